package io.github.netpol4j.calico.internal.findings;

import static io.github.netpol4j.calico.resource.PolicyType.EGRESS;
import static io.github.netpol4j.calico.resource.PolicyType.INGRESS;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.KubernetesSpec;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.resource.ServiceAccountMatch;
import io.github.netpol4j.calico.resource.ServiceMatch;
import io.github.netpol4j.calico.resource.StagedGlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedKubernetesNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedNetworkPolicy;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Traps, each with the nearest that is none. */
final class RailCases {

    private static final EntityRule ANY = EntityRule.ANY;
    private static final CalicoRule ALLOW = CalicoRule.of(Action.ALLOW);
    private static final CalicoRule DENY = CalicoRule.of(Action.DENY);
    private static final CalicoRule PASS = CalicoRule.of(Action.PASS);
    private static final CalicoRule LOG = CalicoRule.of(Action.LOG);
    private static final PolicySpec IN = PolicySpec.EMPTY.withTypes(List.of(INGRESS));
    private static final PolicySpec OUT = PolicySpec.EMPTY.withTypes(List.of(EGRESS));
    private static final EntityRule DNS = ANY.withSelector("k8s-app == 'kube-dns'")
            .withNamespaceSelector("kubernetes.io/metadata.name == 'kube-system'");

    private RailCases() {}

    static List<RailCase> cases() {
        return Stream.of(dns(), hosts(), orders(), reached(), matches())
                .flatMap(List::stream)
                .toList();
    }

