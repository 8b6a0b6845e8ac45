package io.github.netpol4j.calico.internal.validation;

import static io.github.netpol4j.calico.internal.validation.Samples.endpoint;
import static io.github.netpol4j.calico.internal.validation.Samples.nets;
import static io.github.netpol4j.calico.internal.validation.Samples.tier;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.KubernetesSpec;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.StagedAction;
import io.github.netpol4j.calico.resource.StagedKubernetesNetworkPolicy;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tiers, host endpoints, sets, staged policies of Kubernetes' form. */
final class OtherKindsCases {

    private static final Optional<Action> DENY = Optional.of(Action.DENY);
    private static final Optional<Action> PASS = Optional.of(Action.PASS);

    private OtherKindsCases() {}

    static List<Case> cases() {
        return Stream.of(tiers(), endpoints(), endpointPorts(), sets(), staged())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> tiers() {
        Tier good = tier("default", Optional.of(1_000_000.0), DENY);
        Tier admin = tier("kube-admin", Optional.of(1_000.0), PASS);
        Tier baseline = tier("kube-baseline", Optional.of(10_000_000.0), PASS);
        return List.of(
                Case.of(
                        Requirement.DEFAULT_TIER_ACTION,
                        tier("default", Optional.of(1_000_000.0), PASS),
                        "spec.defaultAction: The 'default' tier must have default action 'Deny'",
                        good,
                        tier("default", Optional.of(1_000_000.0), Optional.empty()),
                        tier("other", Optional.of(1_000_000.0), PASS)),
                Case.of(
                        Requirement.DEFAULT_TIER_ORDER,
                        tier("default", Optional.of(999_999.0), DENY),
                        "spec.order: default tier order must be 1000000",
                        good),
                Case.of(
                        Requirement.DEFAULT_TIER_ORDER,
                        tier("default", Optional.empty(), DENY),
                        "spec.order: default tier order must be 1000000"),
                Case.of(
                        Requirement.KUBE_ADMIN_ACTION,
                        tier("kube-admin", Optional.of(1_000.0), Optional.empty()),
                        "spec.defaultAction: The 'kube-admin' tier must have default action 'Pass'",
                        admin),
                Case.of(
                        Requirement.KUBE_ADMIN_ORDER,
                        tier("kube-admin", Optional.of(1_001.0), PASS),
                        "spec.order: kube-admin tier order must be 1000",
                        admin),
                Case.of(
                        Requirement.KUBE_BASELINE_ACTION,
                        tier("kube-baseline", Optional.of(10_000_000.0), DENY),
                        "spec.defaultAction: The 'kube-baseline' tier must have default action 'Pass'",
                        baseline),
                Case.of(
                        Requirement.KUBE_BASELINE_ORDER,
                        tier("kube-baseline", Optional.empty(), PASS),
                        "spec.order: kube-baseline tier order must be 10000000",
                        baseline),
                Case.of(
                        Requirement.ADMIN_TIER_ORDER,
                        tier("adminnetworkpolicy", Optional.of(10.0), DENY),
                        "spec.order: adminnetworkpolicy tier order must be 1000",
                        tier("adminnetworkpolicy", Optional.of(1_000.0), DENY),
                        tier("adminnetworkpolicy", Optional.of(1_000.0), PASS)),
                Case.of(
                        Requirement.BASELINE_TIER_ORDER,
                        tier("baselineadminnetworkpolicy", Optional.of(10.0), PASS),
                        "spec.order: baselineadminnetworkpolicy tier order must be 1e+07",
                        tier("baselineadminnetworkpolicy", Optional.of(10_000_000.0), PASS)));
    }

    private static List<Case> endpoints() {
        return List.of(
                Case.of(
                        Requirement.ENDPOINT_INTERFACE,
                        endpoint("node1", ""),
                        "spec: at least one of interfaceName or expectedIPs must be specified",
                        endpoint("node1", "eth0"),
                        endpoint("node1", "", "10.0.0.1")),
                Case.of(
                        Requirement.ENDPOINT_NODE,
                        endpoint("", "eth0"),
                        "spec: node must be specified",
                        endpoint("n", "eth0")),
                Case.of(
                        Requirement.NODE_LENGTH,
                        endpoint("x".repeat(254), "eth0"),
                        "spec.node: Too long: may not be more than 253 characters; this is 254",
                        endpoint("x".repeat(253), "eth0")),
                Case.of(
                        Requirement.NODE_TAG,
                        endpoint("Node1", "eth0"),
                        "spec.node: failed to validate Field: Node because of Tag: name",
                        endpoint("node1.example", "eth0")),
                Case.of(
                        Requirement.INTERFACE_LENGTH,
                        endpoint("node1", "x".repeat(16)),
                        "spec.interfaceName: Too long: may not be more than 15 characters; this is 16",
                        endpoint("node1", "x".repeat(15))),
                Case.of(
                        Requirement.INTERFACE_TAG,
                        endpoint("node1", "eth*"),
                        "spec.interfaceName: failed to validate Field: InterfaceName because of Tag: interface",
                        endpoint("node1", "*"),
                        endpoint("node1", "a_Z.9-")),
                Case.of(
                        Requirement.EXPECTED_IP_TWICE,
                        endpoint("node1", "", "10.0.0.1", "10.0.0.2", "10.0.0.1"),
                        "spec.expectedIPs[2]: Duplicate value: \"10.0.0.1\"",
                        endpoint("node1", "", "10.0.0.1", "10.0.0.2")),
                Case.of(
                        Requirement.PROFILE_TWICE,
                        profiles("a", "b", "b"),
                        "spec.profiles[2]: Duplicate value: \"b\"",
                        profiles("a", "b")),
                Case.of(
                        Requirement.PROFILE_TAG,
                        profiles(".fun"),
                        "spec.profiles[0]: failed to validate Field: Profiles because of Tag: name",
                        profiles("knp.default.fun", "projectcalico-default-allow")));
    }

    private static List<Case> endpointPorts() {
        return List.of(
                Case.of(
                        Requirement.ENDPOINT_PORT_NUMBER,
                        port("http", Protocol.TCP, 0),
                        "spec.ports[0].port: Invalid value: 0: port must be between 1 and 65535",
                        port("http", Protocol.TCP, 1)),
                Case.of(
                        Requirement.ENDPOINT_PORT_NUMBER,
                        port("http", Protocol.TCP, 65536),
                        "spec.ports[0].port: Invalid value: 65536: port must be between 1 and 65535",
                        port("http", Protocol.TCP, 65535)),
                Case.of(
                        Requirement.ENDPOINT_PORT_NAME,
                        port("http--alt", Protocol.TCP, 80),
                        "spec.ports[0].name: failed to validate Field: Name because of Tag: portName (must not contain"
                                + " consecutive hyphens)",
                        port("http-alt", Protocol.TCP, 80)),
                Case.of(
                        Requirement.ENDPOINT_PORT_PROTOCOL,
                        port("ping", Protocol.ICMP, 80),
                        "spec.ports[0].protocol: EndpointPort protocol does not support ports.",
                        port("ping", Protocol.UDP, 80),
                        port("ping", Protocol.SCTP, 80)));
    }

    private static List<Case> sets() {
        return List.of(
                Case.of(
                        Requirement.NET_TWICE,
                        new NetworkSet(Metadata.named("a").in("b"), nets("10.0.0.0/8", "10.0.0.0/8")),
                        "spec.nets[1]: Duplicate value: \"10.0.0.0/8\"",
                        new NetworkSet(Metadata.named("a").in("b"), nets("10.0.0.0/8", "fd00::/8"))),
                Case.of(
                        Requirement.NET_TWICE,
                        new GlobalNetworkSet(Metadata.named("a"), nets("10.0.0.0/8", "10.0.0.0/8")),
                        "spec.nets[1]: Duplicate value: \"10.0.0.0/8\"",
                        // Sets may hold as much as they like, and both IP versions.
                        new GlobalNetworkSet(Metadata.named("a"), nets(2000))));
    }

    private static List<Case> staged() {
        KubernetesSpec toNobody = rule(new KubernetesSpec.Peer(Optional.empty(), Optional.empty(), Optional.empty()));
        KubernetesSpec toAll = rule(new KubernetesSpec.Peer(
                Optional.of(KubernetesSpec.LabelSelector.ALL), Optional.empty(), Optional.empty()));
        return List.of(
                Case.of(
                        Requirement.KUBERNETES_DELETE_ALONE,
                        kubernetes(Optional.of(StagedAction.DELETE), toAll),
                        "spec: Spec fields should all be zero-value if stagedAction is Delete",
                        kubernetes(Optional.of(StagedAction.DELETE), KubernetesSpec.EMPTY),
                        kubernetes(Optional.of(StagedAction.SET), toAll),
                        kubernetes(Optional.empty(), toAll)),
                Case.of(
                        Requirement.TYPE_TWICE,
                        kubernetes(Optional.empty(), types(PolicyType.INGRESS, PolicyType.INGRESS)),
                        "spec.policyTypes[1]: 'Ingress' type specified more than once",
                        kubernetes(Optional.empty(), types(PolicyType.INGRESS, PolicyType.EGRESS))),
                Case.of(
                        Requirement.KUBERNETES_FORM,
                        kubernetes(Optional.empty(), toNobody),
                        "spec.ingress[0].from[0]: Required value: must specify a peer",
                        kubernetes(Optional.empty(), toAll)),
                Case.of(
                        Requirement.KUBERNETES_FORM,
                        kubernetes(Optional.empty(), rule(inNamespace("no"))),
                        "spec.ingress[0].from[0].namespaceSelector.matchExpressions[0].operator: Invalid value: \"no\": not a"
                                + " valid selector operator",
                        kubernetes(Optional.empty(), rule(inNamespace("Exists")))),
                Case.of(
                        Requirement.KUBERNETES_FORM,
                        kubernetes(Optional.empty(), rule(block("10.0.0.0/8", "11.0.0.0/8"))),
                        "spec.ingress[0].from[0].ipBlock.except[0]: Invalid value: \"11.0.0.0/8\": must be a strict subset of"
                                + " `cidr`",
                        kubernetes(Optional.empty(), rule(block("10.0.0.0/8", "10.1.0.0/16")))),
                Case.of(
                        Requirement.KUBERNETES_FORM,
                        kubernetes(Optional.empty(), protocol("ICMP")),
                        "spec.egress[0].ports[0].protocol: Unsupported value: \"ICMP\": supported values: \"TCP\", \"UDP\","
                                + " \"SCTP\"",
                        kubernetes(Optional.empty(), protocol("UDP"))),
                Case.of(
                        Requirement.KUBERNETES_FORM,
                        kubernetes(Optional.empty(), port(Optional.of(80), Optional.empty(), Optional.of(79))),
                        "spec.egress[0].ports[0].endPort: Invalid value: 79: must be greater than or equal to `port`",
                        kubernetes(Optional.empty(), port(Optional.of(80), Optional.empty(), Optional.of(80))),
                        kubernetes(Optional.empty(), port(Optional.empty(), Optional.of("http"), Optional.empty()))));
    }

    private static KubernetesSpec rule(KubernetesSpec.Peer peer) {
        return new KubernetesSpec(
                KubernetesSpec.LabelSelector.ALL,
                List.of(new KubernetesSpec.Rule(List.of(peer), List.of())),
                List.of(),
                List.of());
    }

    private static KubernetesSpec.Peer inNamespace(String operator) {
        KubernetesSpec.LabelSelector selector = new KubernetesSpec.LabelSelector(
                new TreeMap<>(), List.of(new KubernetesSpec.Expression("a", operator, List.of())));
        return new KubernetesSpec.Peer(Optional.empty(), Optional.of(selector), Optional.empty());
    }

    private static KubernetesSpec.Peer block(String cidr, String except) {
        return new KubernetesSpec.Peer(
                Optional.empty(), Optional.empty(), Optional.of(new KubernetesSpec.IpBlock(cidr, List.of(except))));
    }

    private static KubernetesSpec protocol(String name) {
        return ports(new KubernetesSpec.Port(Optional.of(name), Optional.of(80), Optional.empty(), Optional.empty()));
    }

    private static KubernetesSpec port(Optional<Integer> number, Optional<String> name, Optional<Integer> end) {
        return ports(new KubernetesSpec.Port(Optional.of("TCP"), number, name, end));
    }

    private static KubernetesSpec ports(KubernetesSpec.Port port) {
        return new KubernetesSpec(
                KubernetesSpec.LabelSelector.ALL,
                List.of(),
                List.of(new KubernetesSpec.Rule(List.of(), List.of(port))),
                List.of(PolicyType.EGRESS));
    }

    private static KubernetesSpec types(PolicyType... types) {
        return new KubernetesSpec(KubernetesSpec.LabelSelector.ALL, List.of(), List.of(), List.of(types));
    }

    private static StagedKubernetesNetworkPolicy kubernetes(Optional<StagedAction> action, KubernetesSpec spec) {
        return new StagedKubernetesNetworkPolicy(Metadata.named("thing").in("apps"), action, spec);
    }

    private static HostEndpoint profiles(String... profiles) {
        return endpoint("node1", "eth0", List.of(), List.of(profiles), List.of());
    }

    private static HostEndpoint port(String name, Protocol protocol, int number) {
        return endpoint("node1", "eth0", List.of(), List.of(), List.of(new EndpointPort(name, protocol, number)));
    }
}
