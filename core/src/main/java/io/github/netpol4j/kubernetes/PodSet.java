package io.github.netpol4j.kubernetes;

import io.github.netpol4j.rule.Selector;
import java.util.Comparator;

/**
 * Pods that a NetworkPolicy can select: by label, in one namespace.
 *
 * @param namespace the namespace's name
 * @param selector which pods, in normal form
 */
record PodSet(String namespace, Selector selector) implements Comparable<PodSet> {

    @Override
    public int compareTo(PodSet other) {
        return Comparator.comparing(PodSet::namespace)
                .thenComparing(PodSet::selector)
                .compare(this, other);
    }
}
