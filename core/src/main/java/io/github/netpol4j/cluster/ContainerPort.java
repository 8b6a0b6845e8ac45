package io.github.netpol4j.cluster;

import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import java.util.Comparator;
import java.util.Optional;

/**
 * A port that a container declares. A container may listen on others too: declaring is only telling.
 *
 * @param name its name, if it has one
 * @param protocol TCP, UDP or SCTP
 * @param number 1 to 65535
 * @param hostPort the port of the node that leads to it, if there is one
 * @param hostIp the address of the node that the host port is bound to; empty means all of them
 */
public record ContainerPort(
        Optional<String> name, Protocol protocol, int number, Optional<Integer> hostPort, Optional<IpAddress> hostIp)
        implements Comparable<ContainerPort> {

    private static final Comparator<ContainerPort> ORDER = Comparator.comparingInt(ContainerPort::number)
            .thenComparing(ContainerPort::protocol)
            .thenComparing(port -> port.name.orElse(""))
            .thenComparing(port -> port.hostPort.orElse(0))
            .thenComparing(port -> port.hostIp.map(IpAddress::toString).orElse(""));

    /**
     * A port that a container declares.
     *
     * @param name its name, if it has one
     * @param protocol TCP, UDP or SCTP
     * @param number 1 to 65535
     * @param hostPort the port of the node that leads to it, if there is one
     * @param hostIp the address of the node that the host port is bound to
     */
    public ContainerPort {
        Given.noneNull("containerPort(..)", name, protocol, hostPort, hostIp);
    }

    @Override
    public int compareTo(ContainerPort other) {
        return ORDER.compare(this, other);
    }
}
