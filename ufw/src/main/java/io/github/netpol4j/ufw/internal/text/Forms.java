package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.Optional;

/** Rules in the form in which ufw keeps them. */
public final class Forms {

    private Forms() {}

    /**
     * The direction of a routed rule follows from the interfaces that it names.
     *
     * @param rule any rule
     * @return the same, with that direction
     */
    public static UfwRule directed(UfwRule rule) {
        if (!rule.routed()) {
            return rule;
        }
        boolean out = rule.inInterface().isEmpty() && !rule.outInterface().isEmpty();
        return rule.withDirection(out ? UfwDirection.OUT : UfwDirection.IN);
    }

    /**
     * A rule of a family's list, so that it says of itself which family it is of.
     *
     * @param rule a rule of that list
     * @param v6 IPv6 or IPv4
     * @return a rule that can be in that family's list alone
     */
    public static UfwRule ofFamily(UfwRule rule, boolean v6) {
        return rule.isIn(!v6) ? rule.withDestination(rule.destination().at(v6 ? Cidr.IPV6 : Cidr.IPV4)) : rule;
    }

    /** Which family alone a rule is of; nothing for both. */
    static Optional<Boolean> onlyV6(UfwRule rule) {
        return rule.isIn(true) == rule.isIn(false) ? Optional.empty() : Optional.of(rule.isIn(true));
    }
}
