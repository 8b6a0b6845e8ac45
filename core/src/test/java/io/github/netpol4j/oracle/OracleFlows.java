package io.github.netpol4j.oracle;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.oracle.ConnectionEnd.ContainerPort;
import io.github.netpol4j.oracle.ConnectionEnd.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The library's flows and options in the oracle's words: data alone, nothing is decided here. */
public final class OracleFlows {

    private OracleFlows() {}

    /** The same flow as a connection of the oracle. */
    public static Connection connection(Flow flow) {
        return new Connection(
                end(flow.source(), flow.sourceAddress()),
                end(flow.destination(), flow.destinationAddress()),
                protocol(flow.protocol()),
                flow.port());
    }

    /** The same choices as options of the oracle. */
    public static OracleOptions options(Semantics semantics) {
        return new OracleOptions(
                semantics.podIpsInIpBlocks(),
                semantics.hostNetworkPods() == Semantics.HostNetworkPods.AS_NODE,
                semantics.otherProtocols() == Semantics.OtherProtocols.OPEN,
                semantics.egressToOwnNode());
    }

    private static ConnectionEnd end(Endpoint endpoint, Optional<IpAddress> used) {
        String address = used.map(IpAddress::toString).orElse("");
        return endpoint.fold(
                pod -> new ConnectionEnd(
                        Kind.POD,
                        pod.namespace(),
                        pod.namespaceLabels(),
                        pod.name(),
                        pod.labels(),
                        pod.ports().stream()
                                .map(port -> new ContainerPort(port.name(), protocol(port.protocol()), port.number()))
                                .toList(),
                        address,
                        pod.node().orElse(""),
                        pod.hostNetwork()),
                node -> new ConnectionEnd(
                        Kind.NODE, "", Map.of(), node.name(), Map.of(), List.of(), address, "", false),
                external ->
                        new ConnectionEnd(Kind.EXTERNAL, "", Map.of(), "", Map.of(), List.of(), address, "", false));
    }

    private static String protocol(Protocol protocol) {
        return switch (protocol.number()) {
            case 6 -> "TCP";
            case 17 -> "UDP";
            case 132 -> "SCTP";
            default -> "IP protocol " + protocol.number();
        };
    }
}
