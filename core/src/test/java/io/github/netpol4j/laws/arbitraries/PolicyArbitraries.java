package io.github.netpol4j.laws.arbitraries;

import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Policies, alone and in sets: of plain random rules, of rules that are forced to overlap, and of both. */
public final class PolicyArbitraries {

    private PolicyArbitraries() {}

    /**
     * A policy of a few rules of every kind.
     *
     * @return policies, of which at least 60 of 100 compile for Kubernetes
     */
    public static Arbitrary<Policy> policy() {
        return named("one", 4);
    }

    /**
     * One to three policies that are enforced together.
     *
     * @return sets of policies with different names
     */
    public static Arbitrary<List<Policy>> policies() {
        return Arbitraries.frequencyOf(
                Tuple.of(7, policy().map(List::of)),
                Tuple.of(2, two()),
                Tuple.of(
                        1,
                        Combinators.combine(named("one", 2), named("two", 2), named("three", 2))
                                .as(List::of)));
    }

    /**
     * Two policies.
     *
     * @return pairs of policies with different names
     */
    public static Arbitrary<List<Policy>> two() {
        return Combinators.combine(named("one", 2), named("two", 2)).as(List::of);
    }

    private static Arbitrary<Policy> named(String name, int most) {
        Arbitrary<List<Rule>> plain = RuleArbitraries.rule().list().ofMinSize(1).ofMaxSize(most);
        Arbitrary<List<Rule>> rules = Arbitraries.frequencyOf(
                Tuple.of(3, plain),
                Tuple.of(2, DirectedRules.any()),
                Tuple.of(
                        2,
                        Combinators.combine(
                                        DirectedRules.any(),
                                        RuleArbitraries.rule().list().ofMaxSize(2))
                                .as(PolicyArbitraries::joined)));
        Arbitrary<String> namespace =
                Arbitraries.frequency(Tuple.of(9, "a"), Tuple.of(2, "b"), Tuple.of(1, Alphabet.KUBE_SYSTEM));
        Arbitrary<String> key = Arbitraries.frequency(Tuple.of(12, "app"), Tuple.of(1, "tier"));
        return Combinators.combine(rules, namespace, key).as((all, in, appLabel) -> Policy.of(name, in, appLabel, all));
    }

    private static List<Rule> joined(List<Rule> some, List<Rule> more) {
        List<Rule> all = new ArrayList<>(some);
        all.addAll(more);
        return Collections.unmodifiableList(all);
    }
}