    private static List<RailCase> dns() {
        String code = "DEFAULT_DENY_WITHOUT_DNS";
        CalicoRule toDb =
                tcp(ALLOW, 1433).withDestination(ANY.withSelector("app == 'db'").withPorts(port(1433)));
        CalicoResource closed = np("web", OUT.withEgress(List.of(toDb)));
        CalicoResource dnsForAll = np("dns", out(dns(Protocol.UDP, DNS), dns(Protocol.TCP, DNS)));
        return List.of(
                RailCase.of("a default deny of a namespace", code, List.of(np("deny", OUT)))
                        .but(np("deny", IN))
                        .but(np("deny", OUT), dnsForAll)
                        .but(np("deny", out(ALLOW)))
                        .but(np("deny", out(PASS)))
                        .but(np("deny", out(ALLOW.withDestination(ANY.withNets(List.of(Cidr.IPV4)))))),
                RailCase.of("an application that reaches its database alone", code, List.of(closed))
                        .but(np("web", OUT.withEgress(List.of(toDb, dns(Protocol.UDP, DNS), dns(Protocol.TCP, DNS))))),
                RailCase.of("DNS over UDP alone", code, List.of(np("web", out(dns(Protocol.UDP, DNS)))))
                        .but(np("web", out(dns(Protocol.UDP, DNS), dns(Protocol.TCP, DNS))))
                        .but(np(
                                "web",
                                out(ALLOW.withDestination(
                                        ANY.withServices(new ServiceMatch("kube-dns", "kube-system")))))),
                RailCase.of("a deny of everything that is written out", code, List.of(np("deny", out(DENY)))),
                RailCase.of("a global default deny beside a host", code, List.of(gnp("deny", OUT), host(List.of()))),
                RailCase.of(
                                "DNS that is denied",
                                code,
                                List.of(np(
                                        "a",
                                        out(
                                                DENY.withProtocol(Protocol.UDP).withDestination(DNS),
                                                DENY.withProtocol(Protocol.TCP).withDestination(DNS)))))
                        .but(np(
                                "a",
                                out(
                                        ALLOW.withProtocol(Protocol.UDP).withDestination(DNS.withNotPorts(port(80))),
                                        ALLOW.withProtocol(Protocol.TCP)
                                                .withDestination(
                                                        DNS.withPorts(List.of(PortMatch.of(80), PortMatch.of(53))))))),
                RailCase.of(
                                "DNS to some addresses",
                                code,
                                List.of(np("a", out(ALLOW.withDestination(ANY.withNets(nets("10.0.0.0/8")))))))
                        .but(np("a", out(ALLOW.withDestination(ANY.withNets(nets("10.0.0.0/8", "169.254.20.10/32"))))))
                        .but(np("a", out(ALLOW.withDestination(ANY.withNets(nets("::/0")))))),
                RailCase.of(
                                "DNS over all but UDP",
                                code,
                                List.of(np(
                                        "web",
                                        out(ALLOW.withNotProtocol(Protocol.UDP).withDestination(DNS)))))
                        .but(np("web", out(ALLOW.withNotProtocol(Protocol.ICMP).withDestination(DNS)))),
                RailCase.of(
                                "DNS by a selector that looks into its own namespace",
                                code,
                                List.of(np(
                                        "web", out(ALLOW.withDestination(ANY.withSelector("k8s-app == 'kube-dns'"))))))
                        .but(new CalicoNetworkPolicy(
                                Metadata.named("web").in("kube-system"),
                                out(ALLOW.withDestination(ANY.withSelector("k8s-app == 'kube-dns'"))))),
                RailCase.of(
                                "DNS that is opened for fewer pods than are closed",
                                code,
                                List.of(
                                        np("deny", OUT),
                                        np(
                                                "dns",
                                                out(dns(Protocol.UDP, DNS), dns(Protocol.TCP, DNS))
                                                        .withSelector("app == 'web'"))))
                        .but(
                                np("deny", OUT.withSelector("app == 'web' && tier == 'front'")),
                                np(
                                        "dns",
                                        out(dns(Protocol.UDP, DNS), dns(Protocol.TCP, DNS))
                                                .withSelector("app == 'web'"))),
                RailCase.of(
                                "DNS that is opened in a tier that is not reached",
                                code,
                                List.of(
                                        tier("security", 100, Action.DENY),
                                        gnp(
                                                "security.deny",
                                                OUT.inTier("security").withNamespaceSelector("all()")),
                                        gnp(
                                                "dns",
                                                out(dns(Protocol.UDP, DNS), dns(Protocol.TCP, DNS))
                                                        .withNamespaceSelector("all()"))))
                        .but(
                                tier("security", 100, Action.PASS),
                                gnp("security.deny", OUT.inTier("security").withNamespaceSelector("all()")))
                        .but(
                                tier("security", 100, Action.PASS),
                                gnp(
                                        "security.dns",
                                        out(dns(Protocol.UDP, DNS), dns(Protocol.TCP, DNS))
                                                .inTier("security")
                                                .withNamespaceSelector("all()")),
                                gnp("deny", OUT)),
                RailCase.of("a global default deny of egress", code, List.of(gnp("deny", OUT)))
                        .but(
                                gnp("deny", OUT),
                                gnp(
                                        "dns",
                                        out(dns(Protocol.UDP, DNS), dns(Protocol.TCP, DNS))
                                                .withNamespaceSelector("all()")))
                        .but(gnp("deny", OUT.withSelector("role == 'node'")), host(List.of()))
                        .but(gnp("deny", OUT.untracked()))
                        .but(gnp("deny", OUT.withSelector("projectcalico.org/orchestrator != 'k8s'"))),
                RailCase.of(
                                "DNS by service accounts or nets that are not its own",
                                code,
                                List.of(np(
                                        "a",
                                        out(
                                                ALLOW.withDestination(DNS.withServiceAccounts(
                                                        new ServiceAccountMatch(List.of("x"), ""))),
                                                ALLOW.withDestination(DNS.withNotSelector("has(k8s-app)")),
                                                ALLOW.withDestination(ANY.withNets(nets("10.0.0.0/8"))),
                                                ALLOW.withDestination(ANY.withNotPorts(port(53)))
                                                        .withProtocol(Protocol.TCP),
                                                ALLOW.withProtocol(Protocol.TCP)
                                                        .withDestination(DNS.withPorts(port(54))),
                                                ALLOW.withSource(ANY.withSelector("app == 'x'"))))))
                        .but(np("a", out(ALLOW.withDestination(ANY.withNets(nets("169.254.20.10/32"))))))
                        .but(np(
                                "a",
                                out(ALLOW.withDestination(ANY.withSelector("dns.operator.openshift.io/x == 'y'")
                                        .withNamespaceSelector("all()"))))),
                new RailCase(
                        "closed beside a Kubernetes policy that opens another port",
                        code,
                        List.of(np("deny", OUT)),
                        List.of(),
                        List.of(kubernetes(443))));
    }

