package io.github.netpol4j.cluster;

import io.github.netpol4j.flow.Node;
import io.github.netpol4j.internal.Given;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A node of a cluster.
 *
 * @param node its name and addresses, as an end of flows
 * @param labels its labels
 * @param origin where it was read
 */
public record ClusterNode(Node node, SortedMap<String, String> labels, Origin origin) {

    /**
     * A node of a cluster.
     *
     * @param node its name and addresses, as an end of flows
     * @param labels its labels
     * @param origin where it was read
     */
    public ClusterNode {
        Given.noneNull("node(..)", node, origin);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(Given.noNulls("node(..)", labels)));
    }
}
