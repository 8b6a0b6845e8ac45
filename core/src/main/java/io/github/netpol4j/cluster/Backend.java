package io.github.netpol4j.cluster;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;

/**
 * A pod behind a Service, and the port of it that the Service leads to.
 *
 * @param pod the pod
 * @param protocol TCP, UDP or SCTP
 * @param port the port of the pod
 */
public record Backend(ClusterPod pod, Protocol protocol, int port) {

    /**
     * A pod behind a Service.
     *
     * @param pod the pod
     * @param protocol TCP, UDP or SCTP
     * @param port the port of the pod
     */
    public Backend {
        Given.noneNull("backend(..)", pod, protocol);
    }
}