    private static List<RailCase> hosts() {
        HostEndpoint bare = host(List.of());
        GlobalNetworkPolicy kubelet =
                gnp("hosts", in(tcp(ALLOW, 10250), tcp(ALLOW, 443)).withSelector("role == 'node'"));
        GlobalNetworkPolicy egress = gnp("hosts-out", out(ALLOW).withSelector("role == 'node'"));
        return List.of(
                RailCase.of("a global default deny", "GLOBAL_POLICY_ON_HOSTS", List.of(gnp("deny", IN)))
                        .but(gnp("deny", IN.withNamespaceSelector("all()")))
                        .but(gnp("deny", IN.withSelector("projectcalico.org/orchestrator == 'k8s'")))
                        .but(gnp("deny", IN.withSelector("has(host)")))
                        .but(gnp("deny", IN.onForward()))
                        .but(gnp("deny", IN.beforeDnat()))
                        .but(np("deny", IN)),
                RailCase.of(
                                "a global policy for all without a label, with hosts at hand",
                                "GLOBAL_POLICY_ON_HOSTS",
                                List.of(gnp("most", in(ALLOW).withSelector("!has(special)")), host(List.of())))
                        .but(gnp("most", in(ALLOW).withSelector("has(app) && !has(special)")), host(List.of())),
                RailCase.of("a host endpoint alone", "HOST_LOCKOUT", List.of(bare))
                        .but(host(List.of("projectcalico-default-allow")))
                        .but(bare, kubelet, egress),
                RailCase.of(
                                "a host endpoint with a policy that forgets the kubelet",
                                "HOST_LOCKOUT",
                                List.of(bare, gnp("hosts", in(tcp(ALLOW, 443)).withSelector("role == 'node'")), egress))
                        .but(bare, gnp("hosts", in(ALLOW).withSelector("role == 'node'")), egress),
                RailCase.of(
                                "a host endpoint whose default profile is not asked",
                                "HOST_LOCKOUT",
                                List.of(
                                        host(List.of("projectcalico-default-allow")),
                                        gnp("hosts", in().withSelector("role == 'node'"))))
                        .but(
                                host(List.of("projectcalico-default-allow")),
                                gnp("hosts", in(PASS).withSelector("role == 'node'"))),
                RailCase.of(
                                "a host endpoint behind a tier that denies at its end",
                                "HOST_LOCKOUT",
                                List.of(
                                        bare,
                                        tier("security", 100, Action.DENY),
                                        gnp(
                                                "security.hosts",
                                                in(LOG).inTier("security").withSelector("role == 'node'")),
                                        gnp("hosts", in(ALLOW).withSelector("role == 'node'")),
                                        egress))
                        .but(
                                bare,
                                tier("security", 100, Action.PASS),
                                gnp("security.hosts", in(LOG).inTier("security").withSelector("role == 'node'")),
                                gnp("hosts", in(ALLOW).withSelector("role == 'node'")),
                                egress)
                        .but(
                                bare,
                                tier("security", 100, Action.DENY),
                                gnp(
                                        "security.hosts",
                                        in(PASS).inTier("security").withSelector("role == 'node'")),
                                gnp("hosts", in(ALLOW).withSelector("role == 'node'")),
                                egress),
                RailCase.of(
                                "a host endpoint that a tier which passes closes all the same",
                                "HOST_LOCKOUT",
                                List.of(
                                        host(List.of("projectcalico-default-allow")),
                                        tier("security", 100, Action.PASS),
                                        gnp(
                                                "security.hosts",
                                                in(DENY).inTier("security").withSelector("role == 'node'"))))
                        .but(
                                host(List.of("projectcalico-default-allow")),
                                tier("security", 100, Action.PASS),
                                gnp(
                                        "security.hosts",
                                        in(DENY.withSource(ANY.withNets(nets("10.0.0.0/8"))))
                                                .inTier("security")
                                                .withSelector("role == 'node'"))),
                RailCase.of(
                                "a host endpoint with a Deny before its Allow",
                                "HOST_LOCKOUT",
                                List.of(bare, gnp("hosts", in(DENY, ALLOW).withSelector("role == 'node'")), egress))
                        .but(
                                bare,
                                gnp(
                                        "hosts",
                                        in(DENY.withSource(ANY.withNets(List.of(Cidr.of("10.0.0.0/8")))), ALLOW)
                                                .withSelector("role == 'node'")),
                                egress));
    }

