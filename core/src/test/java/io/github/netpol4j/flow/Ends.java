package io.github.netpol4j.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ends of every kind that {@link Sayings} can tell apart, and the flows between them. */
final class Ends {

    private static final List<String> MENTIONED_NAMESPACES = List.of("a", "b");
    private static final List<String> OTHER_NAMESPACES = List.of("c", "d");

    /** Hosts, outside addresses, pods on the network of their node, and pods with every combination of labels. */
    static final List<Endpoint> ALL = all();

    private Ends() {}

    private static List<Endpoint> all() {
        List<Endpoint> ends = new ArrayList<>();
        ends.add(Node.named("n"));
        ends.add(new External(IpAddress.of("10.0.0.1")));
        ends.add(Pod.ofApp("a", "p").onHostNetwork());
        List<String> namespaces = new ArrayList<>(MENTIONED_NAMESPACES);
        namespaces.addAll(OTHER_NAMESPACES);
        for (String namespace : namespaces) {
            for (SortedMap<String, String> ofNamespace : labels("team", "env", List.of("-", "x", "y", "z"))) {
                for (SortedMap<String, String> labels : labels("app", "tier", List.of("-", "p", "", "r"))) {
                    ends.add(new Pod(
                            namespace,
                            ofNamespace,
                            "pod",
                            labels,
                            "default",
                            List.of(),
                            List.of(),
                            Optional.empty(),
                            false));
                }
            }
        }
        return List.copyOf(ends);
    }

    /** Every combination of values of two keys; a dash stands for no label. */
    private static List<SortedMap<String, String>> labels(String key, String other, List<String> values) {
        List<SortedMap<String, String>> all = new ArrayList<>();
        for (String value : values) {
            for (String otherValue : values) {
                SortedMap<String, String> labels = new TreeMap<>(Map.of(key, value, other, otherValue));
                labels.values().removeIf("-"::equals);
                all.add(labels);
            }
        }
        return all;
    }

    /**
     * The flow between two different ends of these kinds. Two pods of one namespace have the source's namespace labels. An
     * outside end has an address in any case.
     */
    static Flow flow(
            Endpoint source, Optional<IpAddress> from, Endpoint destination, Optional<IpAddress> to, Traffic traffic) {
        Endpoint here = settled(source, "source", labels(source), from, List.of());
        SortedMap<String, String> shared =
                namespace(source).equals(namespace(destination)) ? labels(source) : labels(destination);
        Endpoint there = settled(destination, "destination", shared, to, traffic.ports());
        return traffic.between(here, used(here), there, used(there));
    }

    private static Optional<IpAddress> used(Endpoint end) {
        return end.addresses().stream().findFirst();
    }

    private static String namespace(Endpoint end) {
        return end.fold(Pod::namespace, node -> "", external -> "");
    }

    private static SortedMap<String, String> labels(Endpoint end) {
        return end.fold(Pod::namespaceLabels, node -> new TreeMap<>(), external -> new TreeMap<>());
    }

    private static Endpoint settled(
            Endpoint end,
            String name,
            SortedMap<String, String> ofNamespace,
            Optional<IpAddress> address,
            List<NamedPort> ports) {
        List<IpAddress> addresses = address.stream().toList();
        return end.fold(
                pod -> new Pod(
                        pod.namespace(),
                        ofNamespace,
                        name,
                        pod.labels(),
                        pod.serviceAccount(),
                        ports,
                        addresses,
                        pod.node(),
                        pod.hostNetwork()),
                node -> new Node(name, addresses),
                external -> address.map(External::new).orElse(external));
    }
}
