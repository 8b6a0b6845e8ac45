package io.github.netpol4j.ufw.rule;

import io.github.netpol4j.internal.Given;

/**
 * Ports of one protocol, as an application profile lists them.
 *
 * @param ports at least one
 * @param protocol TCP, UDP, or both
 */
public record UfwPortGroup(UfwPorts ports, UfwProtocol protocol) {

    /**
     * A group.
     *
     * @param ports at least one
     * @param protocol TCP, UDP, or both
     */
    public UfwPortGroup {
        Given.noneNull("a port group", ports, protocol);
    }

    /** As a profile writes it: {@code 8000:8100/tcp}. */
    @Override
    public String toString() {
        return protocol == UfwProtocol.ANY ? ports.toString() : ports + "/" + protocol;
    }
}