    private static List<RailCase> orders() {
        CalicoRule fromWeb = ALLOW.withSource(ANY.withSelector("app == 'web'"));
        PolicySpec deny = in(DENY.withSource(ANY.withSelector("app == 'bad'")), fromWeb);
        return List.of(
                RailCase.of("Pass in the tier default", "PASS_IN_LAST_TIER", List.of(np("a", in(fromWeb, PASS))))
                        .but(np("a", in(fromWeb, ALLOW)))
                        .but(tier("security", 100, Action.DENY), gnp("security.a", in(PASS).inTier("security")))
                        .but(
                                np("a", in(fromWeb, PASS)),
                                tier("last", 2_000_000, Action.DENY),
                                gnp("last.a", in(fromWeb).inTier("last").withNamespaceSelector("all()"))),
                RailCase.of(
                                "Pass alone",
                                "PASS_IN_LAST_TIER",
                                List.of(gnp("a", in(PASS).withNamespaceSelector("all()"))))
                        .but(gnp("a", in(PASS).untracked()))
                        .but(gnp("a", in(PASS).withSelector("!has(projectcalico.org/namespace)"))),
                RailCase.of(
                                "two policies of one order that disagree",
                                "TIED_ORDER",
                                List.of(
                                        np("a", deny.withOrder(10)),
                                        np("b", in(fromWeb).withOrder(10))))
                        .but(np("a", deny.withOrder(10)), np("b", in(fromWeb).withOrder(11)))
                        .but(
                                np("a", in(fromWeb).withOrder(10)),
                                np("b", in(fromWeb).withOrder(10)))
                        .but(np("a", deny.withOrder(10)), np("b", out(ALLOW).withOrder(10)))
                        .but(
                                np("a", deny.withOrder(10).withSelector("app == 'x'")),
                                np("b", in(fromWeb).withOrder(10).withSelector("app == 'y'")))
                        .but(
                                np("a", deny.withOrder(10)),
                                new CalicoNetworkPolicy(
                                        Metadata.named("b").in("other"),
                                        in(fromWeb).withOrder(10)))
                        .but(
                                np("a", deny.withOrder(10)),
                                gnp(
                                        "b",
                                        in(fromWeb)
                                                .withOrder(10)
                                                .withNamespaceSelector("kubernetes.io/metadata.name == 'other'"))),
                RailCase.of(
                                "three policies without an order",
                                "TIED_ORDER",
                                List.of(np("c", deny), np("a", deny), gnp("b", deny.withNamespaceSelector("all()"))))
                        .but(np("c", deny.withOrder(1)), np("a", deny.withOrder(2)), gnp("b", deny.withOrder(3))),
                new RailCase(
                        "a policy at the order of Kubernetes' own",
                        "TIED_ORDER",
                        List.of(np(
                                "a",
                                out(DENY.withDestination(ANY.withNets(List.of(Cidr.of("10.0.0.0/8")))), ALLOW)
                                        .withOrder(1_000))),
                        List.of(List.of(np(
                                "a",
                                out(DENY.withDestination(ANY.withNets(List.of(Cidr.of("10.0.0.0/8")))), ALLOW)
                                        .withOrder(999)))),
                        List.of(kubernetes(443))),
                RailCase.of(
                                "two tiers of one order",
                                "TIED_ORDER",
                                List.of(tier("b", 100, Action.DENY), tier("a", 100, Action.PASS)))
                        .but(tier("b", 100, Action.DENY), tier("a", 101, Action.PASS)),
                RailCase.of(
                                "a block list in the tier default",
                                "ONLY_DENIES",
                                List.of(gnp(
                                        "block",
                                        in(LOG, DENY.withSource(ANY.withNets(List.of(Cidr.of("192.0.2.0/24")))))
                                                .withNamespaceSelector("all()"))))
                        .but(gnp(
                                "block",
                                in(DENY.withSource(ANY.withNets(List.of(Cidr.of("192.0.2.0/24")))), PASS)
                                        .withNamespaceSelector("all()")))
                        .but(gnp("block", in(DENY).withNamespaceSelector("all()")))
                        .but(
                                gnp(
                                        "block",
                                        in(DENY.withSource(ANY.withNets(List.of(Cidr.of("192.0.2.0/24")))))
                                                .withNamespaceSelector("all()")),
                                np("allow", in(fromWeb)))
                        .but(
                                tier("security", 100, Action.PASS),
                                gnp(
                                        "security.block",
                                        in(DENY.withSource(ANY.withNets(List.of(Cidr.of("192.0.2.0/24")))))
                                                .inTier("security")
                                                .withNamespaceSelector("all()"))));
    }

