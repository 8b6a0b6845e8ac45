package io.github.netpol4j.cluster;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.internal.KubernetesSyntax;
import io.github.netpol4j.internal.manifest.Fields;
import io.github.netpol4j.internal.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the metadata of an object says, checked by the rules for names and labels.
 *
 * @param title its kind as it is written
 * @param namespace {@code default} where it says none; empty for kinds that are in no namespace
 * @param name its name, or the beginning of the name that the server will make
 * @param isNamed false if only that beginning is known
 */
record Head(
        InventoryKind kind,
        String title,
        String namespace,
        String name,
        boolean isNamed,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        List<Owner> owners,
        Place place) {

    private static final List<String> METADATA =
            List.of("name", "generateName", "namespace", "labels", "annotations", "ownerReferences");
    private static final List<String> OWNER = List.of("kind", "name", "controller");

    /** An owner as an object names it; the kind is empty where it is left out. */
    record Owner(String kind, String name, boolean isController) {}

    /** Reads it; what is wrong is told. */
    static Head of(InventoryKind kind, String title, Fields object, Place place) {
        Optional<Fields> metadata = object.open("metadata", METADATA);
        String name = metadata.flatMap(fields -> fields.string("name")).orElse("");
        String begin = metadata.flatMap(fields -> fields.string("generateName")).orElse("");
        if (name.isEmpty() && begin.isEmpty()) {
            metadata.filter(fields -> fields.value("name").isPresent())
                    .ifPresentOrElse(
                            fields -> {}, () -> object.scope().add(Messages.noName(object.place("metadata"), title)));
        }
        String namespace = kind.isClusterWide()
                ? ""
                : metadata.flatMap(fields -> fields.string("namespace"))
                        .filter(given -> !given.isEmpty())
                        .orElse(Cluster.DEFAULT_NAMESPACE);
        metadata.ifPresent(fields -> {
            if (!name.isEmpty()) {
                refuse(
                        fields,
                        "name",
                        kind == InventoryKind.NAMESPACE
                                ? KubernetesSyntax.dnsLabel(name)
                                : KubernetesSyntax.dnsSubdomain(name));
            }
            if (!namespace.isEmpty()) {
                refuse(fields, "namespace", KubernetesSyntax.dnsLabel(namespace));
            }
        });
        return new Head(
                kind,
                title,
                namespace,
                name.isEmpty() ? begin.replaceAll("[-.]+$", "") : name,
                !name.isEmpty(),
                metadata.map(fields -> labels(fields, "labels")).orElseGet(TreeMap::new),
                metadata.map(fields -> fields.stringMap("annotations", true)).orElseGet(TreeMap::new),
                metadata.map(Head::owners).orElse(List.of()),
                place);
    }

    /** A field with labels, each of which Kubernetes takes. */
    static SortedMap<String, String> labels(Fields parent, String key) {
        SortedMap<String, String> labels = parent.stringMap(key, false);
        parent.value(key)
                .flatMap(YamlNode::mapping)
                .map(mapping ->
                        Fields.open(parent.scope(), mapping, parent.path().key(key), List.of()))
                .ifPresent(fields -> labels.forEach((label, value) -> {
                    refuse(fields, label, KubernetesSyntax.labelKey(label));
                    refuse(fields, label, KubernetesSyntax.labelValue(value));
                }));
        return labels;
    }

    /** Tells what Kubernetes refuses in a field. */
    static void refuse(Fields parent, String key, List<String> wrong) {
        if (!wrong.isEmpty()) {
            parent.scope().add(Messages.refusedByKubernetes(parent.place(key), wrong));
        }
    }

    private static List<Owner> owners(Fields metadata) {
        return metadata.openList("ownerReferences", OWNER).stream()
                .map(owner -> new Owner(
                        owner.string("kind").orElse(""),
                        owner.string("name").orElse(""),
                        owner.bool("controller").orElse(false)))
                .toList();
    }

    /** Who made it: the owner that controls it, or else the first one. A node owns the pods that its own files ask for. */
    Optional<Owner> maker() {
        return owners.stream()
                .filter(Owner::isController)
                .findFirst()
                .or(() -> owners.stream().findFirst())
                .filter(owner -> !owner.kind().equals(InventoryKind.NODE.title())
                        && !owner.name().isEmpty());
    }

    /** What no two objects may have in common. */
    Optional<String> identity() {
        String id = namespace.isEmpty() ? name : namespace + "/" + name;
        return isNamed ? Optional.of(title + " " + id) : Optional.empty();
    }

    Origin origin() {
        return Origin.of(place, annotations);
    }
}
