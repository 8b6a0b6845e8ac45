package io.github.netpol4j.laws;

import io.github.netpol4j.laws.arbitraries.FlowArbitraries;
import io.github.netpol4j.laws.arbitraries.Flows;
import io.github.netpol4j.laws.arbitraries.PolicyArbitraries;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What a law is tried on.
 *
 * @param policies one or more policies, enforced together
 * @param flows the flows to try
 */
record Case(List<Policy> policies, Flows flows) {

    static Arbitrary<Case> any() {
        return with(PolicyArbitraries.policies());
    }

    static Arbitrary<Case> with(Arbitrary<List<Policy>> policies) {
        return Combinators.combine(policies, FlowArbitraries.flows()).as(Case::new);
    }

    /** All policies as one. */
    Policy together() {
        Policy all = policies.get(0);
        for (Policy more : policies.subList(1, policies.size())) {
            all = all.plus(more);
        }
        return all;
    }

    /** All rules, with nothing left to a policy. */
    List<Rule> rules() {
        return policies.stream()
                .flatMap(policy -> policy.resolved().rules().stream())
                .toList();
    }

    /** The policies as Java. */
    String java() {
        return policies.stream().map(Policy::toString).collect(Collectors.joining(",\n"));
    }

    @Override
    public String toString() {
        return java() + "\n" + flows;
    }
}
