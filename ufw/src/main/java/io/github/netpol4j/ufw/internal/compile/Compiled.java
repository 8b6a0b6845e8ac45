package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.policy.UfwApplication;
import io.github.netpol4j.ufw.policy.UfwDefaultPolicies;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;

/**
 * What policies come to.
 *
 * @param defaults what policies say of packets that no rule matches
 * @param rules in the order in which they are looked at; one without addresses is of both IP families
 * @param applications the profiles that rules, or policies, name
 */
public record Compiled(UfwDefaultPolicies defaults, List<UfwRule> rules, List<UfwApplication> applications) {

    /**
     * What policies come to, lists copied.
     *
     * @param defaults what policies say of packets that no rule matches
     * @param rules in the order in which they are looked at; one without addresses is of both IP families
     * @param applications the profiles that rules, or policies, name
     */
    public Compiled {
        Given.notNull("compiled rules", defaults);
        rules = List.copyOf(Given.noNulls("compiled rules", rules));
        applications = List.copyOf(Given.noNulls("compiled rules", applications));
    }

    /**
     * A host that has these rules and no others. Of what no policy speaks, it does what core policies mean.
     *
     * @return its rules, by IP family
     */
    public UfwState state() {
        return UfwState.of(defaults.over(UfwCompiler.DEFAULTS), rules);
    }
}
