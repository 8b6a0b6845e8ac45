package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an object is called, and what is noted on it.
 *
 * @param name its name; empty if the server is to make one from {@code generateName}
 * @param generateName what such a name begins with, or empty
 * @param namespace its namespace; empty for objects of the whole cluster, and for {@code default}
 * @param labels its labels
 * @param annotations its annotations
 */
public record Metadata(
        String name,
        String generateName,
        String namespace,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations) {

    /** The label that Calico sets to the tier of a policy. It is not written: whoever applied it would see it change. */
    public static final String TIER_LABEL = "projectcalico.org/tier";

    /**
     * Metadata, maps copied.
     *
     * @param name its name; empty if the server is to make one from {@code generateName}
     * @param generateName what such a name begins with, or empty
     * @param namespace its namespace; empty for objects of the whole cluster, and for {@code default}
     * @param labels its labels
     * @param annotations its annotations
     */
    public Metadata {
        Given.noneNull("metadata", name, generateName, namespace);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(Given.noNulls("labels", labels)));
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(Given.noNulls("annotations", annotations)));
    }

    /**
     * An object of the whole cluster.
     *
     * @param name its name
     * @return metadata that says no more
     */
    public static Metadata named(String name) {
        return new Metadata(name, "", "", new TreeMap<>(), new TreeMap<>());
    }

    /** The labels but that which Calico sets itself. */
    SortedMap<String, String> ownLabels() {
        SortedMap<String, String> own = new TreeMap<>(labels);
        own.remove(TIER_LABEL);
        return own;
    }

    /**
     * The same in a namespace.
     *
     * @param where the namespace
     * @return the changed metadata
     */
    public Metadata in(String where) {
        return new Metadata(name, generateName, where, labels, annotations);
    }

    /**
     * The same with other labels.
     *
     * @param some all labels
     * @return the changed metadata
     */
    public Metadata withLabels(Map<String, String> some) {
        return new Metadata(name, generateName, namespace, new TreeMap<>(some), annotations);
    }

    /**
     * The same with other annotations.
     *
     * @param some all annotations
     * @return the changed metadata
     */
    public Metadata withAnnotations(Map<String, String> some) {
        return new Metadata(name, generateName, namespace, labels, new TreeMap<>(some));
    }
}
