package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.KubernetesSyntax;
import java.util.Comparator;
import java.util.List;

/**
 * A port that an endpoint declares under a name. One name may stand for several numbers and protocols.
 *
 * @param name the name, as in a container's {@code ports}
 * @param protocol TCP, UDP or SCTP
 * @param number 1 to 65535
 */
public record NamedPort(String name, Protocol protocol, int number) implements Comparable<NamedPort> {

    /**
     * A declared port.
     *
     * @param name the name, as in a container's {@code ports}
     * @param protocol TCP, UDP or SCTP
     * @param number 1 to 65535
     * @throws io.github.netpol4j.finding.InvalidInputException if name, protocol or number is not one of a port
     */
    public NamedPort {
        Given.noneNull("listening(..)", name, protocol);
        List<String> wrong = KubernetesSyntax.portName(name);
        if (!wrong.isEmpty()) {
            throw Messages.name("port name", "a port name", name, wrong);
        }
        if (!protocol.hasPorts()) {
            throw Messages.portlessPort(protocol);
        }
        Ports.check("port " + name, number);
    }

    @Override
    public int compareTo(NamedPort other) {
        return Comparator.comparing(NamedPort::name)
                .thenComparing(NamedPort::protocol)
                .thenComparingInt(NamedPort::number)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return name + " " + protocol + " " + number;
    }
}
