package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ufw status} said.
 *
 * @param active whether the firewall runs; if not, nothing else is known
 * @param defaults what becomes of what no rule matches, if it was said
 * @param level how much is logged, if it was said
 * @param v4 the rules for IPv4, in the order shown
 * @param v6 the rules for IPv6, in the order shown
 */
public record UfwStatus(
        boolean active,
        Optional<UfwDefaults> defaults,
        Optional<UfwLogLevel> level,
        List<UfwRule> v4,
        List<UfwRule> v6) {

    /**
     * A status, lists copied.
     *
     * @param active whether the firewall runs; if not, nothing else is known
     * @param defaults what becomes of what no rule matches, if it was said
     * @param level how much is logged, if it was said
     * @param v4 the rules for IPv4, in the order shown
     * @param v6 the rules for IPv6, in the order shown
     */
    public UfwStatus {
        Given.noneNull("a status", defaults, level);
        v4 = List.copyOf(Given.noNulls("rules", v4));
        v6 = List.copyOf(Given.noNulls("rules", v6));
    }
}
