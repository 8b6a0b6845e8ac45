package io.github.netpol4j.cluster;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import java.util.Optional;

/**
 * A port of a Service.
 *
 * @param name its name; empty if it has none
 * @param protocol TCP, UDP or SCTP
 * @param number the port that clients ask the Service for
 * @param target the port of the pods that it leads to
 * @param nodePort the port of each node that leads there too, if one is known
 */
public record ServicePort(String name, Protocol protocol, int number, PortRef target, Optional<Integer> nodePort) {

    /**
     * A port of a Service.
     *
     * @param name its name; empty if it has none
     * @param protocol TCP, UDP or SCTP
     * @param number the port that clients ask the Service for
     * @param target the port of the pods that it leads to
     * @param nodePort the port of each node that leads there too, if one is known
     */
    public ServicePort {
        Given.noneNull("service(..).port(..)", name, protocol, target, nodePort);
    }
}
