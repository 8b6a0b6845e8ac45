package io.github.netpol4j.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random objects of a cluster, as trees: few names, so that they meet; each kind and name once. What makes pods is named by a number,
 * and owned by a smaller one only, so that no owners own each other.
 */
final class Inventories {

    private static final List<String> MAKERS =
            List.of("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob", "ReplicationController");
    private static final Map<String, String> GROUPS = Map.of(
            "Deployment", "apps/v1",
            "ReplicaSet", "apps/v1",
            "StatefulSet", "apps/v1",
            "DaemonSet", "apps/v1",
            "Job", "batch/v1",
            "CronJob", "batch/v1",
            "ReplicationController", "v1");

    private Inventories() {}

    /** Objects in random order. */
    static Arbitrary<List<Map<String, Object>>> inventories() {
        return Arbitraries.oneOf(
                        namespaces(),
                        nodes(),
                        pods(),
                        pods(),
                        makers(),
                        makers(),
                        services(),
                        slices(),
                        ingresses(),
                        policies())
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(Inventories::unique);
    }

    private static List<Map<String, Object>> unique(List<Map<String, Object>> objects) {
        Map<String, Map<String, Object>> unique = new LinkedHashMap<>();
        objects.forEach(one -> unique.putIfAbsent(
                one.get("kind") + " " + metadata(one).getOrDefault("namespace", "default") + "/"
                        + metadata(one).get("name"),
                one));
        return List.copyOf(unique.values());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> metadata(Map<String, Object> object) {
        return (Map<String, Object>) object.getOrDefault("metadata", Map.of());
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "c");
    }

    private static Arbitrary<Map<String, Object>> labels() {
        return Arbitraries.maps(
                        Arbitraries.of("app", "tier"),
                        Arbitraries.of("x", "z", "1").<Object>map(v -> v))
                .ofMaxSize(2)
                .map(labels -> new LinkedHashMap<>(labels));
    }

    private static Map<String, Object> tree(Object... keysAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tree.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return tree;
    }

    private static Map<String, Object> object(
            String apiVersion, String kind, Map<String, Object> metadata, Object... rest) {
        Map<String, Object> object = tree("apiVersion", apiVersion, "kind", kind, "metadata", metadata);
        object.putAll(tree(rest));
        return object;
    }

    private static Arbitrary<Map<String, Object>> metadata() {
        return Combinators.combine(names(), Arbitraries.of("", "shop", "other"), labels())
                .as((name, namespace, labels) -> {
                    Map<String, Object> metadata = tree("name", name, "labels", labels);
                    if (!namespace.isEmpty()) {
                        metadata.put("namespace", namespace);
                    }
                    return metadata;
                });
    }

    private static Arbitrary<Map<String, Object>> namespaces() {
        return Combinators.combine(Arbitraries.of("default", "shop", "more"), labels())
                .as((name, labels) -> object("v1", "Namespace", tree("name", name, "labels", labels)));
    }

    private static Arbitrary<Map<String, Object>> nodes() {
        return names().map(name -> object(
                "v1",
                "Node",
                tree("name", name),
                "status",
                tree("addresses", List.of(tree("type", "InternalIP", "address", "10.8.0.1")))));
    }

