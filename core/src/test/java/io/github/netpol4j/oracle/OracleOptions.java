package io.github.netpol4j.oracle;

/**
 * What the documentation leaves to the implementation.
 *
 * @param podsMatchIpBlocks whether an ipBlock matches the addresses of pods too (page, "Behavior of to and from
 *     selectors", leaves it undefined; the end-to-end tests expect it)
 * @param hostNetworkPodsAreNodes whether a hostNetwork pod is ignored by selectors and counts as its node, or is an
 *     ordinary pod ("NetworkPolicy and hostNetwork pods" allows both)
 * @param otherProtocolsAreOpen whether protocols other than TCP, UDP and SCTP always pass ("undefined")
 * @param podsReachTheirNode whether a pod always reaches its own node; that the node always reaches the pod is certain
 */
public record OracleOptions(
        boolean podsMatchIpBlocks,
        boolean hostNetworkPodsAreNodes,
        boolean otherProtocolsAreOpen,
        boolean podsReachTheirNode) {

    /** What the end-to-end tests expect, and what is usual where they are silent. */
    public static final OracleOptions USUAL = new OracleOptions(true, true, false, false);
}
