package io.github.netpol4j.calico.resource;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;

/**
 * A port of a host endpoint, under a name that rules can use.
 *
 * @param name its name
 * @param protocol its protocol
 * @param port its number
 */
public record EndpointPort(String name, Protocol protocol, int port) {

    /**
     * A port.
     *
     * @param name its name
     * @param protocol its protocol
     * @param port its number
     */
    public EndpointPort {
        Given.noneNull("ports", name, protocol);
    }
}
