package io.github.netpol4j.internal;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The namespaces of a cluster with their labels, as a caller tells them. */
public final class NamespaceLabels {

    /** The label that every namespace carries, with its name as value. */
    public static final String NAME = "kubernetes.io/metadata.name";

    private NamespaceLabels() {}

    /**
     * Checks names, keys and values, and adds to each namespace the label that every namespace carries.
     *
     * @param method the call that takes them, without brackets
     * @param given the labels of each namespace by its name
     * @return the same, sorted, with that label
     * @throws io.github.netpol4j.finding.InvalidInputException if a name, key or value is one that Kubernetes refuses
     */
    public static SortedMap<String, SortedMap<String, String>> checked(
            String method, Map<String, ? extends Map<String, String>> given) {
        String call = method + "(..)";
        SortedMap<String, SortedMap<String, String>> all = new TreeMap<>();
        Given.noNulls(call, given).forEach((name, labels) -> {
            Given.namespace(method, name);
            SortedMap<String, String> own = new TreeMap<>(Given.noNulls(call, labels));
            own.forEach((key, value) -> {
                Given.accept(() -> call + ", key " + Literals.quote(key), KubernetesSyntax.labelKey(key));
                Given.accept(() -> call + ", value " + Literals.quote(value), KubernetesSyntax.labelValue(value));
            });
            String named = own.put(NAME, name);
            if (named != null && !named.equals(name)) {
                throw Refusals.namespaceNameLabel(call, name, named);
            }
            all.put(name, Collections.unmodifiableSortedMap(own));
        });
        return Collections.unmodifiableSortedMap(all);
    }
}
