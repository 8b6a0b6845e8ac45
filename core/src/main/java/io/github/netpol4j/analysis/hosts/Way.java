package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;

/**
 * Something that can be asked for: a port of a Service, or of a node.
 *
 * @param kind how it is reached
 * @param subject the Service's {@code namespace/name}, or the workload's name for a port of its own
 * @param at the address, node or name where it is asked for; empty if it is not known
 * @param protocol the protocol
 * @param port the port that is asked for; 0 for a node port that the cluster chooses
 * @param leadsTo what is behind it, in words
 */
public record Way(Kind kind, String subject, String at, Protocol protocol, int port, String leadsTo) {

    /**
     * Something that can be asked for.
     *
     * @param kind how it is reached
     * @param subject the Service's {@code namespace/name}, or the workload's name for a port of its own
     * @param at the address, node or name where it is asked for
     * @param protocol the protocol
     * @param port the port that is asked for
     * @param leadsTo what is behind it, in words
     */
    public Way {
        Given.noneNull("new Way(..)", kind, subject, at, protocol, leadsTo);
    }

    /** How something is reached. */
    public enum Kind {
        /** A Service inside the cluster. */
        SERVICE,
        /** A port of a node that leads to a Service. */
        NODE_PORT,
        /** A load balancer that leads to a Service. */
        LOAD_BALANCER,
        /** An external address of a Service. */
        EXTERNAL_IP,
        /** A port of a node that leads to a container's port. */
        HOST_PORT,
        /** A port of a pod on the network of its node, which is the node's own. */
        HOST_NETWORK,
        /** A Service of type ExternalName, which is a name for something outside. */
        EXTERNAL_NAME,
        /** A Service without selector, whose EndpointSlices say what is behind it. */
        ENDPOINTS
    }

    /** {@code NODE_PORT shop/web at n1 TCP 30080}. */
    @Override
    public String toString() {
        return kind + " " + subject + (at.isEmpty() ? "" : " at " + at) + " " + protocol + " "
                + (port == 0 ? "(some node port)" : port);
    }
}
