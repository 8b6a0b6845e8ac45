package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.NetPol;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.laws.arbitraries.Naive;
import io.github.netpol4j.rule.IpBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What NetworkPolicies allow, small, with a switch for each way in which tools get it wrong. */
final class MutantEvaluator {

    /** What an evaluator can get wrong. */
    enum Fault {
        WANTS_THE_KEY_FOR_NOT_IN,
        IGNORES_MATCH_LABELS_BESIDE_EXPRESSIONS,
        NEVER_ISOLATES_EGRESS_BY_DEFAULT,
        ALWAYS_ISOLATES_EGRESS_BY_DEFAULT,
        READS_RULES_OF_A_DIRECTION_NOT_NAMED,
        OPENS_ON_AN_EMPTY_RULE_LIST,
        CLOSES_ON_AN_EMPTY_PEER_LIST,
        IGNORES_THE_PROTOCOL_WITHOUT_A_PORT,
        IGNORES_END_PORT,
        RESOLVES_NAMES_WITHOUT_PROTOCOL,
        TAKES_THE_FIRST_PORT_OF_A_NAME,
        IGNORES_EXCEPT,
        MATCHES_PODS_OF_ANY_NAMESPACE,
        LETS_THE_LAST_POLICY_DECIDE,
        MATCHES_EXACT_LABELS
    }

    private static final Map<String, IpBlock> BLOCKS = new ConcurrentHashMap<>();

    private final List<NetworkPolicy> objects;
    private final Set<Fault> faults;

