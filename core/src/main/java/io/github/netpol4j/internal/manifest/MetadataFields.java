package io.github.netpol4j.internal.manifest;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an object's metadata says. What the server manages there is known and dropped, so that what a cluster exports can be read.
 *
 * <p>Source: Kubernetes API reference, ObjectMeta.
 *
 * @param name empty if it is missing
 * @param generateName empty if it is missing
 * @param namespace empty if it is missing
 * @param labels none if they are missing
 * @param annotations none if they are missing
 */
public record MetadataFields(
        String name,
        String generateName,
        String namespace,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations) {

    private static final List<String> KNOWN = List.of(
            "name",
            "namespace",
            "labels",
            "annotations",
            "generateName",
            "creationTimestamp",
            "deletionGracePeriodSeconds",
            "deletionTimestamp",
            "finalizers",
            "generation",
            "managedFields",
            "ownerReferences",
            "resourceVersion",
            "selfLink",
            "uid");

    /**
     * Reads them.
     *
     * @param object the fields of the object
     * @return what they say; what is wrong is told
     */
    public static MetadataFields of(Fields object) {
        Optional<Fields> metadata = object.mapping("metadata", KNOWN);
        return new MetadataFields(
                metadata.flatMap(fields -> fields.string("name")).orElse(""),
                metadata.flatMap(fields -> fields.string("generateName")).orElse(""),
                metadata.flatMap(fields -> fields.string("namespace")).orElse(""),
                metadata.map(fields -> fields.stringMap("labels", false)).orElseGet(TreeMap::new),
                metadata.map(fields -> fields.stringMap("annotations", true)).orElseGet(TreeMap::new));
    }
}