    private static List<RailCase> reached() {
        CalicoRule fromWeb = ALLOW.withSource(ANY.withSelector("app == 'web'"));
        CalicoRule notFromWeb = DENY.withSource(ANY.withSelector("app == 'web'"));
        return List.of(
                RailCase.of(
                                "a block list in a tier that denies at its end",
                                "ONLY_DENIES",
                                List.of(
                                        tier("security", 100, Action.DENY),
                                        gnp(
                                                "security.block",
                                                in(notFromWeb)
                                                        .inTier("security")
                                                        .withNamespaceSelector("all()"))))
                        .but(
                                tier("security", 100, Action.DENY),
                                gnp(
                                        "security.block",
                                        in(notFromWeb, PASS).inTier("security").withNamespaceSelector("all()"))),
                RailCase.of(
                                "a global deny that comes before a policy of a namespace",
                                "POLICY_NEVER_REACHED",
                                List.of(
                                        gnp("deny", in(DENY).withOrder(10).withNamespaceSelector("all()")),
                                        np("allow", in(fromWeb).withOrder(100))))
                        .but(
                                gnp("deny", in(DENY).withOrder(1_000).withNamespaceSelector("all()")),
                                np("allow", in(fromWeb).withOrder(100)))
                        .but(
                                gnp("deny", in(DENY).withOrder(10).withNamespaceSelector("has(closed)")),
                                np("allow", in(fromWeb).withOrder(100)))
                        .but(
                                gnp(
                                        "deny",
                                        in(DENY).withOrder(10)
                                                .withNamespaceSelector("all()")
                                                .withSelector("app == 'x'")),
                                np("allow", in(fromWeb).withOrder(100)))
                        .but(
                                gnp("deny", in(LOG).withOrder(10).withNamespaceSelector("all()")),
                                np("allow", in(fromWeb).withOrder(100))),
                RailCase.of(
                                "a global policy behind another, hosts and all",
                                "POLICY_NEVER_REACHED",
                                List.of(
                                        gnp("deny", in(DENY).withOrder(10)),
                                        gnp("allow", in(fromWeb).withOrder(100))))
                        .but(
                                gnp("deny", in(DENY).withOrder(10).withNamespaceSelector("all()")),
                                gnp("allow", in(fromWeb).withOrder(100))),
                RailCase.of(
                                "a policy behind one of its namespace that ends with Allow",
                                "POLICY_NEVER_REACHED",
                                List.of(
                                        np("first", in(ALLOW).withOrder(1).withSelector("has(app)")),
                                        np(
                                                "second",
                                                in(notFromWeb, ALLOW)
                                                        .withOrder(2)
                                                        .withSelector("app == 'db'"))))
                        .but(
                                np("first", in(ALLOW).withOrder(1).withSelector("app == 'db'")),
                                np("second", in(notFromWeb, ALLOW).withOrder(2).withSelector("has(app)"))),
                RailCase.of(
                                "a rule behind one that matches everything",
                                "RULE_NEVER_REACHED",
                                List.of(np("a", in(ALLOW, notFromWeb))))
                        .but(np("a", in(notFromWeb, ALLOW)))
                        .but(np("a", in(LOG, notFromWeb)))
                        .but(np("a", in(ALLOW.withProtocol(Protocol.TCP), notFromWeb))),
                RailCase.of(
                                "a rule behind one that matches the same",
                                "RULE_NEVER_REACHED",
                                List.of(np("a", out(fromWeb, LOG, notFromWeb))))
                        .but(np("a", out(fromWeb, LOG, notFromWeb.withProtocol(Protocol.UDP)))));
    }

