package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.github.netpol4j.cluster.ContainerPort;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.stream.Collectors;

/** The connections that the ports of a rule stand for. */
final class RulePorts {

    private static final int LAST = 65_535;

    private RulePorts() {}

    /** Those to a pod; names stand for what it declares. */
    static Connections of(List<NetworkPolicyPort> ports, PodGroup destination) {
        if (ports.isEmpty()) {
            return Connections.all();
        }
        Connections all = Connections.none();
        for (NetworkPolicyPort port : ports) {
            all = all.or(of(port, destination));
        }
        return all;
    }

    /** As people write them, in whatever order they are: {@code TCP 80, UDP 8000-8010}. */
    static String text(List<NetworkPolicyPort> ports) {
        return ports.stream().map(RulePorts::text).distinct().sorted().collect(Collectors.joining(", "));
    }

    private static String text(NetworkPolicyPort port) {
        Protocol protocol = protocol(port);
        if (port.getPort() == null) {
            return protocol.toString();
        }
        String name = port.getPort().getStrVal();
        return protocol + " " + (name != null ? name : port.getPort().getIntVal())
                + (port.getEndPort() == null ? "" : "-" + port.getEndPort());
    }

    private static Connections of(NetworkPolicyPort port, PodGroup destination) {
        Protocol protocol = protocol(port);
        if (port.getPort() == null) {
            return Connections.of(protocol, 1, LAST);
        }
        String name = port.getPort().getStrVal();
        if (name == null) {
            int first = port.getPort().getIntVal();
            return Connections.of(protocol, first, port.getEndPort() == null ? first : port.getEndPort());
        }
        Connections named = Connections.none();
        for (ContainerPort own : destination.ports()) {
            if (own.name().filter(name::equals).isPresent() && own.protocol().equals(protocol)) {
                named = named.or(Connections.of(protocol, own.number(), own.number()));
            }
        }
        return named;
    }

    /** TCP where none is said. */
    static Protocol protocol(NetworkPolicyPort port) {
        String word = port.getProtocol() == null ? "TCP" : port.getProtocol();
        return switch (word) {
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> Protocol.TCP;
        };
    }
}
