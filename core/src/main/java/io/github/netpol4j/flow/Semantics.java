package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the Kubernetes documentation leaves to the implementation, as choices.
 *
 * <p>Source: kubernetes.io, "Network Policies" (behaviour of ipBlock selectors, hostNetwork pods, other protocols).
 *
 * @param podIpsInIpBlocks whether an address block also matches pods that have an address in it; the end-to-end tests of
 *     Kubernetes expect it, the documentation advises to use blocks for addresses outside the cluster only
 * @param hostNetworkPods what a pod on the network of its node is
 * @param otherProtocols what isolation means for protocols other than TCP, UDP and SCTP
 * @param egressToOwnNode whether a pod always reaches its own node; that the node always reaches the pod is certain, the
 *     other way is said by the documentation and not by the API
 */
public record Semantics(
        boolean podIpsInIpBlocks,
        HostNetworkPods hostNetworkPods,
        OtherProtocols otherProtocols,
        boolean egressToOwnNode) {

    /**
     * Choices.
     *
     * @param podIpsInIpBlocks whether an address block also matches pods that have an address in it; the end-to-end tests of Kubernetes expect it, the documentation advises to use blocks for addresses outside the cluster only
     * @param hostNetworkPods what a pod on the network of its node is
     * @param otherProtocols what isolation means for protocols other than TCP, UDP and SCTP
     * @param egressToOwnNode whether a pod always reaches its own node; that the node always reaches the pod is certain, the other way is said by the documentation and not by the API
     */
    public Semantics {
        Given.noneNull("semantics", hostNetworkPods, otherProtocols);
    }

    /** What a pod with {@code hostNetwork: true} is to a policy. */
    public enum HostNetworkPods {
        /** No selector sees it; its traffic is that of its node. The usual behaviour. */
        AS_NODE,
        /** An ordinary pod. */
        AS_POD
    }

    /** What isolation of a pod means for ICMP and all else that NetworkPolicy has no word for. */
    public enum OtherProtocols {
        /** Blocked, unless a rule without ports matches. */
        ISOLATED,
        /** Never touched. */
        OPEN
    }

    /**
     * What most implementations do: blocks match pods, pods on the node's network are the node, isolation holds for every
     * protocol.
     *
     * @return those choices
     */
    public static Semantics defaults() {
        return new Semantics(true, HostNetworkPods.AS_NODE, OtherProtocols.ISOLATED, false);
    }

    /**
     * The same with another choice for blocks.
     *
     * @param matches whether blocks match pods
     * @return the changed choices
     */
    public Semantics withPodIpsInIpBlocks(boolean matches) {
        return new Semantics(matches, hostNetworkPods, otherProtocols, egressToOwnNode);
    }

    /**
     * The same with another choice for pods on the network of their node.
     *
     * @param choice what they are
     * @return the changed choices
     */
    public Semantics withHostNetworkPods(HostNetworkPods choice) {
        return new Semantics(podIpsInIpBlocks, choice, otherProtocols, egressToOwnNode);
    }

    /**
     * The same with another choice for other protocols.
     *
     * @param choice what isolation means for them
     * @return the changed choices
     */
    public Semantics withOtherProtocols(OtherProtocols choice) {
        return new Semantics(podIpsInIpBlocks, hostNetworkPods, choice, egressToOwnNode);
    }

    /**
     * The same with another choice for what a pod sends to its own node.
     *
     * @param passes whether it always passes
     * @return the changed choices
     */
    public Semantics withEgressToOwnNode(boolean passes) {
        return new Semantics(podIpsInIpBlocks, hostNetworkPods, otherProtocols, passes);
    }

    /**
     * Why no policy can block a flow, if that is so: a pod reaches itself, a node reaches its own pods.
     *
     * @param flow any flow
     * @return the reason, or empty if policies decide
     */
    public Optional<String> exemption(Flow flow) {
        Given.notNull("exemption(..)", flow);
        if (flow.source().isSameAs(flow.destination())) {
            return Optional.of("an endpoint always reaches itself");
        }
        if (isOwnNode(flow.source(), flow.destination())) {
            return Optional.of("a node always reaches its own pods");
        }
        if (egressToOwnNode && isOwnNode(flow.destination(), flow.source())) {
            return Optional.of("a pod always reaches its own node");
        }
        return otherProtocols == OtherProtocols.OPEN && !flow.protocol().hasPorts()
                ? Optional.of("policies do not touch " + flow.protocol())
                : Optional.empty();
    }

    /**
     * The flows that no policy touches, as far as their protocol tells.
     *
     * @return empty if policies decide about every protocol
     */
    public List<Region> untouched() {
        return otherProtocols == OtherProtocols.OPEN
                ? List.of(Region.all()
                        .with(
                                Dimension.protocol(),
                                new Values.Numbers(IntStream.rangeClosed(0, 255)
                                        .mapToObj(Protocol::new)
                                        .filter(protocol -> !protocol.hasPorts())
                                        .map(protocol -> new Values.Span(protocol.number(), protocol.number()))
                                        .toList())))
                : List.of();
    }

    /** Whether the first end is the node that the second, a pod on the pod network, runs on. */
    private boolean isOwnNode(Endpoint host, Endpoint end) {
        Optional<String> ofPod = end.fold(
                pod -> pod.isSelectable(this) ? pod.node() : Optional.empty(),
                node -> Optional.empty(),
                out -> Optional.empty());
        Optional<String> here = host.fold(
                pod -> pod.isSelectable(this) ? Optional.empty() : pod.node(),
                node -> Optional.of(node.name()),
                out -> Optional.empty());
        return ofPod.isPresent() && ofPod.equals(here);
    }
}
