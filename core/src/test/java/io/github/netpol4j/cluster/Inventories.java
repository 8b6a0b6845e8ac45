package io.github.netpol4j.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Random objects of a cluster, as trees: few names, so that they meet; each kind and name once. What makes pods is named by a number,
 * and owned by a smaller one only, so that no owners own each other.
 */
final class Inventories {

    private static final Map<String, String> GROUPS = Map.of(
            "Deployment", "apps/v1",
            "ReplicaSet", "apps/v1",
            "StatefulSet", "apps/v1",
            "DaemonSet", "apps/v1",
            "Job", "batch/v1",
            "CronJob", "batch/v1",
            "ReplicationController", "v1");
    private static final List<String> MAKERS = GROUPS.keySet().stream().sorted().toList();

    private final Random random;

    private Inventories(Random random) {
        this.random = random;
    }

    /** Objects in random order; they shrink to fewer of them. */
    static Arbitrary<List<Map<String, Object>>> inventories() {
        return Arbitraries.randomValue(random -> new Inventories(random).any())
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

    /** How often each kind is there. */
    static Map<Object, Long> kinds(List<Map<String, Object>> objects) {
        return objects.stream()
                .collect(Collectors.groupingBy(one -> one.getOrDefault("kind", ""), Collectors.counting()));
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

    @SafeVarargs
    private <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    private Map<String, Object> any() {
        return switch (random.nextInt(10)) {
            case 0 -> object("v1", "Namespace", tree("name", of("default", "shop", "more"), "labels", labels()));
            case 1 ->
                object(
                        "v1",
                        "Node",
                        tree("name", of("a", "b")),
                        "status",
                        tree("addresses", List.of(tree("type", "InternalIP", "address", "10.8.0.1"))));
            case 2, 3, 4 -> pod();
            case 5, 6 -> maker();
            case 7 -> service();
            case 8 -> of(slice(), ingress());
            default -> policy();
        };
    }

    private Map<String, Object> labels() {
        Map<String, Object> labels = tree();
        for (String key : List.of("app", "tier")) {
            if (random.nextBoolean()) {
                labels.put(key, of("x", "z", "1"));
            }
        }
        return labels;
    }

    private Map<String, Object> metadata(String name) {
        Map<String, Object> metadata = tree("name", name, "labels", labels());
        if (random.nextBoolean()) {
            metadata.put("namespace", of("default", "shop", "other"));
        }
        return metadata;
    }

    private Map<String, Object> spec() {
        Map<String, Object> port =
                tree("name", of("http", "sql"), "containerPort", of(80, 5432), "protocol", of("TCP", "UDP"));
        return tree(
                "hostNetwork",
                random.nextBoolean(),
                "containers",
                List.of(tree("name", "c", "image", "i", "ports", List.of(port))));
    }

    private List<Map<String, Object>> owners(List<String> kinds, int below) {
        List<Map<String, Object>> owners = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            owners.add(tree(
                    "apiVersion",
                    "x/v1",
                    "kind",
                    kinds.get(random.nextInt(kinds.size())),
                    "name",
                    "m" + random.nextInt(below),
                    "uid",
                    "u",
                    "controller",
                    random.nextBoolean()));
        }
        return owners;
    }

    private Map<String, Object> pod() {
        Map<String, Object> metadata = metadata(of("a", "b", "c"));
        List<String> kinds = new ArrayList<>(MAKERS);
        kinds.addAll(List.of("Node", "Rollout"));
        metadata.put("ownerReferences", owners(kinds, 4));
        String ip = of("10.0.0.1", "2001:db8::1");
        return object(
                "v1",
                "Pod",
                metadata,
                "spec",
                spec(),
                "status",
                tree("phase", of("Running", "Succeeded"), "podIP", ip, "podIPs", List.of(tree("ip", ip))));
    }

    private Map<String, Object> maker() {
        String kind = MAKERS.get(random.nextInt(MAKERS.size()));
        int number = 1 + random.nextInt(3);
        Map<String, Object> metadata = metadata("m" + number);
        metadata.put("ownerReferences", owners(MAKERS, number));
        Map<String, Object> template = tree("metadata", tree("labels", labels()), "spec", spec());
        Map<String, Object> spec = switch (kind) {
            case "CronJob" -> tree("schedule", "* * * * *", "jobTemplate", tree("spec", tree("template", template)));
            case "Job", "DaemonSet" -> tree("template", template);
            default -> tree("replicas", random.nextInt(3), "template", template);
        };
        return object(GROUPS.getOrDefault(kind, "v1"), kind, metadata, "spec", spec);
    }

    private Map<String, Object> service() {
        Map<String, Object> port =
                tree("name", "p", "port", 80, "targetPort", of((Object) 80, "http", 5432), "protocol", "TCP");
        return object(
                "v1",
                "Service",
                metadata(of("a", "b")),
                "spec",
                tree(
                        "type",
                        of("ClusterIP", "NodePort", "LoadBalancer"),
                        "selector",
                        labels(),
                        "ports",
                        List.of(port)));
    }

    private Map<String, Object> slice() {
        Map<String, Object> metadata = metadata(of("a", "b"));
        metadata.put("labels", tree("kubernetes.io/service-name", of("a", "b")));
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
    }

    private Map<String, Object> ingress() {
        Map<String, Object> port = random.nextBoolean() ? tree("name", "p") : tree("number", 80);
        Map<String, Object> backend = tree("service", tree("name", of("a", "b"), "port", port));
        Map<String, Object> path = tree("path", "/", "pathType", "Prefix", "backend", backend);
        return object(
                "networking.k8s.io/v1",
                "Ingress",
                metadata(of("a", "b")),
                "spec",
                tree("rules", List.of(tree("host", "h.example", "http", tree("paths", List.of(path))))));
    }

    private Map<String, Object> policy() {
        Map<String, Object> rule = tree(
                "from",
                List.of(tree("podSelector", tree("matchLabels", labels()))),
                "ports",
                List.of(tree("port", of((Object) 80, "http"))));
        return object(
                "networking.k8s.io/v1",
                "NetworkPolicy",
                metadata(of("a", "b")),
                "spec",
                tree(
                        "podSelector",
                        tree("matchLabels", labels()),
                        "policyTypes",
                        List.of("Ingress"),
                        "ingress",
                        List.of(rule)));
    }
}
