package io.github.netpol4j.calico.oracle;

import io.github.netpol4j.calico.oracle.Policy.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** First layer of the oracle: which objects count, and in which order (reference 2.1, points 3 and 4). */
class FelixObjects {

    /** A tier that exists, or that a policy speaks of though it does not. */
    record Tier(String name, boolean exists, double order, String defaultAction) {}

    /** A host endpoint. */
    record Hep(
            String name,
            Map<String, String> labels,
            String node,
            String interfaceName,
            List<String> expectedIps,
            List<String> profiles,
            List<End.Port> ports) {}

    /** A NetworkSet, or a GlobalNetworkSet without a namespace. */
    record NetSet(String namespace, Map<String, String> labels, List<String> nets) {}

    private final List<Policy> policies = new ArrayList<>();
    private final Map<String, Tier> tiers = new LinkedHashMap<>();
    private final List<Hep> heps = new ArrayList<>();
    private final List<NetSet> sets = new ArrayList<>();
    private final Map<String, Map<String, String>> namespaces = new HashMap<>();

    FelixObjects(List<Map<String, Object>> objects) {
        tiers.put("kube-admin", new Tier("kube-admin", true, 1000, "Pass"));
        tiers.put("default", new Tier("default", true, 1_000_000, "Deny"));
        tiers.put("kube-baseline", new Tier("kube-baseline", true, 10_000_000, "Pass"));
        objects.forEach(this::add);
    }

    private void add(Map<String, Object> object) {
        Map<String, Object> metadata = Tree.child(object, "metadata");
        Map<String, Object> spec = Tree.child(object, "spec");
        String name = Tree.text(metadata, "name");
        Map<String, String> labels = Tree.labels(metadata, "labels");
        boolean kubernetes = Tree.text(object, "apiVersion").startsWith("networking.k8s.io/");
        switch (Tree.text(object, "kind")) {
            case "NetworkPolicy" ->
                policies.add(
                        kubernetes
                                ? new Policy(
                                        "KubernetesNetworkPolicy",
                                        name,
                                        namespace(metadata),
                                        Tree.child(KubernetesConversion.convert(object), "spec"))
                                : new Policy("NetworkPolicy", name, namespace(metadata), spec));
            case "GlobalNetworkPolicy" -> policies.add(new Policy("GlobalNetworkPolicy", name, "", spec));
            case "Tier" ->
                tiers.put(
                        name,
                        new Tier(
                                name,
                                true,
                                new Policy("", "", "", spec).order(),
                                Tree.has(spec, "defaultAction") ? Tree.text(spec, "defaultAction") : "Deny"));
            case "HostEndpoint" ->
                heps.add(new Hep(
                        name,
                        labels,
                        Tree.text(spec, "node"),
                        Tree.text(spec, "interfaceName"),
                        Tree.texts(spec, "expectedIPs"),
                        Tree.texts(spec, "profiles"),
                        Tree.children(spec, "ports").stream()
                                .map(port -> new End.Port(
                                        Tree.text(port, "name"),
                                        Connection.protocol(port.get("protocol")),
                                        Integer.parseInt(Tree.text(port, "port"))))
                                .toList()));
            case "NetworkSet" -> sets.add(new NetSet(namespace(metadata), labels, Tree.texts(spec, "nets")));
            case "GlobalNetworkSet" -> sets.add(new NetSet("", labels, Tree.texts(spec, "nets")));
            case "Namespace" -> namespaces.put(name, labels);
            case "StagedNetworkPolicy", "StagedGlobalNetworkPolicy", "StagedKubernetesNetworkPolicy" -> {
                // Not enforced: it is as if they were not there.
            }
            default -> throw new IllegalArgumentException("not a kind that is known: " + object);
        }
    }

    /** An empty namespace is "default". */
    static String namespace(Map<String, Object> metadata) {
        String namespace = Tree.text(metadata, "namespace");
        return namespace.isEmpty() ? "default" : namespace;
    }

    final List<Hep> heps() {
        return heps;
    }

    final List<NetSet> sets() {
        return sets;
    }

    final Map<String, String> namespaceLabels(String name) {
        return namespaces.getOrDefault(name, Map.of());
    }

    /** All policies, in no order that means anything. */
    final List<Policy> policies() {
        return policies;
    }

    /**
     * Tiers by order, without one last, then by name. A tier that does not exist comes after all that do (TierLess in
     * felix/calc/policy_sorter.go).
     */
    List<Tier> tiers() {
        Map<String, Tier> all = new LinkedHashMap<>(tiers);
        for (Policy policy : policies) {
            all.computeIfAbsent(policy.tier(), name -> new Tier(name, false, Double.POSITIVE_INFINITY, "Deny"));
        }
        return all.values().stream()
                .sorted(Comparator.comparing((Tier tier) -> !tier.exists())
                        .thenComparing(Tier::order)
                        .thenComparing(Tier::name))
                .toList();
    }

    /** The policies of a tier that speak of a direction, by order, then by name/namespace/kind (PolKVLess there). */
    List<Policy> policies(Tier tier, Direction direction) {
        return policies.stream()
                .filter(policy -> policy.tier().equals(tier.name()))
                .filter(policy -> types(policy).contains(direction.word()))
                .sorted(Comparator.comparing(Policy::order)
                        .thenComparing(policy -> policy.name() + "/" + policy.namespace() + "/" + policy.kind()))
                .toList();
    }

    /** Where no types are given, the API server and calicoctl set them by which rules there are (reference 1.5). */
    List<String> types(Policy policy) {
        List<String> given = Tree.texts(policy.spec(), "types");
        if (!given.isEmpty()) {
            return given;
        }
        if (policy.rules(Direction.EGRESS).isEmpty()) {
            return List.of("Ingress");
        }
        return policy.rules(Direction.INGRESS).isEmpty() ? List.of("Egress") : List.of("Ingress", "Egress");
    }
}
