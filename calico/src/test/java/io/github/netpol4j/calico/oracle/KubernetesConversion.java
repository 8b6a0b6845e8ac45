package io.github.netpol4j.calico.oracle;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Kubernetes NetworkPolicies as the Calico policies that Calico makes of them (reference 2.3; libcalico-go,
 * lib/backend/k8s/conversion/conversion.go).
 */
final class KubernetesConversion {

    private static final String PODS = "projectcalico.org/orchestrator == 'k8s'";

    private KubernetesConversion() {}

    /** The Calico NetworkPolicy, as on the wire; its name stays. */
    static Map<String, Object> convert(Map<String, Object> policy) {
        Map<String, Object> spec = Tree.child(policy, "spec");
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("tier", "default");
        made.put("order", 1000.0);
        made.put("selector", selector(Tree.child(spec, "podSelector"), true));
        made.put("types", types(spec));
        made.put("ingress", rules(spec, "ingress", "from", "source"));
        made.put("egress", rules(spec, "egress", "to", "destination"));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kind", "NetworkPolicy");
        result.put("metadata", Tree.child(policy, "metadata"));
        result.put("spec", made);
        return result;
    }

    /** The API server sets the types, by the existence of egress rules, before Calico sees the policy. */
    private static List<String> types(Map<String, Object> spec) {
        List<String> given = Tree.texts(spec, "policyTypes");
        if (!given.isEmpty()) {
            return new ArrayList<>(new TreeSet<>(given).descendingSet());
        }
        return Tree.list(spec, "egress").isEmpty() ? List.of("Ingress") : List.of("Ingress", "Egress");
    }

    /** matchLabels by key, then matchExpressions as they come. */
    static String selector(Map<String, Object> selector, boolean ofPods) {
        List<String> parts = new ArrayList<>();
        if (ofPods) {
            parts.add(PODS);
        }
        new TreeMap<>(Tree.labels(selector, "matchLabels"))
                .forEach((key, value) -> parts.add(key + " == '" + value + "'"));
        for (Map<String, Object> expression : Tree.children(selector, "matchExpressions")) {
            String key = Tree.text(expression, "key");
            String values = "{ '" + String.join("', '", Tree.texts(expression, "values")) + "' }";
            parts.add(
                    switch (Tree.text(expression, "operator")) {
                        case "In" -> key + " in " + values;
                        case "NotIn" -> key + " not in " + values;
                        case "Exists" -> "has(" + key + ")";
                        case "DoesNotExist" -> "! has(" + key + ")";
                        default -> throw new IllegalArgumentException("not an operator: " + expression);
                    });
        }
        return parts.isEmpty() ? "all()" : String.join(" && ", parts);
    }

    private static List<Object> rules(Map<String, Object> spec, String direction, String peers, String end) {
        List<Object> made = new ArrayList<>();
        for (Map<String, Object> rule : Tree.children(spec, direction)) {
            ports(rule).forEach((protocol, ports) -> {
                List<Map<String, Object>> all = Tree.children(rule, peers);
                for (Map<String, Object> peer : all.isEmpty() ? List.of(Map.<String, Object>of()) : all) {
                    Map<String, Object> other = all.isEmpty() ? new LinkedHashMap<>() : peer(peer);
                    Map<String, Object> destination = end.equals("destination") ? other : new LinkedHashMap<>();
                    if (!ports.isEmpty()) {
                        destination.put("ports", ports);
                    }
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("action", "Allow");
                    if (!protocol.isEmpty()) {
                        one.put("protocol", protocol);
                    }
                    one.put("source", end.equals("source") ? other : Map.of());
                    one.put("destination", destination);
                    made.add(one);
                }
            });
        }
        return made;
    }

    private static Map<String, Object> peer(Map<String, Object> peer) {
        Map<String, Object> end = new LinkedHashMap<>();
        if (Tree.has(peer, "ipBlock")) {
            Map<String, Object> block = Tree.child(peer, "ipBlock");
            end.put("nets", List.of(Tree.text(block, "cidr")));
            if (!Tree.list(block, "except").isEmpty()) {
                end.put("notNets", Tree.list(block, "except"));
            }
            return end;
        }
        end.put("selector", selector(Tree.child(peer, "podSelector"), true));
        if (Tree.has(peer, "namespaceSelector")) {
            end.put("namespaceSelector", selector(Tree.child(peer, "namespaceSelector"), false));
        }
        return end;
    }

    /** The ports by protocol; none is all of them, and no protocol is all of everything. */
    private static Map<String, List<Object>> ports(Map<String, Object> rule) {
        Map<String, List<Object>> byProtocol = new TreeMap<>();
        TreeSet<String> whole = new TreeSet<>();
        for (Map<String, Object> port : Tree.children(rule, "ports")) {
            String protocol = Tree.has(port, "protocol") ? Tree.text(port, "protocol") : "TCP";
            List<Object> ports = byProtocol.computeIfAbsent(protocol, key -> new ArrayList<>());
            if (!Tree.has(port, "port")) {
                whole.add(protocol);
            } else if (Tree.has(port, "endPort")) {
                ports.add(Tree.text(port, "port") + ":" + Tree.text(port, "endPort"));
            } else {
                ports.add(port.get("port"));
            }
        }
        whole.forEach(protocol -> byProtocol.put(protocol, List.of()));
        byProtocol.replaceAll((protocol, ports) -> coalesced(ports));
        return byProtocol.isEmpty() ? Map.of("", List.of()) : byProtocol;
    }

    /** Names as they come, then the numbers as ranges that don't touch; a single number stays as it is. */
    private static List<Object> coalesced(List<Object> ports) {
        List<Object> made = new ArrayList<>();
        BitSet numbers = new BitSet();
        for (Object port : ports) {
            if (isNamed(port)) {
                made.add(port);
            } else {
                numbers.set(first(port), last(port) + 1);
            }
        }
        if (numbers.cardinality() <= 1) {
            return ports;
        }
        for (int start = numbers.nextSetBit(0); start >= 0; start = numbers.nextSetBit(start)) {
            int end = numbers.nextClearBit(start) - 1;
            made.add(start == end ? (Object) start : start + ":" + end);
            start = end + 1;
        }
        return made;
    }

    /** Whether a port of a rule is a name, not a number or a range. */
    static boolean isNamed(Object port) {
        return port instanceof String text && !text.matches("[0-9]+(:[0-9]+)?");
    }

    static int first(Object port) {
        String text = port.toString();
        return Integer.parseInt(text.contains(":") ? text.substring(0, text.indexOf(':')) : text);
    }

    static int last(Object port) {
        String text = port.toString();
        return Integer.parseInt(text.substring(text.indexOf(':') + 1));
    }
}
