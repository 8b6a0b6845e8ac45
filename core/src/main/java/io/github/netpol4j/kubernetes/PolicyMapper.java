package io.github.netpol4j.kubernetes;

import io.github.netpol4j.internal.manifest.Fields;
import io.github.netpol4j.internal.manifest.MetadataFields;
import io.github.netpol4j.internal.manifest.ReadScope;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import io.github.netpol4j.kubernetes.LabelQuery.Expression;
import io.github.netpol4j.kubernetes.PolicyObject.Block;
import io.github.netpol4j.kubernetes.PolicyObject.PeerSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortValue;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import java.util.List;
import java.util.Optional;

/**
 * Reads the tree of one NetworkPolicy.
 *
 * <p>The fields are those of the Kubernetes API reference (NetworkPolicy of networking.k8s.io/v1, LabelSelector).
 */
final class PolicyMapper {

    private static final List<String> OBJECT = List.of("apiVersion", "kind", "metadata", "spec", "status");
    private static final List<String> SPEC = List.of("podSelector", "policyTypes", "ingress", "egress");
    private static final List<String> PEER = List.of("podSelector", "namespaceSelector", "ipBlock");
    private static final List<String> BLOCK = List.of("cidr", "except");
    private static final List<String> PORT = List.of("protocol", "port", "endPort");
    private static final String PORTS = "must be between 1 and 65535, inclusive";
    private static final List<String> SELECTOR = List.of("matchLabels", "matchExpressions");
    private static final List<String> EXPRESSION = List.of("key", "operator", "values");

    private PolicyMapper() {}

    /** What the tree says; what is wrong with it is told to the scope. */
    static PolicyObject map(ReadScope scope, Mapping object, TreePath path) {
        Fields top = Fields.of(scope, object, path, OBJECT);
        MetadataFields metadata = MetadataFields.of(top);
        Optional<Fields> spec = top.mapping("spec", SPEC);
        return new PolicyObject(
                metadata.name(),
                metadata.generateName(),
                metadata.namespace(),
                metadata.labels(),
                metadata.annotations(),
                spec.flatMap(fields -> selector(fields, "podSelector")).orElse(LabelQuery.ALL),
                spec.map(fields -> fields.strings("policyTypes")).orElse(List.of()),
                spec.map(fields -> rules(fields, "ingress", "from")).orElse(List.of()),
                spec.map(fields -> rules(fields, "egress", "to")).orElse(List.of()));
    }

    private static List<TrafficRule> rules(Fields spec, String key, String peers) {
        return spec.list(
                key,
                (node, path) -> Fields.of(spec.scope(), node, path, List.of(peers, "ports"))
                        .map(rule -> new TrafficRule(rule.list(peers, (peer, at) -> peer(rule, peer, at)), ports(rule)))
                        .orElse(new TrafficRule(List.of(), List.of())));
    }

    private static PeerSpec peer(Fields rule, YamlNode node, TreePath path) {
        return Fields.of(rule.scope(), node, path, PEER)
                .map(peer -> new PeerSpec(
                        selector(peer, "podSelector"),
                        selector(peer, "namespaceSelector"),
                        peer.mapping("ipBlock", BLOCK)
                                .map(block -> new Block(block.string("cidr").orElse(""), block.strings("except")))))
                .orElse(new PeerSpec(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static List<PortSpec> ports(Fields rule) {
        return rule.list(
                "ports",
                (node, path) -> Fields.of(rule.scope(), node, path, PORT)
                        .map(port ->
                                new PortSpec(port.string("protocol"), portValue(port), port.integer("endPort", PORTS)))
                        .orElse(new PortSpec(Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private static Optional<PortValue> portValue(Fields port) {
        TreePath path = port.path().key("port");
        return port.value("port")
                .flatMap(node -> node.string().isPresent()
                        ? port.string("port").map(PortValue::of)
                        : port.integer(node, path, "port number or name", PORTS).map(PortValue::of));
    }

    private static Optional<LabelQuery> selector(Fields parent, String key) {
        return parent.mapping(key, SELECTOR)
                .map(selector -> new LabelQuery(
                        selector.stringMap("matchLabels", false),
                        selector.list("matchExpressions", (node, path) -> expression(parent.scope(), node, path))));
    }

    private static Expression expression(ReadScope scope, YamlNode node, TreePath path) {
        return Fields.of(scope, node, path, EXPRESSION)
                .map(fields -> new Expression(
                        fields.string("key").orElse(""),
                        fields.string("operator").orElse(""),
                        fields.strings("values")))
                .orElse(new Expression("", "", List.of()));
    }
}
