package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.github.netpol4j.flow.Pod;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a label selector says.
 *
 * <p>Source: kubernetes.io, "Labels and Selectors"; {@code NotIn} also matches what has no such label.
 */
final class LabelMatch {

    /** Those that controllers add to pods, source: kubernetes.io, "Well-Known Labels, Annotations and Taints". */
    private static final Set<String> ADDED = Set.of(
            "pod-template-hash",
            "controller-revision-hash",
            "pod-template-generation",
            "controller-uid",
            "batch.kubernetes.io/controller-uid",
            "job-name",
            "batch.kubernetes.io/job-name",
            "batch.kubernetes.io/job-completion-index",
            "statefulset.kubernetes.io/pod-name",
            "apps.kubernetes.io/pod-index");

    private LabelMatch() {}

    static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(one -> matches(one, labels));
    }

    /** Whether a pod that stands for those of its template may be matched once it is there, with labels that controllers add. */
    static boolean mayMatch(LabelSelector selector, Map<String, String> labels) {
        Set<String> open = new HashSet<>(ADDED);
        open.removeAll(labels.keySet());
        return selector.getMatchLabels().entrySet().stream()
                        .allMatch(one ->
                                open.contains(one.getKey()) || labels.entrySet().contains(one))
                && selector.getMatchExpressions().stream()
                        .allMatch(one -> open.contains(one.getKey()) || matches(one, labels));
    }

    private static boolean matches(LabelSelectorRequirement requirement, Map<String, String> labels) {
        String value = labels.get(requirement.getKey());
        return switch (requirement.getOperator()) {
            case "In" -> value != null && requirement.getValues().contains(value);
            case "NotIn" -> value == null || !requirement.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }

    /** The keys that it asks about. */
    static Set<String> keys(LabelSelector selector) {
        Set<String> keys = new TreeSet<>(selector.getMatchLabels().keySet());
        selector.getMatchExpressions().forEach(one -> keys.add(one.getKey()));
        return keys;
    }

    /** The values that it asks for. */
    static Set<String> wanted(LabelSelector selector) {
        Set<String> values = new LinkedHashSet<>(selector.getMatchLabels().values());
        selector.getMatchExpressions().stream()
                .filter(one -> one.getOperator().equals("In"))
                .forEach(one -> values.addAll(one.getValues()));
        return values;
    }

    static boolean isEmpty(LabelSelector selector) {
        return keys(selector).isEmpty();
    }

    /** The key whose requirements no value, and no absence, can meet; that of its name is one which every namespace has. */
    static Optional<String> contradiction(LabelSelector selector) {
        return keys(selector).stream()
                .filter(key -> isContradictory(selector, key))
                .findFirst();
    }

    private static boolean isContradictory(LabelSelector selector, String key) {
        Optional<Set<String>> in =
                Optional.ofNullable(selector.getMatchLabels().get(key)).map(Set::of);
        Set<String> out = new HashSet<>();
        boolean mustExist = in.isPresent() || key.equals(Pod.NAMESPACE_NAME_LABEL);
        boolean mustNot = false;
        for (LabelSelectorRequirement one : selector.getMatchExpressions()) {
            if (!one.getKey().equals(key)) {
                continue;
            }
            switch (one.getOperator()) {
                case "In" -> {
                    in = Optional.of(common(in, one.getValues()));
                    mustExist = true;
                }
                case "NotIn" -> out.addAll(one.getValues());
                case "Exists" -> mustExist = true;
                default -> mustNot = true;
            }
        }
        return (mustExist && mustNot) || in.filter(out::containsAll).isPresent();
    }

    private static Set<String> common(Optional<Set<String>> before, Collection<String> values) {
        Set<String> common = new HashSet<>(values);
        before.ifPresent(common::retainAll);
        return common;
    }

    /** As people write it: {@code app=web, tier In [a, b]}. */
    static String text(LabelSelector selector) {
        if (isEmpty(selector)) {
            return "{}";
        }
        Set<String> parts = new LinkedHashSet<>();
        selector.getMatchLabels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> parts.add(entry.getKey() + "=" + entry.getValue()));
        for (LabelSelectorRequirement one : selector.getMatchExpressions()) {
            parts.add(one.getKey() + " " + one.getOperator()
                    + (one.getValues().isEmpty() ? "" : " [" + String.join(", ", one.getValues()) + "]"));
        }
        return String.join(", ", parts);
    }
}
