package io.github.netpol4j.calico.oracle;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.NamedPort;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The oracle's connections as core's flows, for evaluators that take those: data alone. Core does not know the source port, the
 * ICMP message, interfaces and labels of accounts; whoever does, adds them.
 */
public final class CoreFlows {

    private CoreFlows() {}

    /** The same connection as a flow. */
    public static Flow flow(Connection connection) {
        return new Flow(
                endpoint(connection.from()),
                address(connection.from()),
                endpoint(connection.to()),
                address(connection.to()),
                new Protocol(connection.protocol()),
                connection.hasPorts() ? connection.port() : 0);
    }

    private static Optional<IpAddress> address(End end) {
        return IpAddress.parse(end.address());
    }

    private static Endpoint endpoint(End end) {
        List<IpAddress> addresses = address(end).stream().toList();
        return switch (end.kind()) {
            case EXTERNAL -> new External(addresses.get(0));
            case HOST -> new Node(end.name(), addresses);
            case POD ->
                new Pod(
                        end.namespace(),
                        new TreeMap<>(end.namespaceLabels()),
                        end.name(),
                        new TreeMap<>(end.labels()),
                        end.serviceAccount(),
                        end.ports().stream()
                                .map(port -> new NamedPort(port.name(), new Protocol(port.protocol()), port.number()))
                                .toList(),
                        addresses,
                        Optional.of(end.node()).filter(node -> !node.isEmpty()),
                        false);
        };
    }
}
