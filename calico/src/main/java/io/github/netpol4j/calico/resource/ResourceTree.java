package io.github.netpol4j.calico.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Objects as trees of maps, lists, strings, numbers and booleans, all of them fresh: fields in the order of Calico's
 * documentation, nothing that is empty, except where empty means something.
 *
 * <p>Source: Calico documentation, "Resource definitions".
 */
final class ResourceTree {

    /** Beyond it, not every whole number is a double. */
    private static final double EXACT = 1L << 53;

    private ResourceTree() {}

    static Map<String, Object> of(CalicoResource resource) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("apiVersion", CalicoResource.API_VERSION);
        tree.put("kind", resource.kind());
        tree.put("metadata", metadata(resource.metadata()));
        tree.put("spec", spec(resource));
        return tree;
    }

    private static Map<String, Object> metadata(Metadata metadata) {
        Map<String, Object> tree = new LinkedHashMap<>();
        text(tree, "name", metadata.name());
        text(tree, "generateName", metadata.generateName());
        text(tree, "namespace", metadata.namespace());
        map(tree, "labels", metadata.ownLabels());
        map(tree, "annotations", metadata.annotations());
        return tree;
    }

    static Map<String, Object> spec(CalicoResource resource) {
        return resource.fold(new CalicoResource.Cases<>() {
            @Override
            public Map<String, Object> calicoNetworkPolicy(CalicoNetworkPolicy policy) {
                return policy(Optional.empty(), policy.spec());
            }

            @Override
            public Map<String, Object> globalNetworkPolicy(GlobalNetworkPolicy policy) {
                return policy(Optional.empty(), policy.spec());
            }

            @Override
            public Map<String, Object> stagedNetworkPolicy(StagedNetworkPolicy policy) {
                return policy(policy.stagedAction(), policy.spec());
            }

            @Override
            public Map<String, Object> stagedGlobalNetworkPolicy(StagedGlobalNetworkPolicy policy) {
                return policy(policy.stagedAction(), policy.spec());
            }

            @Override
            public Map<String, Object> stagedKubernetesNetworkPolicy(StagedKubernetesNetworkPolicy policy) {
                Map<String, Object> tree = new LinkedHashMap<>();
                word(tree, "stagedAction", policy.stagedAction());
                KubernetesTree.into(tree, policy.spec());
                return tree;
            }

            @Override
            public Map<String, Object> tier(Tier tier) {
                Map<String, Object> tree = new LinkedHashMap<>();
                tier.order().ifPresent(order -> tree.put("order", number(order)));
                word(tree, "defaultAction", tier.defaultAction());
                return tree;
            }

            @Override
            public Map<String, Object> hostEndpoint(HostEndpoint endpoint) {
                return endpoint(endpoint);
            }

            @Override
            public Map<String, Object> networkSet(NetworkSet set) {
                Map<String, Object> tree = new LinkedHashMap<>();
                words(tree, "nets", set.nets());
                return tree;
            }

            @Override
            public Map<String, Object> globalNetworkSet(GlobalNetworkSet set) {
                Map<String, Object> tree = new LinkedHashMap<>();
                words(tree, "nets", set.nets());
                return tree;
            }
        });
    }

    private static Map<String, Object> policy(Optional<StagedAction> staged, PolicySpec spec) {
        Map<String, Object> tree = new LinkedHashMap<>();
        word(tree, "stagedAction", staged);
        text(tree, "tier", spec.tier());
        spec.order().ifPresent(order -> tree.put("order", number(order)));
        text(tree, "selector", spec.selector());
        text(tree, "namespaceSelector", spec.namespaceSelector());
        text(tree, "serviceAccountSelector", spec.serviceAccountSelector());
        words(tree, "types", spec.types());
        flag(tree, "doNotTrack", spec.doNotTrack());
        flag(tree, "preDNAT", spec.preDnat());
        flag(tree, "applyOnForward", spec.applyOnForward());
        list(tree, "ingress", spec.ingress(), RuleTree::of);
        list(tree, "egress", spec.egress(), RuleTree::of);
        words(tree, "performanceHints", spec.performanceHints());
        return tree;
    }

    private static Map<String, Object> endpoint(HostEndpoint endpoint) {
        Map<String, Object> tree = new LinkedHashMap<>();
        text(tree, "node", endpoint.node());
        text(tree, "interfaceName", endpoint.interfaceName());
        words(tree, "expectedIPs", endpoint.expectedIps());
        words(tree, "profiles", endpoint.profiles());
        list(tree, "ports", endpoint.ports(), port -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", port.name());
            one.put("protocol", RuleTree.protocol(port.protocol()));
            one.put("port", port.port());
            return one;
        });
        return tree;
    }

    /** A number without a point, where it is a whole one. */
    private static Object number(double value) {
        if (value != Math.rint(value) || Math.abs(value) > EXACT) {
            return value;
        }
        long whole = (long) value;
        return (int) whole == whole ? (Object) (int) whole : (Object) whole;
    }

    static void text(Map<String, Object> tree, String field, String text) {
        if (!text.isEmpty()) {
            tree.put(field, text);
        }
    }

    static void map(Map<String, Object> tree, String field, Map<String, String> map) {
        if (!map.isEmpty()) {
            tree.put(field, new LinkedHashMap<>(map));
        }
    }

    static void word(Map<String, Object> tree, String field, Optional<?> value) {
        value.ifPresent(word -> tree.put(field, word.toString()));
    }

    static void words(Map<String, Object> tree, String field, Collection<?> values) {
        list(tree, field, values, Object::toString);
    }

    static <T> void list(Map<String, Object> tree, String field, Collection<T> values, Function<? super T, ?> item) {
        if (!values.isEmpty()) {
            List<Object> items = new ArrayList<>();
            values.forEach(value -> items.add(item.apply(value)));
            tree.put(field, items);
        }
    }

    private static void flag(Map<String, Object> tree, String field, boolean isSet) {
        if (isSet) {
            tree.put(field, true);
        }
    }
}
