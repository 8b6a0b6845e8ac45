package io.github.netpol4j.calico.internal.manifest;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.StagedAction;
import io.github.netpol4j.calico.resource.StagedGlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedKubernetesNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedNetworkPolicy;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.internal.manifest.Fields;
import io.github.netpol4j.internal.manifest.MetadataFields;
import io.github.netpol4j.internal.manifest.ReadScope;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Reads the tree of one object.
 *
 * <p>The fields are those of Calico's documentation, "Resource definitions". What the server manages, and the label that Calico
 * sets itself, are known and dropped, so that what a cluster exports can be read.
 *
 * @param kind as the API names it
 * @param isNamespaced whether it is in a namespace
 * @param fields those of its spec
 * @param maker makes the object of its metadata and its spec
 */
record ResourceMapper(
        String kind, boolean isNamespaced, List<String> fields, BiFunction<Metadata, Fields, CalicoResource> maker) {

    private static final List<String> OBJECT = List.of("apiVersion", "kind", "metadata", "spec", "status");

    /** Every kind. */
    static final List<ResourceMapper> ALL = List.of(
            new ResourceMapper(
                    "NetworkPolicy",
                    true,
                    spec(false, false),
                    (metadata, spec) -> new CalicoNetworkPolicy(metadata, policy(spec, false))),
            new ResourceMapper(
                    "GlobalNetworkPolicy",
                    false,
                    spec(true, false),
                    (metadata, spec) -> new GlobalNetworkPolicy(metadata, policy(spec, true))),
            new ResourceMapper(
                    "StagedNetworkPolicy",
                    true,
                    spec(false, true),
                    (metadata, spec) -> new StagedNetworkPolicy(metadata, staged(spec), policy(spec, false))),
            new ResourceMapper(
                    "StagedGlobalNetworkPolicy",
                    false,
                    spec(true, true),
                    (metadata, spec) -> new StagedGlobalNetworkPolicy(metadata, staged(spec), policy(spec, true))),
            new ResourceMapper(
                    "StagedKubernetesNetworkPolicy",
                    true,
                    KubernetesSpecMapper.SPEC,
                    (metadata, spec) ->
                            new StagedKubernetesNetworkPolicy(metadata, staged(spec), KubernetesSpecMapper.map(spec))),
            new ResourceMapper("Tier", false, List.of("order", "defaultAction"), ResourceMapper::tier),
            new ResourceMapper(
                    "HostEndpoint",
                    false,
                    List.of("node", "interfaceName", "expectedIPs", "profiles", "ports"),
                    ResourceMapper::hostEndpoint),
            new ResourceMapper(
                    "NetworkSet",
                    true,
                    List.of("nets"),
                    (metadata, spec) -> new NetworkSet(metadata, Values.netsOrAddresses(spec, "nets"))),
            new ResourceMapper(
                    "GlobalNetworkSet",
                    false,
                    List.of("nets"),
                    (metadata, spec) -> new GlobalNetworkSet(metadata, Values.netsOrAddresses(spec, "nets"))));

    static Optional<ResourceMapper> of(String kind) {
        return ALL.stream().filter(one -> one.kind.equals(kind)).findFirst();
    }

    /** What the tree says; what is wrong with it is told to the scope. */
    CalicoResource map(ReadScope scope, Mapping object, TreePath path) {
        Fields top = Fields.of(scope, object, path, OBJECT);
        Metadata metadata = metadata(top, object, path);
        Fields spec = top.mapping("spec", fields)
                .orElseGet(() -> Fields.of(scope, new Mapping(object.at(), List.of()), path.key("spec"), fields));
        return maker.apply(metadata, spec);
    }

    private Metadata metadata(Fields top, Mapping object, TreePath path) {
        MetadataFields read = MetadataFields.of(top);
        boolean isMisplaced = !isNamespaced && !read.namespace().isEmpty();
        if (isMisplaced) {
            YamlNode namespace = object.value("metadata")
                    .flatMap(YamlNode::mapping)
                    .flatMap(metadata -> metadata.value("namespace"))
                    .orElse(object);
            TreePath at = path.key("metadata").key("namespace");
            top.scope().add(Messages.namespaced(top.scope().place(namespace, at), kind));
        }
        SortedMap<String, String> labels = new TreeMap<>(read.labels());
        labels.remove(Metadata.TIER_LABEL);
        return new Metadata(
                read.name(), read.generateName(), isMisplaced ? "" : read.namespace(), labels, read.annotations());
    }

    private static List<String> spec(boolean isGlobal, boolean isStaged) {
        Stream<String> all =
                Stream.of("tier", "order", "selector", "serviceAccountSelector", "types", "ingress", "egress");
        Stream<String> global = Stream.of("namespaceSelector", "doNotTrack", "preDNAT", "applyOnForward");
        return Stream.of(
                        all,
                        isGlobal ? global : Stream.<String>of(),
                        isStaged ? Stream.of("stagedAction") : Stream.<String>of(),
                        Stream.of("performanceHints"))
                .flatMap(some -> some)
                .toList();
    }

    /** In a policy of a namespace, what only global ones have is an unknown field, and told as such. */
    private static PolicySpec policy(Fields spec, boolean isGlobal) {
        return new PolicySpec(
                text(spec, "tier"),
                spec.decimal("order"),
                RuleMapper.rules(spec, "ingress"),
                RuleMapper.rules(spec, "egress"),
                text(spec, "selector"),
                isGlobal ? text(spec, "namespaceSelector") : "",
                text(spec, "serviceAccountSelector"),
                Values.words(spec, "types", List.of(PolicyType.values())),
                isGlobal && spec.bool("doNotTrack").orElse(false),
                isGlobal && spec.bool("preDNAT").orElse(false),
                isGlobal && spec.bool("applyOnForward").orElse(false),
                spec.strings("performanceHints"));
    }

    private static CalicoResource tier(Metadata metadata, Fields spec) {
        return new Tier(
                metadata, spec.decimal("order"), Values.word(spec, "defaultAction", List.of(Action.DENY, Action.PASS)));
    }

    private static CalicoResource hostEndpoint(Metadata metadata, Fields spec) {
        return new HostEndpoint(
                metadata,
                text(spec, "node"),
                text(spec, "interfaceName"),
                Values.addresses(spec, "expectedIPs"),
                spec.strings("profiles"),
                endpointPorts(spec));
    }

    private static Optional<StagedAction> staged(Fields spec) {
        return Values.word(spec, "stagedAction", List.of(StagedAction.values()));
    }

    private static List<EndpointPort> endpointPorts(Fields spec) {
        return spec
                .list(
                        "ports",
                        (node, path) -> Fields.of(spec.scope(), node, path, List.of("name", "protocol", "port"))
                                .flatMap(port -> endpointPort(port, node, path)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<EndpointPort> endpointPort(Fields port, YamlNode node, TreePath path) {
        List.of("name", "protocol", "port").stream()
                .filter(field -> port.value(field).isEmpty())
                .forEach(field -> port.scope().add(Messages.missing(port.scope().place(node, path), field)));
        return Values.protocol(port, "protocol")
                .map(protocol -> new EndpointPort(
                        text(port, "name"),
                        protocol,
                        port.integer("port", "must be between 1 and 65535, inclusive")
                                .orElse(0)));
    }

    private static String text(Fields fields, String key) {
        return fields.string(key).orElse("");
    }
}
