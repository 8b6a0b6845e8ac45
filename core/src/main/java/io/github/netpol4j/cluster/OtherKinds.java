package io.github.netpol4j.cluster;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.internal.manifest.TypeMeta;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Objects of kinds that a cluster does not know by name. What has {@code spec.template.spec.containers} makes pods of that template,
 * as DeploymentConfig, Rollout and CloneSet do, and is read as a workload. Of the others those are told that enforce policies or make pods.
 *
 * <p>Some only look like workloads. The Service and Configuration of Knative make pods by way of a Revision, with a proxy and with labels
 * that the template does not have; the patterns of Kyverno speak of the pods of others; what is called a template makes nothing itself.
 */
final class OtherKinds {

    private static final String POLICY = "NetworkPolicy";
    private static final String CALICO = "projectcalico.org";
    private static final String BACKING_CALICO = "crd.projectcalico.org";
    private static final Set<String> OTHER_POLICIES =
            Set.of("k8s.ovn.org EgressFirewall", "network.openshift.io EgressNetworkPolicy");

    /** About networks besides that of the cluster, of which no answer speaks. */
    private static final Set<String> OTHER_NETWORKS = Set.of("k8s.cni.cncf.io");

    private static final Set<String> INDIRECT = Set.of("serving.knative.dev");
    private static final Set<String> PATTERNS = Set.of("kyverno.io", "policies.kyverno.io");
    private static final Set<String> OPENSHIFT_TEMPLATES = Set.of("template.openshift.io Template", "v1 Template");
    private static final String VIRTUAL_MACHINES = "kubevirt.io";
    private static final int LOOKED_AT = 10_000;

    private final SortedMap<String, Told> told = new TreeMap<>();

    /** Objects of one kind that are passed over. */
    private record Told(TypeMeta type, boolean isPolicy, int times, Place first) {

        Told and(Told more) {
            return new Told(type, isPolicy, times + more.times, first.compareTo(more.first) <= 0 ? first : more.first);
        }

        Finding finding() {
            return isPolicy
                    ? Messages.policiesNotRead(first, type, times, policyRemedy(type))
                    : Messages.podsNotRead(first, type, times, podsRemedy(type));
        }
    }

    /** Whether an object of any kind makes pods of a template that it has. */
    static boolean isWorkload(TypeMeta type, Mapping object) {
        return !type.isMissing()
                && InventoryKind.meant(type).isEmpty()
                && !InventoryKind.isList(type)
                && !isTemplate(type)
                && !INDIRECT.contains(type.group())
                && !PATTERNS.contains(type.group())
                && inside(object, "spec", "template", "spec")
                        .flatMap(spec -> spec.value("containers"))
                        .flatMap(YamlNode::sequence)
                        .isPresent();
    }

    private static boolean isTemplate(TypeMeta type) {
        return type.kind().endsWith("Template");
    }

    private static Optional<Mapping> inside(Mapping object, String... keys) {
        Optional<Mapping> at = Optional.of(object);
        for (String key : keys) {
            at = at.flatMap(mapping -> mapping.value(key)).flatMap(YamlNode::mapping);
        }
        return at;
    }

    /** Keeps in mind what is passed over and would have mattered. */
    void passOver(TypeMeta written, Mapping object, Place place) {
        TypeMeta type = new TypeMeta(written.apiVersion(), InventoryKind.single(written.kind()));
        List<Mapping> objects = InventoryKind.isList(written)
                ? object.value("items").flatMap(YamlNode::sequence).stream()
                        .flatMap(items -> items.items().stream())
                        .flatMap(item -> item.mapping().stream())
                        .toList()
                : List.of(object);
        boolean isPolicy = isPolicy(type);
        int times = isPolicy
                ? objects.size()
                : (int) objects.stream().filter(one -> makesPods(type, one)).count();
        if (times > 0) {
            told.merge(type.apiVersion() + " " + type.kind(), new Told(type, isPolicy, times, place), Told::and);
        }
    }

    private static boolean isPolicy(TypeMeta type) {
        return (type.kind().endsWith(POLICY)
                        && !type.kind().startsWith("Staged")
                        && !OTHER_NETWORKS.contains(type.group()))
                || OTHER_POLICIES.contains(type.group() + " " + type.kind());
    }

    /** What another object made is made by something that is read, or told. */
    private static boolean makesPods(TypeMeta type, Mapping object) {
        if (inside(object, "metadata")
                .filter(metadata -> metadata.value("ownerReferences").isPresent())
                .isPresent()) {
            return false;
        }
        if (OPENSHIFT_TEMPLATES.contains(type.group() + " " + type.kind())) {
            return true;
        }
        if (isTemplate(type) || PATTERNS.contains(type.group())) {
            return false;
        }
        boolean isVirtual =
                type.group().equals(VIRTUAL_MACHINES) || type.group().endsWith("." + VIRTUAL_MACHINES);
        int[] left = {LOOKED_AT};
        return object.value("spec")
                .filter(spec -> has(spec, "containers", left) || (isVirtual && has(spec, "domain", left)))
                .isPresent();
    }

    /** Whether there are containers, or a virtual machine, somewhere below. */
    private static boolean has(YamlNode node, String key, int[] left) {
        if (--left[0] < 0) {
            return false;
        }
        return node.fold(
                mapping -> mapping.entries().stream()
                        .anyMatch(entry ->
                                (entry.key().equals(key) && isMeant(entry.value())) || has(entry.value(), key, left)),
                sequence -> sequence.items().stream().anyMatch(item -> has(item, key, left)),
                scalar -> false);
    }

    /** A list of containers with images, or a machine with devices. */
    private static boolean isMeant(YamlNode value) {
        return Stream.concat(
                        value.sequence().stream()
                                .flatMap(items -> items.items().stream())
                                .flatMap(one -> one.mapping().flatMap(mapping -> mapping.value("image")).stream()),
                        value.mapping().flatMap(mapping -> mapping.value("devices")).stream())
                .findAny()
                .isPresent();
    }

    /** One for each kind, at its first object. */
    List<Finding> findings() {
        return told.values().stream().map(Told::finding).toList();
    }

    private static String policyRemedy(TypeMeta type) {
        if (type.group().equals(CALICO)) {
            return "read these files with Calico.read(..) too, and look at cluster.enforcedBy(..) with what it gives";
        }
        if (type.group().equals(BACKING_CALICO)) {
            return "get them as " + CALICO
                    + "/v3, read those with Calico.read(..), and look at cluster.enforcedBy(..) with"
                    + " what it gives";
        }
        return "take what is said here as what the other policies do alone, and look at these with a tool of their own";
    }

    private static String podsRemedy(TypeMeta type) {
        if (isTemplate(type)) {
            return "read what comes out when it is processed";
        }
        return "read the pods, or what makes them, as they are in the cluster";
    }
}
