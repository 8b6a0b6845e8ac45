package io.github.netpol4j.ufw.rule;

import io.github.netpol4j.internal.Given;
import java.util.List;

/**
 * The rules of a host, in the order in which they are looked at: the first that matches decides.
 *
 * @param defaults what becomes of what no rule matches
 * @param v4 the rules for IPv4
 * @param v6 the rules for IPv6
 * @param ipv6 whether ufw handles IPv6 at all; if not, it drops all of it but loopback
 */
public record UfwState(UfwDefaults defaults, List<UfwRule> v4, List<UfwRule> v6, boolean ipv6) {

    /** As ufw is installed, without rules. */
    public static final UfwState INSTALLED = new UfwState(UfwDefaults.INSTALLED, List.of(), List.of(), true);

    /**
     * Rules, lists copied; an end that names every address of a family names none there.
     *
     * @param defaults what becomes of what no rule matches
     * @param v4 the rules for IPv4
     * @param v6 the rules for IPv6
     * @param ipv6 whether ufw handles IPv6 at all; if not, it drops all of it but loopback
     */
    public UfwState {
        Given.notNull("a state", defaults);
        v4 = inFamilyList(v4);
        v6 = inFamilyList(v6);
    }

    private static List<UfwRule> inFamilyList(List<UfwRule> rules) {
        return Given.noNulls("rules", rules).stream().map(UfwRule::inFamilyList).toList();
    }

    /**
     * A list of rules, in each family that they can be in.
     *
     * @param defaults what becomes of what no rule matches
     * @param rules in the order wanted
     * @return the state
     */
    public static UfwState of(UfwDefaults defaults, List<UfwRule> rules) {
        Given.noNulls("rules", rules);
        return new UfwState(defaults, in(false, rules), in(true, rules), true);
    }

    private static List<UfwRule> in(boolean six, List<UfwRule> rules) {
        return rules.stream()
                .filter(rule -> rule.isIn(six))
                .map(UfwRule::inFamilyList)
                .toList();
    }

    /**
     * The rules of a family.
     *
     * @param six IPv6 or IPv4
     * @return in their order
     */
    public List<UfwRule> rules(boolean six) {
        return six ? v6 : v4;
    }
}
