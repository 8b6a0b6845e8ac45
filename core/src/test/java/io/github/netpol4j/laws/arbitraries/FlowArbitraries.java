package io.github.netpol4j.laws.arbitraries;

import io.github.netpol4j.flow.Semantics;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Flows, by the cluster that they are in. */
public final class FlowArbitraries {

    private FlowArbitraries() {}

    /**
     * Some flows of one cluster, and how to judge them.
     *
     * @return flows
     */
    public static Arbitrary<Flows> flows() {
        return flows(semantics());
    }

    /**
     * Some flows of one cluster.
     *
     * @param semantics how to judge them
     * @return flows
     */
    public static Arbitrary<Flows> flows(Arbitrary<Semantics> semantics) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, Cluster.COUNT - 1).withoutEdgeCases(),
                        Arbitraries.integers().between(0, 1_000_000).withoutEdgeCases(),
                        semantics)
                .as((number, seed, choices) -> new Flows(Cluster.of(number), seed, choices));
    }

    /**
     * What Kubernetes leaves open, within what the laws range over.
     *
     * @return the defaults most of the time
     */
    public static Arbitrary<Semantics> semantics() {
        Semantics usual = Semantics.defaults();
        return Arbitraries.frequency(
                Tuple.of(5, usual),
                Tuple.of(3, usual.withPodIpsInIpBlocks(false)),
                Tuple.of(2, usual.withHostNetworkPods(Semantics.HostNetworkPods.AS_POD)),
                Tuple.of(1, usual.withEgressToOwnNode(true)));
    }

    /**
     * Everything that Kubernetes leaves open, in every combination.
     *
     * @return the defaults are the simplest
     */
    public static Arbitrary<Semantics> everySemantics() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(2, true), Tuple.of(1, false)),
                        Arbitraries.frequency(
                                Tuple.of(3, Semantics.HostNetworkPods.AS_NODE),
                                Tuple.of(1, Semantics.HostNetworkPods.AS_POD)),
                        Arbitraries.frequency(
                                Tuple.of(3, Semantics.OtherProtocols.ISOLATED),
                                Tuple.of(1, Semantics.OtherProtocols.OPEN)),
                        Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)))
                .as(Semantics::new);
    }
}
