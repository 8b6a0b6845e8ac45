package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.internal.NamespaceLabels;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Selector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The namespaces that a compilation may rely on, with their labels; none where only names written in rules are known.
 *
 * @param labels the labels of each namespace, by its name
 */
record KnownNamespaces(SortedMap<String, SortedMap<String, String>> labels) {

    static final KnownNamespaces NONE = new KnownNamespaces(new TreeMap<>());

    /** What is known of a namespace's membership in a choice. */
    enum Membership {
        IN,
        OUT,
        UNKNOWN
    }

    static KnownNamespaces of(Map<String, ? extends Map<String, String>> namespaces) {
        return new KnownNamespaces(NamespaceLabels.checked("Kubernetes.knowing", namespaces));
    }

    boolean isEmpty() {
        return labels.isEmpty();
    }

    /** The names of the chosen namespaces, if they can be told. */
    Optional<SortedSet<String>> names(Namespaces chosen) {
        Optional<SortedSet<String>> pinned = chosen.pinned();
        if (pinned.isPresent() || isEmpty()) {
            return pinned;
        }
        SortedSet<String> names = new TreeSet<>();
        SortedSet<String> candidates = new TreeSet<>(chosen.names());
        candidates.addAll(labels.keySet());
        for (String name : candidates) {
            switch (membership(chosen, name)) {
                case IN -> names.add(name);
                case OUT -> {}
                case UNKNOWN -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(names);
    }

    /** Whether a namespace is among the chosen ones. */
    Membership membership(Namespaces chosen, String name) {
        if (!chosen.names().isEmpty() && !chosen.names().contains(name)) {
            return Membership.OUT;
        }
        Optional<Selector> simple = chosen.labels().simplified();
        if (simple.isEmpty()) {
            return Membership.OUT;
        }
        SortedMap<String, String> its = labels.get(name);
        if (its != null) {
            return simple.get().matches(its) ? Membership.IN : Membership.OUT;
        }
        List<Requirement> open = simple.get().requirements().stream()
                .filter(requirement -> !requirement.key().equals(Pod.NAMESPACE_NAME_LABEL))
                .toList();
        boolean byName = simple.get().requirements().stream()
                .filter(requirement -> requirement.key().equals(Pod.NAMESPACE_NAME_LABEL))
                .allMatch(requirement -> requirement.matches(Map.of(Pod.NAMESPACE_NAME_LABEL, name)));
        if (!byName) {
            return Membership.OUT;
        }
        return open.isEmpty() ? Membership.IN : Membership.UNKNOWN;
    }
}
