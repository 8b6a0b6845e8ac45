package io.github.netpol4j.calico.internal.validation;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.github.netpol4j.calico.resource.KubernetesSpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.StagedKubernetesNetworkPolicy;
import java.util.List;
import java.util.stream.Stream;

/** The NetworkPolicy that a staged policy of Kubernetes' form becomes when it is enforced. */
final class EnforcedKubernetes {

    private EnforcedKubernetes() {}

    static NetworkPolicy of(StagedKubernetesNetworkPolicy staged) {
        KubernetesSpec spec = staged.spec();
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName(staged.metadata().name())
                .withNamespace(staged.effectiveNamespace())
                .endMetadata()
                .withNewSpec()
                .withPodSelector(selector(spec.podSelector()))
                .withIngress(spec.ingress().stream()
                        .map(rule -> new NetworkPolicyIngressRule(peers(rule), ports(rule)))
                        .toList())
                .withEgress(spec.egress().stream()
                        .map(rule -> new NetworkPolicyEgressRule(ports(rule), peers(rule)))
                        .toList())
                .withPolicyTypes(
                        spec.policyTypes().stream().map(PolicyType::toString).toList())
                .endSpec()
                .build();
    }

    private static List<NetworkPolicyPeer> peers(KubernetesSpec.Rule rule) {
        return rule.peers().stream().map(EnforcedKubernetes::peer).toList();
    }

    private static NetworkPolicyPeer peer(KubernetesSpec.Peer peer) {
        NetworkPolicyPeer made = new NetworkPolicyPeer();
        peer.podSelector().ifPresent(selector -> made.setPodSelector(selector(selector)));
        peer.namespaceSelector().ifPresent(selector -> made.setNamespaceSelector(selector(selector)));
        peer.ipBlock().ifPresent(block -> made.setIpBlock(new IPBlock(block.cidr(), block.except())));
        return made;
    }

    private static List<NetworkPolicyPort> ports(KubernetesSpec.Rule rule) {
        return rule.ports().stream().map(EnforcedKubernetes::port).toList();
    }

    private static NetworkPolicyPort port(KubernetesSpec.Port port) {
        NetworkPolicyPort made = new NetworkPolicyPort();
        port.protocol().ifPresent(made::setProtocol);
        Stream.concat(port.port().map(IntOrString::new).stream(), port.name().map(IntOrString::new).stream())
                .findFirst()
                .ifPresent(made::setPort);
        port.endPort().ifPresent(made::setEndPort);
        return made;
    }

    private static LabelSelector selector(KubernetesSpec.LabelSelector selector) {
        return new LabelSelectorBuilder()
                .withMatchLabels(selector.matchLabels())
                .withMatchExpressions(selector.matchExpressions().stream()
                        .map(one -> new LabelSelectorRequirement(one.key(), one.operator(), one.values()))
                        .toList())
                .build();
    }
}
