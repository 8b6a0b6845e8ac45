package io.github.netpol4j.calico.arbitraries;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Selectors over the few keys and values of core's alphabet. */
final class SelectorArbitraries {

    private static final Arbitrary<String> OF_PODS = Arbitraries.of(
            "app == 'x'",
            "app == 'y'",
            "tier == 'x'",
            "tier == \"y\"",
            "app != 'x'",
            "tier != 'y'",
            "has(app)",
            "!has(tier)",
            "app in {'x', 'y'}",
            "tier in {'x'}",
            "app not in {'y'}",
            "app starts with 'x'",
            "tier ends with 'y'",
            "app contains 'x'",
            "!(app == 'x')",
            "projectcalico.org/orchestrator == 'k8s'",
            "projectcalico.org/namespace == 'a'");

    private static final Arbitrary<String> OF_NAMESPACES = Arbitraries.of(
            "team == 'x'",
            "team == 'y'",
            "has(team)",
            "team != 'x'",
            "!has(team)",
            "team not in {'x', 'y'}",
            "projectcalico.org/name == 'a'",
            "projectcalico.org/name in {'b', 'c'}",
            "projectcalico.org/name != 'a'",
            "kubernetes.io/metadata.name == 'b'");

    private static final Arbitrary<String> OF_ACCOUNTS = Arbitraries.of(
            "role == 'x'",
            "role != 'x'",
            "has(role)",
            "projectcalico.org/name == 'robot'",
            "projectcalico.org/name in {'reader', 'robot'}",
            "all()");

    /** Whom, by labels; never nobody on purpose, and now and then everyone. */
    static final Arbitrary<String> PODS = ofPods();

    /** Namespaces, and now and then all of them. */
    static final Arbitrary<String> NAMESPACES = ofNamespaces();

    /** Service accounts, by labels and by the label that is their name. */
    static final Arbitrary<String> ACCOUNTS = OF_ACCOUNTS;

    private SelectorArbitraries() {}

    private static Arbitrary<String> ofPods() {
        Arbitrary<String> joined = Combinators.combine(OF_PODS, Arbitraries.of(" && ", " || "), OF_PODS)
                .as((one, how, other) -> one + how + other);
        return Arbitraries.frequencyOf(
                Tuple.of(6, OF_PODS),
                Tuple.of(2, joined),
                Tuple.of(1, joined.map(inner -> "!(" + inner + ")")),
                Tuple.of(2, Arbitraries.just("all()")));
    }

    private static Arbitrary<String> ofNamespaces() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, OF_NAMESPACES),
                Tuple.of(1, Combinators.combine(OF_NAMESPACES, OF_NAMESPACES).as((one, other) -> one + " && " + other)),
                Tuple.of(3, Arbitraries.just("all()")));
    }
}
