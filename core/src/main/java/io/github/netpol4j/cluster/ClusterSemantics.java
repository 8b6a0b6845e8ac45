package io.github.netpol4j.cluster;

import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;

/**
 * How a cluster is looked at: what the Kubernetes documentation leaves open about flows, and which ends have a row of their own.
 *
 * @param flows what is chosen where the documentation leaves something open
 * @param finishedPodsCount whether pods that have finished are ends of flows; they hold no address any more
 * @param externalIpv6 whether there are addresses outside the cluster beyond IPv4
 * @param nodes whether nodes are ends of flows
 */
public record ClusterSemantics(Semantics flows, boolean finishedPodsCount, boolean externalIpv6, boolean nodes) {

    /**
     * How a cluster is looked at.
     *
     * @param flows what is chosen where the documentation leaves something open
     * @param finishedPodsCount whether pods that have finished are ends of flows
     * @param externalIpv6 whether there are addresses outside the cluster beyond IPv4
     * @param nodes whether nodes are ends of flows
     */
    public ClusterSemantics {
        Given.notNull("semantics", flows);
    }

    /**
     * As most clusters do it, with everything that can send or listen.
     *
     * @return those choices
     */
    public static ClusterSemantics defaults() {
        return new ClusterSemantics(Semantics.defaults(), false, true, true);
    }

    /**
     * As netpol-analyzer of np-guard does it, to compare with its output: blocks never match pods, pods on the network of their
     * node are pods like others, finished pods count, addresses outside are IPv4, and nodes are left out.
     *
     * @return those choices
     */
    public static ClusterSemantics likeNetpolAnalyzer() {
        return new ClusterSemantics(
                Semantics.defaults().withPodIpsInIpBlocks(false).withHostNetworkPods(Semantics.HostNetworkPods.AS_POD),
                true,
                false,
                false);
    }

    /**
     * The same with other choices about flows.
     *
     * @param choices what is chosen
     * @return the changed choices
     */
    public ClusterSemantics withFlows(Semantics choices) {
        return new ClusterSemantics(choices, finishedPodsCount, externalIpv6, nodes);
    }

    /**
     * The same with another choice for finished pods.
     *
     * @param count whether they are ends of flows
     * @return the changed choices
     */
    public ClusterSemantics withFinishedPods(boolean count) {
        return new ClusterSemantics(flows, count, externalIpv6, nodes);
    }

    /**
     * The same with another choice for addresses outside.
     *
     * @param given whether there are IPv6 ones
     * @return the changed choices
     */
    public ClusterSemantics withExternalIpv6(boolean given) {
        return new ClusterSemantics(flows, finishedPodsCount, given, nodes);
    }

    /**
     * The same with another choice for nodes.
     *
     * @param given whether they are ends of flows
     * @return the changed choices
     */
    public ClusterSemantics withNodes(boolean given) {
        return new ClusterSemantics(flows, finishedPodsCount, externalIpv6, given);
    }
}
