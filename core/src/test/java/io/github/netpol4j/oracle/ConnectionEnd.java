package io.github.netpol4j.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One end of a connection as the oracle sees it: plain texts and maps, so that nothing of the library's reading of
 * addresses and labels is shared.
 *
 * @param kind what it is
 * @param namespace a pod's namespace, else empty
 * @param namespaceLabels the labels that a pod's namespace was given; its name label need not be among them
 * @param name a pod's or node's name, else empty
 * @param labels a pod's labels
 * @param ports the named container ports of a pod
 * @param address the address that this connection uses at this end; empty if not known
 * @param node the name of a pod's node; empty if not known
 * @param hostNetwork whether a pod uses the network of its node
 */
public record ConnectionEnd(
        Kind kind,
        String namespace,
        Map<String, String> namespaceLabels,
        String name,
        Map<String, String> labels,
        List<ContainerPort> ports,
        String address,
        String node,
        boolean hostNetwork) {

    /** The three kinds of entities that a policy can speak of. */
    public enum Kind {
        POD,
        NODE,
        EXTERNAL
    }

    /** A container port that has a name. */
    public record ContainerPort(String name, String protocol, int number) {}

    public ConnectionEnd {
        namespaceLabels = Map.copyOf(namespaceLabels);
        labels = Map.copyOf(labels);
        ports = List.copyOf(ports);
    }

    public static ConnectionEnd pod(String namespace, String name, Map<String, String> labels) {
        return new ConnectionEnd(Kind.POD, namespace, Map.of(), name, labels, List.of(), "", "", false);
    }

    public static ConnectionEnd node(String name, String address) {
        return new ConnectionEnd(Kind.NODE, "", Map.of(), name, Map.of(), List.of(), address, "", false);
    }

    public static ConnectionEnd external(String address) {
        return new ConnectionEnd(Kind.EXTERNAL, "", Map.of(), "", Map.of(), List.of(), address, "", false);
    }

    public ConnectionEnd inNamespaceLabelled(Map<String, String> given) {
        return new ConnectionEnd(kind, namespace, given, name, labels, ports, address, node, hostNetwork);
    }

    public ConnectionEnd listening(String port, String protocol, int number) {
        List<ContainerPort> all = new ArrayList<>(ports);
        all.add(new ContainerPort(port, protocol, number));
        return new ConnectionEnd(kind, namespace, namespaceLabels, name, labels, all, address, node, hostNetwork);
    }

    public ConnectionEnd at(String used) {
        return new ConnectionEnd(kind, namespace, namespaceLabels, name, labels, ports, used, node, hostNetwork);
    }

    public ConnectionEnd on(String host) {
        return new ConnectionEnd(kind, namespace, namespaceLabels, name, labels, ports, address, host, hostNetwork);
    }

    public ConnectionEnd onHostNetwork() {
        return new ConnectionEnd(kind, namespace, namespaceLabels, name, labels, ports, address, node, true);
    }
}
