package io.github.netpol4j.analysis;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.target.Verdict.Outcome;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Why a connection passes or not: all policies at both ends, and for a denial what would have to change. */
class ExplanationTest {

    private static final Connectivity GUARDED = Connectivity.of(Shops.guarded());

    @Test
    void whatPassesNamesTheRulesThatMatch() {
        Explanation explanation = GUARDED.explain("shop/web", "shop/db", 5432);

        assertThat(explanation.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(explanation.remedies()).isEmpty();
        assertThat(explanation.toString())
                .contains("shop/shop-db-ingress")
                .contains("spec.ingress[0] matches: from[0] is shop/web-1; ports[0] is TCP 5432");
    }

    @Test
    void aDenialSaysWhatWouldHaveToChange() {
        Explanation explanation = GUARDED.explain("other/intruder", "shop/db", 5432);

        assertThat(explanation.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(explanation.remedies())
                .singleElement()
                .asString()
                .isEqualTo(
                        "ingress of shop/db[Pod]: shop/shop-db-ingress, or a new policy that selects it, needs a rule that"
                                + " lets in other/intruder[Deployment] on TCP 5432; or no policy may select it in this direction");
        assertThat(explanation.toString()).contains("for it to pass:");
    }

    @Test
    void bothSidesAreToldWhereBothDeny() {
        Cluster cluster = Cluster.empty()
                .with(pod("a", "web"), pod("a", "db"))
                .enforcedBy(Kubernetes.compile(policy("p")
                        .in("a")
                        .with(isolate("web").egress(), isolate("db").ingress())));

        assertThat(Connectivity.of(cluster).explain("a/web", "a/db", 80).remedies())
                .hasSize(2)
                .anyMatch(remedy -> remedy.startsWith("egress of a/web[Pod]: "))
                .anyMatch(remedy -> remedy.startsWith("ingress of a/db[Pod]: "));
    }

    @Test
    void endsThatPoliciesTellApartAreAnsweredApart() {
        Cluster cluster = Cluster.empty()
                .with(pod("a", "db").at("10.0.0.1", "fd00::1"))
                .with(Workload.deployment(pod("a", "web").at("10.0.0.2", "fd00::2"), 2))
                .enforcedBy(Kubernetes.compile(policy("p")
                        .in("a")
                        .with(allow(from(cidr("10.0.0.0/24"))).to("db").port(80))));
        Explanation explanation = Connectivity.of(cluster).explain("a/web", "a/db", 80);

        assertThat(explanation.verdicts()).hasSize(2);
        assertThat(explanation.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(explanation.remedies())
                .singleElement()
                .asString()
                .contains("a rule that lets in a/web[Deployment] at fd00::2 on TCP 80");
    }

    /** Doing what the answer says is what it takes: at one end alone it is not enough where both stop it. */
    @Test
    void whatIsSaidToBeMissingIsWhatIsMissing() {
        Cluster cluster = Cluster.empty().with(pod("a", "web"), pod("b", "db"));
        var closed = List.of(
                isolate(namespace("a")).egress(), isolate(namespace("b")).ingress());
        var lets = allow(from(app("web").in("a"))).to(app("db").in("b")).port(80);
        var out = isolate(namespace("a")).egress();
        Explanation both = Connectivity.of(cluster.enforcedBy(
                        Kubernetes.compile(policy("p").in("a").with(closed))))
                .explain("a/web", "b/db", 80);
        Explanation mended = Connectivity.of(cluster.enforcedBy(
                        Kubernetes.compile(policy("p").in("a").with(closed).with(lets))))
                .explain("a/web", "b/db", 80);
        Explanation half = Connectivity.of(cluster.enforcedBy(Kubernetes.of(Stream.concat(
                                Kubernetes.compile(policy("p").in("a").with(out)).objects().stream(),
                                Kubernetes.compile(policy("q").in("b").with(lets)).objects().stream())
                        .toList())))
                .explain("a/web", "b/db", 80);

        assertThat(both.remedies()).hasSize(2);
        assertThat(mended.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(half.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(half.remedies()).singleElement().asString().startsWith("egress of a/web[Pod]: ");
    }

    @Test
    void aNodeIsLetInByItsAddress() {
        Explanation explanation =
                Connectivity.of(Shops.guarded().with(node("n2").at("10.8.0.2"))).explain("n2", "shop/db", 5432);

        assertThat(explanation.remedies())
                .singleElement()
                .asString()
                .contains("lets in n2[Node], by the address of its node and not by labels, on TCP 5432");
    }

    /** What no policy can block holds on one node and not on another. */
    @Test
    void podsOnSeveralNodesAreAnsweredByNode() {
        Cluster cluster = Shops.guarded()
                .with(replicas(
                        pod("shop", "db").named("replica-0").on("n1"),
                        pod("shop", "db").named("replica-1").on("n2")));
        Explanation explanation = Connectivity.of(cluster).explain("n1", "shop/replica", 5432);

        assertThat(explanation.verdicts())
                .extracting(verdict -> verdict.exemption().isPresent())
                .containsExactlyInAnyOrder(true, false);
        assertThat(explanation.outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    private static Workload replicas(Pod... pods) {
        return new Workload(
                "shop",
                "replica",
                "StatefulSet",
                Stream.of(pods).flatMap(pod -> Workload.of(pod).pods().stream()).toList(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                Workload.of(pods[0]).origin());
    }

    @Test
    void replicasReachEachOtherAsPoliciesSay() {
        assertThat(GUARDED.explain("shop/web", "shop/web", 80).outcome()).isEqualTo(Outcome.DENIED);
        assertThat(GUARDED.explain("shop/web", "shop/web", 8080).outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(GUARDED.explain("shop/db", "shop/db", 80))
                .as("it reaches itself")
                .extracting(Explanation::outcome)
                .isEqualTo(Outcome.ALLOWED);
        Connectivity read = Connectivity.of(Cluster.read("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: a}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web}]}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: closed, namespace: a}
                spec: {podSelector: {}}
                """));
        assertThat(read.explain("a/web", "a/web", 80).outcome()).isEqualTo(Outcome.DENIED);
    }

    /** Listed pods are several, one by one or as replicas; they are never the one that reaches itself. */
    @Test
    void replicasThatAreListedAreNotOneAndTheSame() {
        String closed = """
                ---
                {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: x}, spec: {podSelector: {}}}
                """;
        String template = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: z, namespace: x}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: z}}
                  template: {metadata: {labels: {app: z}}, spec: {containers: [{name: z}]}}
                """;
        String listed = """
                apiVersion: v1
                kind: Pod
                metadata: {name: z-1, namespace: x, labels: {app: z}, ownerReferences: [{kind: ReplicaSet, name: z}]}
                status: {podIP: 10.0.0.1}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: z-2, namespace: x, labels: {app: z}, ownerReferences: [{kind: ReplicaSet, name: z}]}
                status: {podIP: 10.0.0.2}
                """;
        String byAddress = """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: q, namespace: x}
                spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.1/32}}], ports: [{port: 81}]}]}
                """;

        for (String objects : List.of(template, listed, listed + byAddress)) {
            Connectivity connectivity = Connectivity.of(Cluster.read(objects + closed));
            Party all = connectivity.party("x/z");
            assertThat(connectivity.cell(all, all).surely().isEmpty()).isTrue();
            assertThat(connectivity.explain("x/z", "x/z", 80).outcome()).isEqualTo(Outcome.DENIED);
        }
        Connectivity first = Connectivity.of(
                Cluster.read(
                        listed
                                + byAddress.replace(
                                        "{podSelector: {}, ",
                                        "{podSelector: {}, egress: [{to: [{ipBlock: {cidr: 10.0.0.1/32}}]}], policyTypes: [Ingress, Egress], ")));
        assertThat(first.cell(first.party("x/z"), first.party("x/z")).isEmpty())
                .as("the one may reach itself alone")
                .isTrue();
    }

    /** One that is asked about stands for itself, and not for all whose lines read the same. */
    @Test
    void anAddressIsAnsweredByItsOwnRules() {
        Cluster cluster = Cluster.empty()
                .with(pod("a", "db").at("10.0.0.7"))
                .enforcedBy(Kubernetes.compile(policy("p")
                        .in("a")
                        .with(List.of(
                                allow(from(cidr("192.0.2.0/25"))).to("db").port(80),
                                allow(from(cidr("192.0.2.128/25"))).to("db").port(80)))));
        Connectivity connectivity = Connectivity.of(cluster);

        assertThat(connectivity.party("192.0.2.200").name()).isEqualTo("192.0.2.0-192.0.2.255[External]");
        assertThat(connectivity.explain("192.0.2.200", "a/db", 80).toString())
                .contains("external 192.0.2.200 to a/db, TCP 80: allowed");
        assertThat(connectivity.party("10.0.0.7").name()).isEqualTo("a/db[Pod]");
    }

    @Test
    void aBlockOfAddressesIsAnsweredPartByPart() {
        Connectivity connectivity = Connectivity.of(Cluster.empty()
                .with(pod("a", "db"))
                .enforcedBy(Kubernetes.compile(policy("p")
                        .in("a")
                        .with(List.of(
                                allow(from(cidr("192.0.2.0/25"))).to("db").port(80),
                                allow(from(cidr("192.0.2.128/25"))).to("db").port(80))))));

        assertThat(connectivity.party("192.0.2.192/26").name()).isEqualTo("192.0.2.0-192.0.2.255[External]");
        assertThat(connectivity.explain("192.0.2.192/26", "a/db", 80).verdicts())
                .singleElement()
                .asString()
                .contains("external 192.0.2.192 to a/db, TCP 80: allowed");
        assertThat(connectivity
                        .explain("192.0.2.0-192.0.2.255[External]", "a/db", 80)
                        .verdicts())
                .as("its halves are let in by rules of their own")
                .hasSize(2);
        assertThatThrownBy(() -> connectivity.explain("192.0.0.0/16", "a/db", 80))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("may be any of 0.0.0.0-192.0.1.255[External], 192.0.2.0-192.0.2.255[External], ");
        assertThatThrownBy(() -> connectivity.party("192.0.2.0/40")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void otherProtocolsAreAskedByNameToo() {
        Connectivity dns = Connectivity.of(Cluster.empty()
                .with(pod("a", "web"), pod("a", "dns"))
                .enforcedBy(Kubernetes.compile(
                        policy("p").in("a").with(allow(from("web")).to("dns").ports(udp(53))))));

        assertThat(dns.explain("a/web", "a/dns", Protocol.UDP, 53).outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(dns.explain("a/web", "a/dns", 53).outcome()).isEqualTo(Outcome.DENIED);
        assertThat(dns.explain("a/web", "a/dns", Protocol.ICMP, 0).outcome()).isEqualTo(Outcome.DENIED);
    }

    @Test
    void whatIsNoPortIsRefused() {
        Party web = GUARDED.party("shop/web");

        assertThatThrownBy(() -> GUARDED.explain("shop/web", "shop/db", 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("TCP has no port 0");
        assertThatThrownBy(() -> GUARDED.explain(web, web, Protocol.ICMP, 8))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ask for port 0");
        assertThat(GUARDED.explain(web, GUARDED.party("shop/db"), Protocol.ICMP, 0)
                        .outcome())
                .isEqualTo(Outcome.DENIED);
    }
}
