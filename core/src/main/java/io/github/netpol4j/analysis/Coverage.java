package io.github.netpol4j.analysis;

import io.github.netpol4j.internal.Given;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much of a cluster is isolated.
 *
 * @param namespaces what is isolated of the pods of each namespace; those without pods are left out
 * @param whole what is isolated of all pods
 */
public record Coverage(SortedMap<String, Isolated> namespaces, Isolated whole) {

    /**
     * How much of a cluster is isolated.
     *
     * @param namespaces what is isolated of the pods of each namespace
     * @param whole what is isolated of all pods
     */
    public Coverage {
        Given.notNull("new Coverage(..)", whole);
        namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(Given.noNulls("new Coverage(..)", namespaces)));
    }

    /**
     * How many pods are isolated. Pods on the network of their node count, and can't be.
     *
     * @param pods how many there are
     * @param ingress of how many the ingress is isolated
     * @param egress of how many the egress is isolated
     */
    public record Isolated(int pods, int ingress, int egress) {

        /**
         * The share whose ingress is isolated.
         *
         * @return 0 to 100; 100 if there are no pods
         */
        public double ingressPercent() {
            return percent(ingress);
        }

        /**
         * The share whose egress is isolated.
         *
         * @return 0 to 100; 100 if there are no pods
         */
        public double egressPercent() {
            return percent(egress);
        }

        private double percent(int some) {
            return pods == 0 ? 100 : 100.0 * some / pods;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "ingress of %d of %d pods (%.1f %%), egress of %d (%.1f %%)",
                    ingress,
                    pods,
                    ingressPercent(),
                    egress,
                    egressPercent());
        }
    }

    /** A line for each namespace, and one for all. */
    @Override
    public String toString() {
        return namespaces.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining("", "", "whole cluster: " + whole));
    }
}