    private static List<RailCase> matches() {
        CalicoRule toService = tcp(ALLOW, 443).withDestination(ANY.withNets(nets("10.0.0.0/24", "10.96.0.1/32")));
        return List.of(
                RailCase.of(
                                "the address of a Service as peer",
                                "SERVICE_ADDRESS_AS_PEER",
                                List.of(np("a", out(toService))))
                        .but(np("a", out(toService.withDestination(ANY.withNets(nets("10.0.0.0/24"))))))
                        .but(np("a", out(toService.withDestination(ANY.withNets(nets("10.0.0.0/8"))))))
                        .but(np("a", in(toService)))
                        .but(gnp("a", out(toService).untracked())),
                RailCase.of(
                                "the name of a namespace among the labels of pods",
                                "NAMESPACE_IN_SELECTOR",
                                List.of(np("a", in(from("kubernetes.io/metadata.name == 'monitoring'")))))
                        .but(np(
                                "a",
                                in(ALLOW.withSource(
                                        ANY.withNamespaceSelector("kubernetes.io/metadata.name == 'monitoring'"))))),
                RailCase.of(
                                "the name of a namespace among the labels of destinations",
                                "NAMESPACE_IN_SELECTOR",
                                List.of(np(
                                        "a",
                                        out(ALLOW.withDestination(
                                                ANY.withSelector("projectcalico.org/name == 'monitoring'"))))))
                        .but(np(
                                "a",
                                out(ALLOW.withDestination(
                                        ANY.withNamespaceSelector("projectcalico.org/name == 'monitoring'"))))),
                RailCase.of(
                                "another namespace without a namespaceSelector",
                                "NAMESPACE_IN_SELECTOR",
                                List.of(np("a", in(from("projectcalico.org/namespace == 'monitoring'")))))
                        .but(np("a", in(from("projectcalico.org/namespace == 'apps'"))))
                        .but(gnp("a", in(from("projectcalico.org/namespace == 'monitoring'"))))
                        .but(np(
                                "a",
                                in(ALLOW.withSource(ANY.withSelector("projectcalico.org/namespace == 'monitoring'")
                                        .withNamespaceSelector("all()"))))),
                RailCase.of(
                                "a policy of a namespace for another",
                                "NAMESPACE_IN_SELECTOR",
                                List.of(np("a", in(ALLOW).withSelector("projectcalico.org/name == 'other'"))))
                        .but(gnp("a", in(ALLOW).withNamespaceSelector("projectcalico.org/name == 'other'"))),
                RailCase.of(
                                "a global Allow of all that is not selected",
                                "NOT_SELECTOR_MATCHES_OUTSIDE",
                                List.of(gnp("a", in(ALLOW.withSource(ANY.withNotSelector("app == 'bad'"))))))
                        .but(gnp("a", in(DENY.withSource(ANY.withNotSelector("app == 'bad'")))))
                        .but(np("a", in(ALLOW.withSource(ANY.withNotSelector("app == 'bad'")))))
                        .but(gnp("a", in(from("!(app == 'bad')"))))
                        .but(gnp(
                                "a",
                                in(ALLOW.withSource(
                                        ANY.withNotSelector("app == 'bad'").withNets(nets("10.0.0.0/8")))))),
                RailCase.of(
                                "staged policies",
                                "STAGED_NOT_ENFORCED",
                                List.of(
                                        new StagedNetworkPolicy(
                                                Metadata.named("a").in("apps"), Optional.empty(), IN),
                                        new StagedGlobalNetworkPolicy(Metadata.named("a"), Optional.empty(), IN),
                                        new StagedKubernetesNetworkPolicy(
                                                Metadata.named("a").in("apps"),
                                                Optional.empty(),
                                                KubernetesSpec.EMPTY)))
                        .but(np("a", IN)));
    }

