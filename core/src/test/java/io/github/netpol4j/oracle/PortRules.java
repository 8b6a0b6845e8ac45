package io.github.netpol4j.oracle;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.github.netpol4j.oracle.ConnectionEnd.ContainerPort;
import java.util.List;

/** The ports of a rule. Source: the reference of networking.k8s.io/v1 NetworkPolicy, NetworkPolicyPort. */
final class PortRules {

    private PortRules() {}

    /**
     * API, spec.ingress.ports and spec.egress.ports: items are combined by a logical OR; if the field is empty or
     * missing, the rule matches all ports, traffic not restricted by port, of whatever protocol.
     *
     * @param toPod whether the destination counts as a pod
     */
    static boolean anyMatches(List<NetworkPolicyPort> ports, Connection connection, boolean toPod) {
        if (ports == null || ports.isEmpty()) {
            return true;
        }
        for (NetworkPolicyPort port : ports) {
            if (matches(port, connection, toPod)) {
                return true;
            }
        }
        return false;
    }

    /**
     * API, NetworkPolicyPort.protocol: the protocol that traffic must match; if not specified, it is TCP.
     *
     * <p>NetworkPolicyPort.port: if not provided, all port numbers of that protocol match; if present, only traffic on
     * that protocol <em>and</em> port. It may be numerical or the name of a port on a pod.
     *
     * <p>NetworkPolicyPort.endPort: ports from port to endPort, inclusive, are allowed.
     */
    private static boolean matches(NetworkPolicyPort port, Connection connection, boolean toPod) {
        String protocol = port.getProtocol() == null ? "TCP" : port.getProtocol();
        if (!protocol.equals(connection.protocol())) {
            return false;
        }
        if (port.getPort() == null) {
            return true;
        }
        if (port.getPort().getIntVal() == null) {
            return toPod && isDeclared(port.getPort().getStrVal(), protocol, connection);
        }
        int first = port.getPort().getIntVal();
        int last = port.getEndPort() == null ? first : port.getEndPort();
        return first <= connection.port() && connection.port() <= last;
    }

    /**
     * A port's name is that of a container port on a pod, and of one protocol. In both directions the port in question
     * is the destination's, so it is the destination pod that resolves the name: for ingress the selected pod, for
     * egress each pod that is connected to. Several containers may give the name to several ports; a pod that does not
     * declare it, and whatever is no pod, is not matched. (End-to-end test "should allow egress access on one named
     * port".)
     */
    private static boolean isDeclared(String name, String protocol, Connection connection) {
        for (ContainerPort declared : connection.to().ports()) {
            if (declared.name().equals(name)
                    && declared.protocol().equals(protocol)
                    && declared.number() == connection.port()) {
                return true;
            }
        }
        return false;
    }
}
