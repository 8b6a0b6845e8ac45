package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.flow.Cidr;
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

    /** Adds a rule, or what is left of it; nothing may be. */
    boolean add(UfwRule rule) {
        boolean both = rule.isIn(false) && rule.isIn(true);
        boolean newInFour = rule.isIn(false) && four.add(rule.match());
        boolean newInSix = rule.isIn(true) && six.add(rule.match());
        if (!newInFour && !newInSix) {
            return false;
        }
        boolean whole = !both || (newInFour && newInSix);
        rules.add(whole ? rule : rule.withSource(rule.source().at(newInFour ? Cidr.IPV4 : Cidr.IPV6)));
        return true;
    }

    List<UfwRule> rules() {
        return List.copyOf(rules);
    }
}