    private static Arbitrary<Map<String, Object>> spec() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of("http", "sql"), Arbitraries.of(80, 5432))
                .as((hostNetwork, name, number) -> tree(
                        "hostNetwork",
                        hostNetwork,
                        "containers",
                        List.of(tree(
                                "name",
                                "c",
                                "image",
                                "i",
                                "ports",
                                List.of(tree("name", name, "containerPort", number, "protocol", "TCP"))))));
    }

    private static Arbitrary<List<Map<String, Object>>> owners(List<String> kinds, List<String> names) {
        return Combinators.combine(Arbitraries.of(kinds), Arbitraries.of(names), Arbitraries.of(true, false))
                .as((kind, name, controller) ->
                        tree("apiVersion", "x/v1", "kind", kind, "name", name, "uid", "u", "controller", controller))
                .list()
                .ofMaxSize(2);
    }

    private static Arbitrary<Map<String, Object>> pods() {
        List<String> kinds = new ArrayList<>(MAKERS);
        kinds.add("Node");
        kinds.add("Rollout");
        return Combinators.combine(
                        metadata(),
                        spec(),
                        owners(kinds, List.of("m1", "m2", "m3")),
                        Arbitraries.of("Running", "Succeeded"),
                        Arbitraries.of("10.0.0.1", "2001:db8::1"))
                .as((metadata, spec, owners, phase, ip) -> {
                    metadata.put("ownerReferences", owners);
                    return object(
                            "v1",
                            "Pod",
                            metadata,
                            "spec",
                            spec,
                            "status",
                            tree("phase", phase, "podIP", ip, "podIPs", List.of(tree("ip", ip))));
                });
    }

    private static Arbitrary<Map<String, Object>> makers() {
        return Combinators.combine(
                        Arbitraries.of(MAKERS),
                        metadata(),
                        labels(),
                        spec(),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(0, 1, 2))
                .flatAs((kind, metadata, labels, spec, number, replicas) -> owners(
                                MAKERS,
                                number == 1 ? List.of("gone") : number == 2 ? List.of("m1") : List.of("m1", "m2"))
                        .map(owners -> {
                            metadata.put("name", "m" + number);
                            metadata.put("ownerReferences", owners);
                            Map<String, Object> template = tree("metadata", tree("labels", labels), "spec", spec);
                            Map<String, Object> inner = switch (kind) {
                                case "CronJob" ->
                                    tree(
                                            "schedule",
                                            "* * * * *",
                                            "jobTemplate",
                                            tree("spec", tree("template", template)));
                                case "Job", "DaemonSet" -> tree("template", template);
                                default -> tree("replicas", replicas, "template", template);
                            };
                            return object(GROUPS.getOrDefault(kind, "v1"), kind, metadata, "spec", inner);
                        }));
    }

    private static Arbitrary<Map<String, Object>> services() {
        return Combinators.combine(
                        metadata(),
                        labels(),
                        Arbitraries.of("ClusterIP", "NodePort", "LoadBalancer"),
                        Arbitraries.of((Object) 80, "http", 5432))
                .as((metadata, selector, type, target) -> object(
                        "v1",
                        "Service",
                        metadata,
                        "spec",
                        tree(
                                "type",
                                type,
                                "selector",
                                selector,
                                "ports",
                                List.of(tree("name", "p", "port", 80, "targetPort", target, "protocol", "TCP")))));
    }

    private static Arbitrary<Map<String, Object>> slices() {
        return Combinators.combine(metadata(), names()).as((metadata, service) -> {
            metadata.put("labels", tree("kubernetes.io/service-name", service));
            return object(
                    "discovery.k8s.io/v1",
                    "EndpointSlice",
                    metadata,
                    "addressType",
                    "IPv4",
                    "endpoints",
                    List.of(tree("addresses", List.of("192.0.2.1"))),
                    "ports",
                    List.of(tree("port", 80)));
        });
    }

    private static Arbitrary<Map<String, Object>> ingresses() {
        return Combinators.combine(metadata(), names(), Arbitraries.of(true, false))
                .as((metadata, service, byName) -> object(
                        "networking.k8s.io/v1",
                        "Ingress",
                        metadata,
                        "spec",
                        tree(
                                "rules",
                                List.of(tree(
                                        "host",
                                        "h.example",
                                        "http",
                                        tree(
                                                "paths",
                                                List.of(tree(
                                                        "path",
                                                        "/",
                                                        "pathType",
                                                        "Prefix",
                                                        "backend",
                                                        tree(
                                                                "service",
                                                                tree(
                                                                        "name",
                                                                        service,
                                                                        "port",
                                                                        byName
                                                                                ? tree("name", "p")
                                                                                : tree("number", 80)))))))))));
    }

    private static Arbitrary<Map<String, Object>> policies() {
        return Combinators.combine(metadata(), labels(), Arbitraries.of((Object) 80, "http"))
                .as((metadata, selector, port) -> object(
                        "networking.k8s.io/v1",
                        "NetworkPolicy",
                        metadata,
                        "spec",
                        tree(
                                "podSelector",
                                tree("matchLabels", selector),
                                "policyTypes",
                                List.of("Ingress"),
                                "ingress",
                                List.of(tree(
                                        "from",
                                        List.of(tree("podSelector", tree("matchLabels", tree("app", "x")))),
                                        "ports",
                                        List.of(tree("port", port)))))));
    }

    /** How often each kind is there, for those who want to see that none is missing. */
    static Map<Object, Long> kinds(List<Map<String, Object>> objects) {
        return objects.stream()
                .collect(Collectors.groupingBy(one -> one.getOrDefault("kind", ""), Collectors.counting()));
    }
}
