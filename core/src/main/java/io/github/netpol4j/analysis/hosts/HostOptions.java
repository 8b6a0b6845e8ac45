package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import java.util.List;

/**
 * What neither manifests nor rules of hosts tell, and answers depend on. What is said to be unknown is asked both ways.
 *
 * @param proxy how the cluster leads a Service's port to a pod
 * @param accept whether something accepts forwarded packets before a host's rules are asked
 * @param leaving under which address pods are seen by what is no pod
 * @param podBlocks the addresses of pods whose own is not known; none if these are not known either
 * @param flows what is chosen where the Kubernetes documentation leaves something open
 */
public record HostOptions(
        ServiceProxy proxy, ForwardAccept accept, Leaving leaving, List<Cidr> podBlocks, Semantics flows) {

    /**
     * What is known.
     *
     * @param proxy how the cluster leads a Service's port to a pod
     * @param accept whether something accepts forwarded packets before a host's rules are asked
     * @param leaving under which address pods are seen by what is no pod
     * @param podBlocks the addresses of pods whose own is not known
     * @param flows what is chosen where the Kubernetes documentation leaves something open
     */
    public HostOptions {
        Given.noneNull("new HostOptions(..)", proxy, accept, leaving, flows);
        podBlocks = List.copyOf(Given.noNulls("new HostOptions(..)", podBlocks));
    }

    /** How a Service's port leads to a pod. */
    public enum ServiceProxy {
        /**
         * kube-proxy in iptables or nftables mode: the destination is rewritten before the packet is routed, so that it is forwarded and
         * never comes in at the host.
         */
        REWRITING,
        /** kube-proxy in IPVS mode: the packet comes in at the host first, with the port that was asked for, and leaves it again. */
        IPVS,
        /** One of the two. */
        UNKNOWN
    }

    /** Whether something accepts forwarded packets before a host's own rules are asked. */
    public enum ForwardAccept {
        /**
         * It does, as Docker, Calico, Flannel, and kube-proxy for what it translates, do by default: routed rules of the host decide nothing.
         */
        FIRST,
        /** Nothing does: the host's routed rules decide. */
        NONE,
        /** One of the two. */
        UNKNOWN
    }

    /** Under which address pods are seen outside the network of pods. */
    public enum Leaving {
        /** Under their node's, as most clusters translate it. */
        AS_NODE,
        /** Under their own. */
        AS_POD,
        /** One of the two. */
        UNKNOWN
    }

    /**
     * Services are rewritten, and the rest is not known.
     *
     * @return those options
     */
    public static HostOptions defaults() {
        return new HostOptions(
                ServiceProxy.REWRITING, ForwardAccept.UNKNOWN, Leaving.UNKNOWN, List.of(), Semantics.defaults());
    }

    /**
     * The same with another way of Services.
     *
     * @param choice how a Service's port leads to a pod
     * @return the changed options
     */
    public HostOptions withProxy(ServiceProxy choice) {
        return new HostOptions(choice, accept, leaving, podBlocks, flows);
    }

    /**
     * The same with another answer about what comes before a host's routed rules.
     *
     * @param choice whether something accepts first
     * @return the changed options
     */
    public HostOptions withAccept(ForwardAccept choice) {
        return new HostOptions(proxy, choice, leaving, podBlocks, flows);
    }

    /**
     * The same with another answer about how pods are seen.
     *
     * @param choice under which address
     * @return the changed options
     */
    public HostOptions withLeaving(Leaving choice) {
        return new HostOptions(proxy, accept, choice, podBlocks, flows);
    }

    /**
     * The same, where pods have addresses of these blocks if theirs is not known.
     *
     * @param blocks such as {@code 10.244.0.0/16}
     * @return the changed options
     */
    public HostOptions withPodBlocks(String... blocks) {
        List<Cidr> read =
                Given.list("withPodBlocks(..)", blocks).stream().map(Cidr::of).toList();
        return new HostOptions(proxy, accept, leaving, read, flows);
    }

    /**
     * The same with other choices about flows.
     *
     * @param choices where the Kubernetes documentation leaves something open
     * @return the changed options
     */
    public HostOptions withFlows(Semantics choices) {
        return new HostOptions(proxy, accept, leaving, podBlocks, choices);
    }
}
