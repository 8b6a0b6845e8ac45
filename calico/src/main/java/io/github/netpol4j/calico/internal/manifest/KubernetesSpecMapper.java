package io.github.netpol4j.calico.internal.manifest;

import io.github.netpol4j.calico.resource.KubernetesSpec;
import io.github.netpol4j.calico.resource.KubernetesSpec.Expression;
import io.github.netpol4j.calico.resource.KubernetesSpec.IpBlock;
import io.github.netpol4j.calico.resource.KubernetesSpec.LabelSelector;
import io.github.netpol4j.calico.resource.KubernetesSpec.Peer;
import io.github.netpol4j.calico.resource.KubernetesSpec.Port;
import io.github.netpol4j.calico.resource.KubernetesSpec.Rule;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.internal.manifest.Fields;
import io.github.netpol4j.internal.yaml.TreePath;
import java.util.List;
import java.util.Optional;

/**
 * Reads the spec of a staged policy of Kubernetes' form.
 *
 * <p>The fields are those of the Kubernetes API reference (NetworkPolicySpec, LabelSelector).
 */
final class KubernetesSpecMapper {

    static final List<String> SPEC = List.of("stagedAction", "podSelector", "policyTypes", "ingress", "egress");

    private static final List<String> PEER = List.of("podSelector", "namespaceSelector", "ipBlock");
    private static final List<String> BLOCK = List.of("cidr", "except");
    private static final List<String> PORT = List.of("protocol", "port", "endPort");
    private static final String PORTS = "must be between 1 and 65535, inclusive";
    private static final List<String> SELECTOR = List.of("matchLabels", "matchExpressions");
    private static final List<String> EXPRESSION = List.of("key", "operator", "values");

    private KubernetesSpecMapper() {}

    static KubernetesSpec map(Fields spec) {
        return new KubernetesSpec(
                selector(spec, "podSelector").orElse(LabelSelector.ALL),
                rules(spec, "ingress", "from"),
                rules(spec, "egress", "to"),
                Values.words(spec, "policyTypes", List.of(PolicyType.values())));
    }

    private static List<Rule> rules(Fields spec, String key, String peers) {
        return spec.list(
                key,
                (node, path) -> Fields.of(spec.scope(), node, path, List.of(peers, "ports"))
                        .map(rule -> new Rule(peers(rule, peers), ports(rule)))
                        .orElse(new Rule(List.of(), List.of())));
    }

    private static List<Peer> peers(Fields rule, String key) {
        return rule.list(
                key,
                (node, path) -> Fields.of(rule.scope(), node, path, PEER)
                        .map(peer -> new Peer(
                                selector(peer, "podSelector"),
                                selector(peer, "namespaceSelector"),
                                peer.mapping("ipBlock", BLOCK)
                                        .map(block -> new IpBlock(text(block, "cidr"), block.strings("except")))))
                        .orElse(new Peer(Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private static List<Port> ports(Fields rule) {
        return rule.list(
                "ports",
                (node, path) -> Fields.of(rule.scope(), node, path, PORT)
                        .map(KubernetesSpecMapper::port)
                        .orElse(new Port(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private static Port port(Fields port) {
        TreePath path = port.path().key("port");
        boolean isName = port.value("port").flatMap(node -> node.string()).isPresent();
        return new Port(
                port.string("protocol"),
                isName
                        ? Optional.empty()
                        : port.value("port").flatMap(node -> port.integer(node, path, "port number or name", PORTS)),
                isName ? port.string("port") : Optional.empty(),
                port.integer("endPort", PORTS));
    }

    private static Optional<LabelSelector> selector(Fields parent, String key) {
        return parent.mapping(key, SELECTOR)
                .map(selector -> new LabelSelector(
                        selector.stringMap("matchLabels", false),
                        selector.list(
                                "matchExpressions",
                                (node, path) -> Fields.of(parent.scope(), node, path, EXPRESSION)
                                        .map(one -> new Expression(
                                                text(one, "key"), text(one, "operator"), one.strings("values")))
                                        .orElse(new Expression("", "", List.of())))));
    }

    private static String text(Fields fields, String key) {
        return fields.string(key).orElse("");
    }
}