    private static NetworkPolicy kubernetes(int port) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName("k")
                .withNamespace("apps")
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .withPolicyTypes("Egress")
                .addNewEgress()
                .addNewPort()
                .withNewPort(port)
                .endPort()
                .endEgress()
                .endSpec()
                .build();
    }

    /** A Kubernetes policy that lets all pods of the namespace reach everything. */
    static NetworkPolicy open() {
        return new NetworkPolicyBuilder(kubernetes(53))
                .editSpec()
                .withEgress()
                .addNewEgress()
                .endEgress()
                .endSpec()
                .build();
    }

    static CalicoNetworkPolicy np(String name, PolicySpec spec) {
        return new CalicoNetworkPolicy(Metadata.named(name).in("apps"), spec);
    }

    static PolicySpec out(CalicoRule... rules) {
        return PolicySpec.EMPTY.withEgress(List.of(rules));
    }

    private static GlobalNetworkPolicy gnp(String name, PolicySpec spec) {
        return new GlobalNetworkPolicy(Metadata.named(name), spec);
    }

    private static PolicySpec in(CalicoRule... rules) {
        return PolicySpec.EMPTY.withIngress(List.of(rules));
    }

    private static CalicoRule from(String selector) {
        return ALLOW.withSource(ANY.withSelector(selector));
    }

    private static CalicoRule tcp(CalicoRule rule, int number) {
        return rule.withProtocol(Protocol.TCP).withDestination(ANY.withPorts(port(number)));
    }

    private static CalicoRule dns(Protocol protocol, EntityRule end) {
        return ALLOW.withProtocol(protocol).withDestination(end.withPorts(port(53)));
    }

    private static List<PortMatch> port(int number) {
        return List.of(PortMatch.of(number));
    }

    private static List<Cidr> nets(String... nets) {
        return Stream.of(nets).map(Cidr::of).toList();
    }

    private static Tier tier(String name, double order, Action defaultAction) {
        return new Tier(Metadata.named(name), Optional.of(order), Optional.of(defaultAction));
    }

    private static HostEndpoint host(List<String> profiles) {
        return new HostEndpoint(
                Metadata.named("node1-eth0").withLabels(Map.of("role", "node")),
                "node1",
                "eth0",
                List.of(),
                profiles,
                List.of());
    }
}
