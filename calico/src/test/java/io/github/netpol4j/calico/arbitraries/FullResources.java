package io.github.netpol4j.calico.arbitraries;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.HttpMatch;
import io.github.netpol4j.calico.resource.IcmpMatch;
import io.github.netpol4j.calico.resource.KubernetesSpec;
import io.github.netpol4j.calico.resource.KubernetesSpec.Expression;
import io.github.netpol4j.calico.resource.KubernetesSpec.IpBlock;
import io.github.netpol4j.calico.resource.KubernetesSpec.LabelSelector;
import io.github.netpol4j.calico.resource.KubernetesSpec.Peer;
import io.github.netpol4j.calico.resource.KubernetesSpec.Port;
import io.github.netpol4j.calico.resource.KubernetesSpec.Rule;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.resource.ServiceAccountMatch;
import io.github.netpol4j.calico.resource.ServiceMatch;
import io.github.netpol4j.calico.resource.StagedAction;
import io.github.netpol4j.calico.resource.StagedGlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedKubernetesNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedNetworkPolicy;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One object of every kind, with every field that the kind has; no cluster would take some of the combinations. */
public final class FullResources {

    private FullResources() {}

    /**
     * All of them.
     *
     * @return one of each kind
     */
    public static List<CalicoResource> all() {
        return List.of(
                new Tier(metadata("security"), Optional.of(100.0), Optional.of(Action.PASS)),
                new CalicoNetworkPolicy(metadata("security.web").in("shop"), spec()),
                new GlobalNetworkPolicy(metadata("security.all"), global()),
                new StagedNetworkPolicy(metadata("security.next").in("shop"), Optional.of(StagedAction.SET), spec()),
                new StagedGlobalNetworkPolicy(metadata("security.next"), Optional.of(StagedAction.IGNORE), global()),
                new StagedKubernetesNetworkPolicy(
                        metadata("web").in("shop"), Optional.of(StagedAction.LEARN), kubernetes()),
                new HostEndpoint(
                        metadata("db"),
                        "n1",
                        "eth0",
                        List.of(IpAddress.of("192.168.1.20"), IpAddress.of("fd00::20")),
                        List.of(HostEndpoint.DEFAULT_ALLOW),
                        List.of(
                                new EndpointPort("mssql", Protocol.TCP, 1433),
                                new EndpointPort("gre", new Protocol(47), 1))),
                new NetworkSet(metadata("office").in("shop"), List.of(Cidr.of("10.0.0.0/8"), Cidr.of("fd00::1/128"))),
                new GlobalNetworkSet(metadata("office"), List.of(Cidr.of("10.0.0.1/32"))));
    }

    private static Metadata metadata(String name) {
        return Metadata.named(name)
                .withLabels(Map.of("team", "store", "on", "true"))
                .withAnnotations(Map.of("example.com/why", "one line\nand another"));
    }

    private static PolicySpec spec() {
        CalicoRule rule = new CalicoRule(
                Action.ALLOW,
                Optional.of(4),
                Optional.of(Protocol.TCP),
                Optional.of(new Protocol(136)),
                Optional.of(new IcmpMatch(Optional.of(8), Optional.of(0))),
                Optional.of(new IcmpMatch(Optional.of(3), Optional.empty())),
                end("app == 'web'"),
                end("app == \"db\""),
                Optional.of(new HttpMatch(
                        List.of("GET"), List.of(new HttpMatch.Path("/", ""), new HttpMatch.Path("", "/api/")))),
                new TreeMap<>(Map.of("why", "the shop")));
        return new PolicySpec(
                "security",
                Optional.of(12.5),
                List.of(rule, CalicoRule.of(Action.DENY)),
                List.of(CalicoRule.of(Action.LOG), CalicoRule.of(Action.PASS).withProtocol(new Protocol(47))),
                "app == 'web'",
                "",
                "role == 'front'",
                List.of(PolicyType.INGRESS, PolicyType.EGRESS),
                false,
                false,
                false,
                List.of("AssumeNeededOnEveryNode"));
    }

    private static PolicySpec global() {
        return spec().withOrder(-1e10)
                .withNamespaceSelector("team == 'store'")
                .untracked()
                .beforeDnat();
    }

    private static EntityRule end(String selector) {
        return new EntityRule(
                List.of(Cidr.of("10.0.0.0/8")),
                List.of(Cidr.of("10.1.0.0/16"), Cidr.of("0.0.0.0/0")),
                selector,
                "has(legacy)",
                "projectcalico.org/name == 'shop'",
                Optional.of(new ServiceMatch("web", "shop")),
                List.of(PortMatch.of(80), PortMatch.of(8000, 8100), PortMatch.of("http")),
                List.of(PortMatch.of("1e3")),
                Optional.of(new ServiceAccountMatch(List.of("default"), "role == 'front'")));
    }

    private static KubernetesSpec kubernetes() {
        LabelSelector selector = new LabelSelector(
                new TreeMap<>(Map.of("app", "web")), List.of(new Expression("tier", "In", List.of("front", "back"))));
        Peer pods = new Peer(Optional.of(selector), Optional.of(LabelSelector.ALL), Optional.empty());
        Peer block = new Peer(
                Optional.empty(), Optional.empty(), Optional.of(new IpBlock("10.0.0.0/8", List.of("10.1.0.0/16"))));
        Port number = new Port(Optional.of("TCP"), Optional.of(8000), Optional.empty(), Optional.of(8100));
        Port name = new Port(Optional.empty(), Optional.empty(), Optional.of("http"), Optional.empty());
        return new KubernetesSpec(
                selector,
                List.of(new Rule(List.of(pods, block), List.of(number, name))),
                List.of(new Rule(List.of(), List.of())),
                List.of(PolicyType.INGRESS, PolicyType.EGRESS));
    }
}
