package io.github.netpol4j.calico.oracle;

import java.util.List;
import java.util.Map;

/**
 * One end of a connection as the oracle sees it: plain texts and maps.
 *
 * @param kind what it is; a pod on the network of its node is a host
 * @param namespace a pod's namespace, else empty
 * @param namespaceLabels the labels of a pod's namespace; its name label need not be among them
 * @param name a pod's or a host's name, else empty
 * @param labels a pod's labels
 * @param serviceAccount a pod's service account
 * @param serviceAccountLabels the labels of a pod's service account
 * @param node the node where a pod runs; a host's own name
 * @param address the address that this connection uses at this end; empty if not known
 * @param ports the named container ports of a pod
 * @param interfaceName the interface by which this end's node talks to other nodes; empty if not known
 */
public record End(
        Kind kind,
        String namespace,
        Map<String, String> namespaceLabels,
        String name,
        Map<String, String> labels,
        String serviceAccount,
        Map<String, String> serviceAccountLabels,
        String node,
        String address,
        List<Port> ports,
        String interfaceName) {

    /** What an end can be. */
    public enum Kind {
        POD,
        HOST,
        EXTERNAL
    }

    /** A container port that has a name; the protocol as a number. */
    public record Port(String name, int protocol, int number) {

        @Override
        public String toString() {
            return name + "=" + protocol + ":" + number;
        }
    }

    public static End host(String name, String address) {
        return new End(Kind.HOST, "", Map.of(), name, Map.of(), "", Map.of(), name, address, List.of(), "");
    }

    public static End external(String address) {
        return new End(Kind.EXTERNAL, "", Map.of(), "", Map.of(), "", Map.of(), "", address, List.of(), "");
    }

    public End at(String used) {
        return new End(
                kind,
                namespace,
                namespaceLabels,
                name,
                labels,
                serviceAccount,
                serviceAccountLabels,
                node,
                used,
                ports,
                interfaceName);
    }

    public End by(String interfaceOfNode) {
        return new End(
                kind,
                namespace,
                namespaceLabels,
                name,
                labels,
                serviceAccount,
                serviceAccountLabels,
                node,
                address,
                ports,
                interfaceOfNode);
    }

    boolean isPod() {
        return kind == Kind.POD;
    }

    boolean isHost() {
        return kind == Kind.HOST;
    }

    boolean isOneWith(End other) {
        return kind != Kind.EXTERNAL
                && kind == other.kind
                && namespace.equals(other.namespace)
                && name.equals(other.name);
    }

    @Override
    public String toString() {
        String where = address + (interfaceName.isEmpty() ? "" : " by " + interfaceName);
        return switch (kind) {
            case EXTERNAL -> where;
            case HOST -> "host " + name + " at " + where;
            case POD ->
                "pod " + namespace + " " + namespaceLabels + "/" + name + " " + labels + " as " + serviceAccount + " "
                        + serviceAccountLabels + " on " + node + " at " + where + " listening " + ports;
        };
    }
}
