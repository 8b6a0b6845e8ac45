package io.github.netpol4j.calico.internal.felix;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Kubernetes NetworkPolicies as Calico takes them: policies of the tier {@code default} at order 1000 that only allow.
 *
 * <p>Source: Calico, libcalico-go/lib/backend/k8s/conversion; a rule of several peers and ports becomes a rule for each.
 */
final class KubernetesConversion {

    /** Where Kubernetes policies stand in the tier. */
    static final double ORDER = 1000;

    static final String PODS = "projectcalico.org/orchestrator == \"k8s\"";

    private KubernetesConversion() {}

    static PolicySpec spec(NetworkPolicy policy) {
        var spec = policy.getSpec();
        List<CalicoRule> ingress = new ArrayList<>();
        spec.getIngress().forEach(rule -> ingress.addAll(rules(rule.getFrom(), rule.getPorts(), PolicyType.INGRESS)));
        List<CalicoRule> egress = new ArrayList<>();
        spec.getEgress().forEach(rule -> egress.addAll(rules(rule.getTo(), rule.getPorts(), PolicyType.EGRESS)));
        return PolicySpec.EMPTY
                .withOrder(ORDER)
                .withSelector(pods(spec.getPodSelector()))
                .withIngress(ingress)
                .withEgress(egress)
                .withTypes(types(spec.getPolicyTypes(), !spec.getEgress().isEmpty()));
    }

    private static List<PolicyType> types(List<String> given, boolean hasEgress) {
        boolean byDefault = given.isEmpty();
        List<PolicyType> types = new ArrayList<>();
        if (byDefault || given.contains(PolicyType.INGRESS.toString())) {
            types.add(PolicyType.INGRESS);
        }
        if (byDefault ? hasEgress : given.contains(PolicyType.EGRESS.toString())) {
            types.add(PolicyType.EGRESS);
        }
        return types;
    }

    private static List<CalicoRule> rules(
            List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports, PolicyType type) {
        List<CalicoRule> rules = new ArrayList<>();
        for (CalicoRule rule : ports(ports)) {
            if (peers.isEmpty()) {
                rules.add(rule);
            }
            for (NetworkPolicyPeer peer : peers) {
                rules.add(
                        type == PolicyType.INGRESS
                                ? rule.withSource(peer(peer, rule.source()))
                                : rule.withDestination(peer(peer, rule.destination())));
            }
        }
        return rules;
    }

    private static List<CalicoRule> ports(List<NetworkPolicyPort> ports) {
        CalicoRule allow = CalicoRule.of(Action.ALLOW);
        if (ports.isEmpty()) {
            return List.of(allow);
        }
        return ports.stream()
                .map(port -> {
                    CalicoRule rule = allow.withProtocol(protocol(port.getProtocol()));
                    return port.getPort() == null
                            ? rule
                            : rule.withDestination(EntityRule.ANY.withPorts(List.of(port(port))));
                })
                .toList();
    }

    private static PortMatch port(NetworkPolicyPort port) {
        IntOrString value = port.getPort();
        if (value.getIntVal() == null) {
            return PortMatch.of(value.getStrVal());
        }
        int from = value.getIntVal();
        return PortMatch.of(from, port.getEndPort() == null ? from : port.getEndPort());
    }

    private static Protocol protocol(String word) {
        if (word == null) {
            return Protocol.TCP;
        }
        return switch (word) {
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> Protocol.TCP;
        };
    }

    private static EntityRule peer(NetworkPolicyPeer peer, EntityRule end) {
        if (peer.getIpBlock() != null) {
            IPBlock block = peer.getIpBlock();
            return end.withNets(List.of(Cidr.of(block.getCidr())))
                    .withNotNets(block.getExcept().stream().map(Cidr::of).toList());
        }
        EntityRule pods = end.withSelector(pods(peer.getPodSelector()));
        return peer.getNamespaceSelector() == null
                ? pods
                : pods.withNamespaceSelector(all(clauses(peer.getNamespaceSelector())));
    }

    private static String all(List<String> clauses) {
        return clauses.isEmpty() ? "all()" : String.join(" && ", clauses);
    }

    private static String pods(LabelSelector selector) {
        List<String> clauses = new ArrayList<>(List.of(PODS));
        clauses.addAll(clauses(selector));
        return String.join(" && ", clauses);
    }

    private static List<String> clauses(LabelSelector selector) {
        List<String> clauses = new ArrayList<>();
        if (selector != null) {
            if (selector.getMatchLabels() != null) {
                for (Map.Entry<String, String> label : new TreeMap<>(selector.getMatchLabels()).entrySet()) {
                    clauses.add(label.getKey() + " == " + quoted(label.getValue()));
                }
            }
            selector.getMatchExpressions().forEach(expression -> clauses.add(clause(expression)));
        }
        return clauses;
    }

    private static String clause(LabelSelectorRequirement expression) {
        String key = expression.getKey();
        String values = expression.getValues().stream()
                .map(KubernetesConversion::quoted)
                .collect(Collectors.joining(", ", "{", "}"));
        return switch (expression.getOperator()) {
            case "In" -> key + " in " + values;
            case "NotIn" -> key + " not in " + values;
            case "Exists" -> "has(" + key + ")";
            default -> "!has(" + key + ")";
        };
    }

    private static String quoted(String value) {
        return "\"" + value + "\"";
    }
}
