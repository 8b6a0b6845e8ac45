package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Selector;
import java.util.Comparator;
import java.util.Optional;

/**
 * Pods by the labels of their namespace and by their own, each key once.
 *
 * @param namespaces which namespaces
 * @param labels which of their pods
 */
record PodSelection(Selector namespaces, Selector labels) implements Comparable<PodSelection> {

    static final PodSelection ALL = new PodSelection(Selector.ANY, Selector.ANY);

    /** The pods of a resolved peer; empty if it contradicts itself. */
    static Optional<PodSelection> of(Pods pods) {
        return new PodSelection(pods.namespaces().asSelector(), pods.labels()).simplified();
    }

    private Optional<PodSelection> simplified() {
        Optional<Selector> where = namespaces.simplified();
        Optional<Selector> which = labels.simplified();
        return where.isPresent() && which.isPresent()
                ? Optional.of(new PodSelection(where.get(), which.get()))
                : Optional.empty();
    }

    /** The pods of both; empty if there can be none. */
    Optional<PodSelection> and(PodSelection other) {
        return new PodSelection(namespaces.and(other.namespaces), labels.and(other.labels)).simplified();
    }

    @Override
    public int compareTo(PodSelection other) {
        return Comparator.comparing(PodSelection::namespaces)
                .thenComparing(PodSelection::labels)
                .compare(this, other);
    }
}
