package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules in order. ufw keeps one rule for the same packets, in the place of the first; the first is also the one that decides, so what
 * comes later is left out.
 */
final class RuleList {

    private final Set<UfwRule> four = new HashSet<>();
    private final Set<UfwRule> six = new HashSet<>();
    private final List<UfwRule> rules = new ArrayList<>();

    void add(UfwRule rule) {
        boolean both = rule.isIn(false) && rule.isIn(true);
        boolean newInFour = rule.isIn(false) && four.add(match(rule));
        boolean newInSix = rule.isIn(true) && six.add(match(rule));
        if (!both) {
            if (newInFour || newInSix) {
                rules.add(rule);
            }
        } else if (newInFour && newInSix) {
            rules.add(rule);
        } else if (newInFour) {
            rules.add(rule.withSource(rule.source().at(Cidr.IPV4)));
        } else if (newInSix) {
            rules.add(rule.withSource(rule.source().at(Cidr.IPV6)));
        }
    }

    /** What is equal for two rules that ufw takes for one. */
    static UfwRule match(UfwRule rule) {
        return rule.inItsFamily()
                .withAction(UfwAction.ALLOW)
                .withLogging(UfwLogging.NONE)
                .withComment("");
    }

    List<UfwRule> rules() {
        return List.copyOf(rules);
    }
}
