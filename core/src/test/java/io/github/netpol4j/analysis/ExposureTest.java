package io.github.netpol4j.analysis;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What exposures say of ends that a cluster does not have, in words. */
class ExposureTest {

    private static final ClusterSemantics PLAIN = ClusterSemantics.defaults()
            .withFlows(Semantics.defaults().withPodIpsInIpBlocks(false))
            .withExternalIpv6(false)
            .withNodes(false);

    private static List<String> rows(Cluster cluster, ClusterSemantics semantics, String party, Direction direction) {
        Exposure exposure = Exposure.of(cluster, semantics);
        return exposure.rows(exposure.party(party), direction).stream()
                .map(Exposed::toString)
                .toList();
    }

    private static Cluster with(String policies) {
        return Cluster.empty()
                .with(pod("shop", "web"), pod("shop", "db"))
                .withNamespace("shop", Map.of("team", "a"))
                .withNamespace("other", Map.of("team", "b"))
                .enforcedBy(Kubernetes.read(policies));
    }

    private static String ingress(String peers, String ports) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: web, namespace: shop}
                spec:
                  podSelector: {matchLabels: {app: web}}
                  policyTypes: [Ingress]
                  ingress: [{from: [%s], ports: [%s]}]
                """.formatted(peers, ports);
    }

    @Test
    void withoutPoliciesEveryoneIsInOneRow() {
        Cluster cluster = with("");
        assertThat(rows(cluster, PLAIN, "shop/web", Direction.INGRESS))
                .containsExactly("shop/web[Pod] <= entire-cluster or [all nodes] or 0.0.0.0-255.255.255.255[External]"
                        + " : All Connections");
        assertThat(Exposure.of(cluster, PLAIN).open(Direction.EGRESS)).hasSize(2);
    }

    @Test
    void namespacesAndPodsByTheirLabels() {
        assertThat(rows(
                        with(ingress(
                                "{namespaceSelector: {matchLabels: {team: c}}, podSelector: {matchExpressions: [{key: app,"
                                        + " operator: In, values: [x, z]}, {key: tier, operator: DoesNotExist}]}}",
                                "{port: 80}")),
                        PLAIN,
                        "shop/web",
                        Direction.INGRESS))
                .containsExactly(
                        "shop/web[Pod] <= [namespace with {team=c}]/[pod with {app in (x,z),!tier}] : TCP 80",
                        "shop/web[Pod] <= [all namespaces]/[pod with {app notin (x,z)}] or"
                                + " [all namespaces]/[pod with {tier}] or [namespace with {team notin (c)}]/[all pods] or [all nodes] or"
                                + " 0.0.0.0-255.255.255.255[External] : No Connections");
    }

    @Test
    void notInHoldsForThoseWithoutTheLabelToo() {
        assertThat(rows(
                        with(ingress(
                                "{namespaceSelector: {}, podSelector: {matchExpressions: [{key: app, operator: NotIn,"
                                        + " values: [x]}]}}",
                                "")),
                        PLAIN,
                        "shop/web",
                        Direction.INGRESS))
                .first()
                .isEqualTo("shop/web[Pod] <= [all namespaces]/[pod with {app notin (x)}] : All Connections");
    }

    @Test
    void aKnownNamespaceHasTheLabelsThatItHas() {
        // Whoever is in namespace other is of team b, so of team b are all pods in it.
        List<String> rows = rows(
                with(ingress(
                        "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other, team: b}}}",
                        "{port: 80}")),
                PLAIN,
                "shop/web",
                Direction.INGRESS);
        assertThat(rows).contains("shop/web[Pod] <= other/[all pods] : TCP 80");
        assertThat(rows(
                        with(ingress(
                                "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other, team: c}}}",
                                "{port: 80}")),
                        PLAIN,
                        "shop/web",
                        Direction.INGRESS))
                .as("there is no such namespace and can't be")
                .hasSize(1);
    }

    @Test
    void whatSelectsOthersByTheirLabelsCountsToo() {
        Cluster cluster = with("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: shop, namespace: shop}
                spec: {podSelector: {matchLabels: {role: batch}}, policyTypes: [Egress]}
                """);
        assertThat(rows(cluster, PLAIN, "shop/web", Direction.INGRESS))
                .containsExactly(
                        "shop/web[Pod] <= [all namespaces]/[pod with {role notin (batch)}] or [namespace with {name"
                                + " notin (shop)}]/[all pods] or [all nodes] or 0.0.0.0-255.255.255.255[External] : All"
                                + " Connections",
                        "shop/web[Pod] <= shop/[pod with {role=batch}] : No Connections");
    }

    @Test
    void portsByNameAreThoseOfTheOtherPod() {
        Cluster cluster = with("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: web, namespace: shop}
                spec:
                  podSelector: {matchLabels: {app: web}}
                  policyTypes: [Egress]
                  egress: [{to: [{namespaceSelector: {}}], ports: [{port: http}, {port: 53, protocol: UDP}, {port: dns, protocol: UDP}]}]
                """);
        Exposure exposure = Exposure.of(cluster, PLAIN);
        List<Exposed> rows = exposure.rows(exposure.party("shop/web"), Direction.EGRESS);
        assertThat(rows.get(0)).hasToString("shop/web[Pod] => entire-cluster : UDP 53,UDP dns,TCP http");
        assertThat(rows.get(0)
                        .surely()
                        .to(pod("new", "api")
                                .listening("http", Protocol.TCP, 8080)
                                .ports()))
                .hasToString("TCP 8080,UDP 53");
        assertThat(rows.get(0).surely().to(List.of())).hasToString("UDP 53");
    }

    @Test
    void addressesOutsideAndThoseOfPods() {
        Cluster cluster = with(ingress("{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}", "{port: 80}"));
        assertThat(rows(cluster, PLAIN, "shop/web", Direction.INGRESS).get(0))
                .isEqualTo("shop/web[Pod] <= [all nodes] at 10.0.0.0/16,10.2.0.0-10.255.255.255 or"
                        + " 10.0.0.0-10.0.255.255[External] or 10.2.0.0-10.255.255.255[External] : TCP 80");
        assertThat(rows(cluster, ClusterSemantics.defaults(), "shop/web", Direction.INGRESS)
                        .get(0))
                .as("blocks match pods with such an address")
                .startsWith("shop/web[Pod] <= entire-cluster at 10.0.0.0/16,10.2.0.0-10.255.255.255 or");
    }

    @Test
    void theRowOfSomeoneWhoComesTomorrow() {
        Exposure exposure =
                Exposure.of(with(ingress("{namespaceSelector: {matchLabels: {team: c}}}", "{port: 80}")), PLAIN);
        Party web = exposure.party("shop/web[Pod]");
        assertThat(exposure.row(
                                web,
                                Direction.INGRESS,
                                pod("new", "x").inNamespaceLabelled("team", "c"),
                                Optional.empty())
                        .orElseThrow()
                        .surely())
                .hasToString("TCP 80");
        assertThat(exposure.row(web, Direction.INGRESS, pod("new", "x"), Optional.empty())
                        .orElseThrow()
                        .isEmpty())
                .isTrue();
        assertThatThrownBy(() -> exposure.party("shop/none")).isInstanceOf(InvalidInputException.class);
    }

    /** Of 300 pods that are all different, few leave something else to ask: what is said of the others is said once. */
    @Test
    void thoseWhoLeaveTheSameToAskAreAnsweredOnce() {
        Cluster cluster = Cluster.empty()
                .with(pod("a", "one"), pod("a", "two"), pod("a", "db"))
                .enforcedBy(Kubernetes.compile(policy("p")
                        .in("a")
                        .with(List.of(
                                allow(from("one")).to("db").port(80),
                                allow(from("two")).to("db").port(81)))));
        Exposure exposure = Exposure.of(cluster);
        List<Exposed> one = exposure.rows(exposure.party("a/one"), Direction.INGRESS);
        List<Exposed> two = exposure.rows(exposure.party("a/two"), Direction.INGRESS);

        assertThat(one).hasSameSizeAs(two);
        assertThat(one.get(0).peers()).isSameAs(two.get(0).peers());
    }
}
