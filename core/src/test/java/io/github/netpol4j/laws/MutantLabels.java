package io.github.netpol4j.laws;

import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What labels may be: for each key, absent or not, and one of some values or none of them; and the pods that a peer
 * chooses by them.
 */
final class MutantLabels {

    static final String KUBE_SYSTEM = "kube-system";
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private final Set<Fault> faults;

    MutantLabels(Set<Fault> faults) {
        this.faults = faults;
    }

    record Choice(boolean absent, boolean excluding, TreeSet<String> values) {
        boolean admits(String value) {
            return excluding != values.contains(value);
        }

        boolean isImpossible() {
            return !absent && !excluding && values.isEmpty();
        }
    }

    private Choice choice(Requirement requirement) {
        TreeSet<String> values = new TreeSet<>(requirement.values());
        return switch (requirement.operator()) {
            case IN -> new Choice(false, false, values);
            case NOT_IN -> new Choice(!faults.contains(Fault.READS_NOT_IN_WRONGLY), true, values);
            case EXISTS -> new Choice(false, true, values);
            case DOES_NOT_EXIST -> new Choice(true, false, values);
        };
    }

    private Choice both(Choice one, Choice other) {
        if (faults.contains(Fault.OVERWRITES_A_REPEATED_KEY)) {
            return other;
        }
        TreeSet<String> values = new TreeSet<>();
        if (one.excluding && other.excluding) {
            values.addAll(one.values);
            values.addAll(other.values);
        } else {
            values.addAll(one.excluding ? other.values : one.values);
            values.removeIf(value -> !one.admits(value) || !other.admits(value));
        }
        return new Choice(one.absent && other.absent, one.excluding && other.excluding, values);
    }

    record Labels(SortedMap<String, Choice> keys) {
        boolean isImpossible() {
            return keys.values().stream().anyMatch(Choice::isImpossible);
        }
    }

    private Labels labels(Collection<Requirement> requirements) {
        SortedMap<String, Choice> keys = new TreeMap<>();
        requirements.forEach(it -> keys.merge(it.key(), choice(it), this::both));
        return new Labels(keys);
    }

    Labels both(Labels one, Labels other) {
        SortedMap<String, Choice> keys = new TreeMap<>(one.keys);
        other.keys.forEach((key, choice) -> keys.merge(key, choice, this::both));
        return new Labels(keys);
    }

    /** Pods, by the labels of their namespace and their own. */
    record Chosen(Labels namespaces, Labels pods) {
        boolean isNobody() {
            return namespaces.isImpossible() || pods.isImpossible();
        }

        /** The names of the namespaces, where they alone decide. */
        Optional<Set<String>> pinned() {
            Choice name = namespaces.keys.get(NAME_LABEL);
            boolean byName = namespaces.keys.size() == 1 && name != null && !name.excluding && !name.absent;
            return byName ? Optional.of(name.values) : Optional.empty();
        }
    }

    Optional<Chosen> chosen(Peer peer) {
        Namespaces namespaces;
        List<Requirement> pods = List.of();
        if (peer instanceof Pods it) {
            namespaces = it.namespaces();
            pods = it.labels().requirements();
        } else if (peer instanceof Namespaces it) {
            namespaces = it;
        } else {
            return Optional.empty();
        }
        List<Requirement> where = new ArrayList<>(namespaces.labels().requirements());
        if (!namespaces.names().isEmpty()) {
            where.add(Requirement.of(NAME_LABEL, Operator.IN, namespaces.names()));
        }
        return Optional.of(new Chosen(labels(where), labels(pods)));
    }

    Chosen dns() {
        return new Chosen(
                labels(List.of(Requirement.of(NAME_LABEL, Operator.IN, List.of(KUBE_SYSTEM)))),
                labels(List.of(Requirement.of("k8s-app", Operator.IN, List.of("kube-dns")))));
    }

    /** Whether these pods can be in a namespace; empty if the labels of the namespace decide. */
    static Optional<Boolean> decides(Chosen source, String namespace) {
        Choice name = source.namespaces.keys.get(NAME_LABEL);
        if (name != null && !name.admits(namespace)) {
            return Optional.of(false);
        }
        boolean onlyByName = source.namespaces.keys.keySet().stream().allMatch(NAME_LABEL::equals);
        return onlyByName ? Optional.of(true) : Optional.empty();
    }
}
