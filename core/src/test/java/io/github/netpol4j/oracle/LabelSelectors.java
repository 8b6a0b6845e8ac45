package io.github.netpol4j.oracle;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Label selectors. Sources: kubernetes.io, Concepts, "Labels and Selectors", section "Label selectors"; the reference
 * of LabelSelector.
 */
final class LabelSelectors {

    private LabelSelectors() {}

    /**
     * API, LabelSelector: the results of matchLabels and matchExpressions are ANDed; an empty selector matches all
     * objects. A selector that is absent is the caller's to judge: it means something else in each field.
     */
    static boolean matches(LabelSelector selector, Map<String, String> labels) {
        if (selector.getMatchLabels() != null) {
            for (Map.Entry<String, String> wanted : selector.getMatchLabels().entrySet()) {
                if (!in(labels, wanted.getKey(), List.of(wanted.getValue()))) {
                    return false;
                }
            }
        }
        if (selector.getMatchExpressions() != null) {
            for (LabelSelectorRequirement requirement : selector.getMatchExpressions()) {
                if (!matches(requirement, labels)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean matches(LabelSelectorRequirement requirement, Map<String, String> labels) {
        String key = requirement.getKey();
        return switch (requirement.getOperator()) {
            case "In" -> in(labels, key, requirement.getValues());
            case "NotIn" -> notIn(labels, key, requirement.getValues());
            case "Exists" -> labels.containsKey(key);
            case "DoesNotExist" -> !labels.containsKey(key);
            default ->
                throw new IllegalArgumentException("not a valid selector operator: " + requirement.getOperator());
        };
    }

    /**
     * API, matchLabels: a {key, value} is equivalent to an expression with operator In and that value alone. Page,
     * "Set-based requirement": In selects resources with the key, whose value is one of those given. An empty value is
     * a value.
     */
    private static boolean in(Map<String, String> labels, String key, List<String> values) {
        return labels.containsKey(key) && values.contains(labels.get(key));
    }

    /**
     * Page, "Set-based requirement": NotIn selects other values than those given, and resources with no label of that
     * key.
     */
    private static boolean notIn(Map<String, String> labels, String key, List<String> values) {
        return !labels.containsKey(key) || !values.contains(labels.get(key));
    }

    /**
     * Page, "Network Policies", section "Targeting a Namespace by its name": the control plane sets an immutable label
     * kubernetes.io/metadata.name on all namespaces, its value is the namespace's name.
     */
    static Map<String, String> ofNamespace(String name, Map<String, String> given) {
        Map<String, String> labels = new TreeMap<>(given);
        labels.put("kubernetes.io/metadata.name", name);
        return labels;
    }
}
