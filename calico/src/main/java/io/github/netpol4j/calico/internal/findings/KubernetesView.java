package io.github.netpol4j.calico.internal.findings;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.KubernetesSpec;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kubernetes' policies as Calico converts them: in the tier default, at order 1000, a rule for each peer and port.
 *
 * <p>Source: libcalico-go lib/backend/k8s/conversion, K8sNetworkPolicyToCalico.
 */
final class KubernetesView {

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");
    private static final double ORDER = 1_000;
    private static final Map<String, Protocol> PROTOCOLS =
            Map.of("TCP", Protocol.TCP, "UDP", Protocol.UDP, "SCTP", Protocol.SCTP);

    private KubernetesView() {}

    static PolicyView of(NetworkPolicy policy) {
        String namespace = Optional.ofNullable(policy.getMetadata().getNamespace())
                .filter(name -> !name.isEmpty())
                .orElse("default");
        NetworkPolicySpec spec = Optional.ofNullable(policy.getSpec()).orElseGet(NetworkPolicySpec::new);
        List<CalicoRule> ingress = new ArrayList<>();
        stream(spec.getIngress()).forEach(rule -> rules(rule.getFrom(), rule.getPorts(), PolicyType.INGRESS, ingress));
        List<CalicoRule> egress = new ArrayList<>();
        stream(spec.getEgress()).forEach(rule -> rules(rule.getTo(), rule.getPorts(), PolicyType.EGRESS, egress));
        List<String> types = stream(spec.getPolicyTypes()).toList();
        List<PolicyType> directions = Stream.of(PolicyType.values())
                .filter(type -> types.contains(type.toString())
                        || (types.isEmpty() && (type == PolicyType.INGRESS || !egress.isEmpty())))
                .toList();
        PolicySpec converted = PolicySpec.EMPTY
                .withOrder(ORDER)
                .withIngress(ingress)
                .withEgress(egress)
                .withTypes(directions);
        CalicoSelector pods = CalicoSelector.pods().and(selector(spec.getPodSelector()));
        return new PolicyView(
                "Kubernetes NetworkPolicy " + namespace + "/"
                        + policy.getMetadata().getName(),
                false,
                new Subject(Optional.of(namespace), pods, Optional.empty(), Optional.empty()),
                converted);
    }

    private static void rules(
            List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports, PolicyType type, List<CalicoRule> rules) {
        boolean isForAll = stream(peers).findAny().isEmpty();
        List<EntityRule> ends =
                stream(peers).flatMap(peer -> end(peer).stream()).toList();
        for (EntityRule end : isForAll ? List.of(EntityRule.ANY) : ends) {
            CalicoRule rule = CalicoRule.of(Action.ALLOW);
            rule = type == PolicyType.INGRESS ? rule.withSource(end) : rule.withDestination(end);
            if (stream(ports).findAny().isEmpty()) {
                rules.add(rule);
            }
            for (NetworkPolicyPort port : stream(ports).toList()) {
                Protocol protocol = PROTOCOLS.getOrDefault(
                        Optional.ofNullable(port.getProtocol()).orElse("TCP"), Protocol.TCP);
                rules.add(rule.withProtocol(protocol)
                        .withDestination(rule.destination().withPorts(ports(port))));
            }
        }
    }

    private static List<PortMatch> ports(NetworkPolicyPort port) {
        IntOrString value = port.getPort();
        if (value == null) {
            return List.of();
        }
        if (value.getIntVal() == null) {
            return List.of(PortMatch.of(value.getStrVal()));
        }
        return List.of(PortMatch.of(
                value.getIntVal(), Optional.ofNullable(port.getEndPort()).orElse(value.getIntVal())));
    }

    private static Optional<EntityRule> end(NetworkPolicyPeer peer) {
        if (peer.getIpBlock() != null) {
            return block(peer.getIpBlock().getCidr()).map(net -> EntityRule.ANY.withNets(List.of(net)));
        }
        EntityRule end = EntityRule.ANY.withSelector(
                CalicoSelector.pods().and(selector(peer.getPodSelector())).toString());
        return Optional.of(
                peer.getNamespaceSelector() == null
                        ? end
                        : end.withNamespaceSelector(
                                selector(peer.getNamespaceSelector()).toString()));
    }

    /** A block, which may have bits set beyond its prefix, as older objects have; nothing if nobody could read it. */
    private static Optional<Cidr> block(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !LENGTH.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return IpAddress.parse(text.substring(0, slash))
                .filter(address -> prefix <= address.bits())
                .map(address -> Cidr.around(address, prefix));
    }

    private static CalicoSelector selector(LabelSelector selector) {
        return selector == null
                ? CalicoSelector.all()
                : CalicoSelector.of(new KubernetesSpec.LabelSelector(
                        new TreeMap<>(
                                Optional.ofNullable(selector.getMatchLabels()).orElseGet(Map::of)),
                        stream(selector.getMatchExpressions())
                                .map(one -> new KubernetesSpec.Expression(
                                        one.getKey(),
                                        one.getOperator(),
                                        stream(one.getValues()).toList()))
                                .toList()));
    }

    private static <T> Stream<T> stream(List<T> list) {
        return Optional.ofNullable(list).orElseGet(List::of).stream();
    }
}
