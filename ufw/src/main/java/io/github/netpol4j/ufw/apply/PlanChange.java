package io.github.netpol4j.ufw.apply;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwRule;

/**
 * One change of a family's rules.
 *
 * @param kind what is done
 * @param v6 whether to the rules for IPv6
 * @param rule the rule
 * @param from its number before, from 1; 0 if it was not there
 * @param to its number after; 0 if it is not there any more
 * @param reason why
 */
public record PlanChange(Kind kind, boolean v6, UfwRule rule, int from, int to, String reason) {

    /** What is done to a rule. */
    public enum Kind {
        /** It is added. */
        ADD,
        /** It is removed. */
        REMOVE,
        /** It gets another place. */
        MOVE
    }

    /**
     * A change.
     *
     * @param kind what is done
     * @param v6 whether to the rules for IPv6
     * @param rule the rule
     * @param from its number before, from 1; 0 if it was not there
     * @param to its number after; 0 if it is not there any more
     * @param reason why
     */
    public PlanChange {
        Given.noneNull("a change", kind, rule, reason);
    }
}
