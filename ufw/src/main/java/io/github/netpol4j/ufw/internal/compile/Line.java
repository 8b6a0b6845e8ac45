package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwRule;

/**
 * A rule, and the sentence it comes from.
 *
 * @param rule the rule
 * @param sentence as it was written
 * @param isOrdered whether its place is the one that it was written at
 */
record Line(UfwRule rule, String sentence, boolean isOrdered) {

    boolean isDeny() {
        return rule.action() == UfwAction.DENY || rule.action() == UfwAction.REJECT;
    }
}