    MutantEvaluator(List<NetworkPolicy> objects, Set<Fault> faults) {
        this.objects = objects;
        this.faults = faults;
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    boolean allows(Flow flow, Semantics semantics) {
        if (Naive.alwaysPasses(flow, semantics)) {
            return true;
        }
        return side(flow, semantics, true) && side(flow, semantics, false);
    }

    private boolean side(Flow flow, Semantics semantics, boolean ingress) {
        Endpoint own = ingress ? flow.destination() : flow.source();
        boolean isolated = false;
        boolean granted = false;
        for (NetworkPolicy object : objects) {
            if (covers(object, own, semantics, ingress)) {
                boolean last = isolated && has(Fault.LETS_THE_LAST_POLICY_DECIDE);
                isolated = true;
                granted = grants(object, flow, semantics, ingress) || (granted && !last);
            }
        }
        return !isolated || granted;
    }

    private boolean covers(NetworkPolicy object, Endpoint own, Semantics semantics, boolean ingress) {
        NetworkPolicySpec spec = object.getSpec();
        boolean egressByDefault = has(Fault.ALWAYS_ISOLATES_EGRESS_BY_DEFAULT)
                || (!spec.getEgress().isEmpty() && !has(Fault.NEVER_ISOLATES_EGRESS_BY_DEFAULT));
        boolean named = spec.getPolicyTypes().isEmpty()
                ? ingress || egressByDefault
                : spec.getPolicyTypes().contains(ingress ? "Ingress" : "Egress")
                        || (has(Fault.READS_RULES_OF_A_DIRECTION_NOT_NAMED)
                                && !(ingress ? spec.getIngress() : spec.getEgress()).isEmpty());
        if (!named || !(own instanceof Pod pod) || !selectable(pod, semantics)) {
            return false;
        }
        return namespace(object).equals(pod.namespace()) && matches(spec.getPodSelector(), pod.labels());
    }

    private static String namespace(NetworkPolicy object) {
        String namespace = object.getMetadata().getNamespace();
        return namespace == null || namespace.isEmpty() ? "default" : namespace;
    }

    private static boolean selectable(Pod pod, Semantics semantics) {
        return !pod.hostNetwork() || semantics.hostNetworkPods() == Semantics.HostNetworkPods.AS_POD;
    }

    private boolean grants(NetworkPolicy object, Flow flow, Semantics semantics, boolean ingress) {
        NetworkPolicySpec spec = object.getSpec();
        int rules = ingress ? spec.getIngress().size() : spec.getEgress().size();
        if (rules == 0) {
            return has(Fault.OPENS_ON_AN_EMPTY_RULE_LIST);
        }
        for (int i = 0; i < rules; i++) {
            List<NetworkPolicyPeer> peers = ingress
                    ? spec.getIngress().get(i).getFrom()
                    : spec.getEgress().get(i).getTo();
            List<NetworkPolicyPort> ports = ingress
                    ? spec.getIngress().get(i).getPorts()
                    : spec.getEgress().get(i).getPorts();
            boolean anyone = peers.isEmpty() && !has(Fault.CLOSES_ON_AN_EMPTY_PEER_LIST);
            if ((anyone || peers.stream().anyMatch(peer -> peer(object, peer, flow, semantics, ingress)))
                    && (ports.isEmpty() || ports.stream().anyMatch(port -> port(port, flow, semantics)))) {
                return true;
            }
        }
        return false;
    }

    private boolean peer(
            NetworkPolicy object, NetworkPolicyPeer peer, Flow flow, Semantics semantics, boolean ingress) {
        Endpoint other = ingress ? flow.source() : flow.destination();
        Optional<IpAddress> address = ingress ? flow.sourceAddress() : flow.destinationAddress();
        if (peer.getIpBlock() != null) {
            return block(peer.getIpBlock(), other, address, semantics);
        }
        if (!(other instanceof Pod pod) || !selectable(pod, semantics)) {
            return false;
        }
        boolean here = peer.getNamespaceSelector() == null
                ? namespace(object).equals(pod.namespace()) || has(Fault.MATCHES_PODS_OF_ANY_NAMESPACE)
                : matches(peer.getNamespaceSelector(), pod.namespaceLabels());
        return here && (peer.getPodSelector() == null || matches(peer.getPodSelector(), pod.labels()));
    }

    private boolean block(IPBlock block, Endpoint other, Optional<IpAddress> address, Semantics semantics) {
        List<String> except = has(Fault.IGNORES_EXCEPT) ? List.of() : block.getExcept();
        return Naive.matches(BLOCKS.computeIfAbsent(block.getCidr(), NetPol::cidr), other, address, semantics)
                && except.stream()
                        .map(hole -> BLOCKS.computeIfAbsent(hole, NetPol::cidr))
                        .noneMatch(hole -> Naive.matches(hole, other, address, semantics));
    }

    private boolean port(NetworkPolicyPort port, Flow flow, Semantics semantics) {
        String protocol = port.getProtocol() == null ? "TCP" : port.getProtocol();
        if (port.getPort() == null) {
            return has(Fault.IGNORES_THE_PROTOCOL_WITHOUT_A_PORT)
                    || flow.protocol().toString().equals(protocol);
        }
        if (!flow.protocol().toString().equals(protocol)) {
            return false;
        }
        if (port.getPort().getStrVal() != null) {
            if (!(flow.destination() instanceof Pod pod) || !selectable(pod, semantics)) {
                return false;
            }
            return pod.ports().stream()
                    .filter(it -> it.name().equals(port.getPort().getStrVal()))
                    .limit(has(Fault.TAKES_THE_FIRST_PORT_OF_A_NAME) ? 1 : 100)
                    .filter(it -> it.protocol().equals(flow.protocol()) || has(Fault.RESOLVES_NAMES_WITHOUT_PROTOCOL))
                    .anyMatch(it -> it.number() == flow.port());
        }
        int first = port.getPort().getIntVal();
        int last = port.getEndPort() == null || has(Fault.IGNORES_END_PORT) ? first : port.getEndPort();
        return first <= flow.port() && flow.port() <= last;
    }

    private boolean matches(LabelSelector selector, Map<String, String> labels) {
        if (selector == null) {
            return true;
        }
        boolean skip = has(Fault.IGNORES_MATCH_LABELS_BESIDE_EXPRESSIONS)
                && !selector.getMatchExpressions().isEmpty();
        if (selector.getMatchLabels() != null && !skip) {
            for (Map.Entry<String, String> label : selector.getMatchLabels().entrySet()) {
                if (!label.getValue().equals(labels.get(label.getKey()))) {
                    return false;
                }
            }
            if (has(Fault.MATCHES_EXACT_LABELS)
                    && !selector.getMatchLabels().isEmpty()
                    && selector.getMatchLabels().size() != labels.size()) {
                return false;
            }
        }
        return selector.getMatchExpressions().stream().allMatch(it -> fits(it, labels));
    }

    private boolean fits(LabelSelectorRequirement requirement, Map<String, String> labels) {
        String value = labels.get(requirement.getKey());
        return switch (requirement.getOperator()) {
            case "In" -> value != null && requirement.getValues().contains(value);
            case "NotIn" ->
                value == null
                        ? !has(Fault.WANTS_THE_KEY_FOR_NOT_IN)
                        : !requirement.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException(requirement.getOperator());
        };
    }
}
