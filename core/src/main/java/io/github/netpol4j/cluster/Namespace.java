package io.github.netpol4j.cluster;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.NamespaceLabels;
import java.util.Map;
import java.util.SortedMap;

/**
 * A namespace.
 *
 * @param name its name
 * @param labels its labels; {@code kubernetes.io/metadata.name} is always among them
 * @param isGiven whether there is a Namespace object; if not, something is in the namespace, so it must exist
 * @param origin where it was read
 */
public record Namespace(String name, SortedMap<String, String> labels, boolean isGiven, Origin origin) {

    /**
     * A namespace.
     *
     * @param name its name
     * @param labels its labels; {@code kubernetes.io/metadata.name} is added
     * @param isGiven whether there is a Namespace object
     * @param origin where it was read
     * @throws io.github.netpol4j.finding.InvalidInputException if the name or a label is one that Kubernetes refuses
     */
    public Namespace {
        Given.noneNull("namespace(..)", name, origin);
        Given.noNulls("namespace(..)", labels);
        labels = NamespaceLabels.checked("namespace", Map.of(name, labels)).getOrDefault(name, labels);
    }
}
