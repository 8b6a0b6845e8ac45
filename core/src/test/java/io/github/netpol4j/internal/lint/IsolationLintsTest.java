package io.github.netpol4j.internal.lint;

import static io.github.netpol4j.internal.lint.LintCode.DNS_CUT;
import static io.github.netpol4j.internal.lint.LintCode.HOST_NETWORK;
import static io.github.netpol4j.internal.lint.LintCode.NO_DEFAULT_DENY;
import static io.github.netpol4j.internal.lint.LintCode.ONE_SIDED;
import static io.github.netpol4j.internal.lint.Linted.finds;
import static io.github.netpol4j.internal.lint.Linted.pod;
import static io.github.netpol4j.internal.lint.Linted.policy;
import static io.github.netpol4j.internal.lint.Linted.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Coverage;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defaults that are missing, DNS that is cut, ends that don't agree, pods that nothing holds. */
class IsolationLintsTest {

    private static final String WEB = pod("shop", "web");
    private static final String DB = pod("shop", "db");

    @Test
    void aNamespaceInWhichANewPodIsOpenIsFoundWithItsCoverage() {
        assertThat(finds(NO_DEFAULT_DENY, WEB, DB, policy("shop", "p", "{podSelector: {matchLabels: {app: db}}}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.sentence())
                            .isEqualTo(
                                    "a new pod in shop has its ingress and egress open, because nothing isolates every"
                                            + " pod there; of its 2 pods now, 1 (50 %) have their ingress isolated and 0 (0 %)"
                                            + " their egress");
                });
    }

    @Test
    void openEgressAloneAndTheSystemsNamespaceMatterLess() {
        assertThat(finds(NO_DEFAULT_DENY, WEB, policy("shop", "p", "{podSelector: {}}")))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.INFO);
        assertThat(finds(NO_DEFAULT_DENY, pod("kube-system", "dns")))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.INFO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{podSelector: {}, policyTypes: [Ingress, Egress]}",
                "{podSelector: {}, ingress: [{}], egress: [{}]}"
            })
    void aNamespaceWithADefaultIsNot(String spec) {
        assertThat(finds(NO_DEFAULT_DENY, WEB, policy("shop", "p", spec))).isEmpty();
    }

    @Test
    void severalPoliciesThatLeaveNoPodOutAreADefaultToo() {
        String labelled =
                "{podSelector: {matchExpressions: [{key: app, operator: Exists}]}, policyTypes: [Ingress, Egress]}";
        String others = labelled.replace("Exists", "DoesNotExist");
        assertThat(finds(NO_DEFAULT_DENY, WEB, policy("shop", "p", labelled))).hasSize(1);
        assertThat(finds(NO_DEFAULT_DENY, WEB, policy("shop", "p", labelled), policy("shop", "q", others)))
                .isEmpty();
    }

    @Test
    void coverageCountsPodsByNamespaceAndInAll() {
        Coverage coverage = Lint.of(Cluster.read(String.join(
                        "\n---\n",
                        WEB,
                        DB,
                        pod("other", "web"),
                        policy("shop", "p", "{podSelector: {matchLabels: {app: db}}, egress: []}"),
                        policy("other", "p", "{podSelector: {}, policyTypes: [Egress]}"))))
                .coverage();
        assertThat(coverage).hasToString("""
                other: ingress of 0 of 1 pods (0.0 %), egress of 1 (100.0 %)
                shop: ingress of 1 of 2 pods (50.0 %), egress of 0 (0.0 %)
                whole cluster: ingress of 1 of 3 pods (33.3 %), egress of 1 (33.3 %)""");
    }

    private static String egress(String rules) {
        return policy(
                "shop",
                "out",
                "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: " + rules + "}");
    }

    private static final String TO_DNS =
            "{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]";

    @Test
    void isolatedEgressWithoutDnsIsFound() {
        assertThat(finds(DNS_CUT, WEB, DB, egress("[{to: [{podSelector: {matchLabels: {app: db}}}]}]")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.sentence())
                            .isEqualTo("the egress of shop/web[Pod] is isolated by policy shop/out, and nothing lets it"
                                    + " reach DNS on UDP 53 and TCP 53: names don't resolve");
                });
    }

    @Test
    void dnsByOneProtocolAloneIsFound() {
        assertThat(finds(DNS_CUT, WEB, egress("[" + TO_DNS + ", ports: [{protocol: UDP, port: 53}]}]")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .endsWith("reach DNS on TCP 53: answers that are too long for UDP fail");
        assertThat(finds(DNS_CUT, WEB, egress("[" + TO_DNS + ", ports: [{port: 53}]}]")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("reach DNS on UDP 53: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{to: [{namespaceSelector: {}}], ports: [{port: 53}, {protocol: UDP, port: 53}]}]",
                "[{to: [{ipBlock: {cidr: 169.254.20.10/32}}]}]",
                "[{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}]}]",
                "[{}]"
            })
    void egressThatReachesSomeDnsIsNot(String rules) {
        assertThat(finds(DNS_CUT, WEB, egress(rules))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{to: [{ipBlock: {cidr: 203.0.113.5/32}}]}]",
                "[{to: [{ipBlock: {cidr: 10.0.5.0/28}}, {ipBlock: {cidr: 203.0.113.5/32}}]}]",
                "[{to: [{ipBlock: {cidr: '2001:db8::7/128'}}]}]"
            })
    void aFewAddressesThatNoRuleNamesForDnsAreNoDns(String rules) {
        assertThat(finds(DNS_CUT, WEB, egress(rules))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{to: [{ipBlock: {cidr: 203.0.113.5/32}}], ports: [{port: 53}, {protocol: UDP, port: 53}]}]",
                "[{to: [{ipBlock: {cidr: 10.96.0.0/20}}]}]",
                "[{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]",
                "[{to: [{ipBlock: {cidr: 'fe80::1/128'}}]}]"
            })
    void addressesThatCouldBeThoseOfDnsAreEnough(String rules) {
        assertThat(finds(DNS_CUT, WEB, egress(rules))).isEmpty();
    }

    @Test
    void theAddressOfTheDnsServiceIsEnough() {
        String dns = service("kube-system", "kube-dns", "{clusterIP: 10.96.0.10, clusterIPs: [10.96.0.10]}");
        String rules = "[{to: [{ipBlock: {cidr: 10.96.0.10/32}}]}]";
        assertThat(finds(DNS_CUT, WEB, dns, egress(rules))).isEmpty();
        assertThat(finds(DNS_CUT, WEB, egress(rules))).hasSize(1);
    }

    @Test
    void theClustersOwnDnsPodsAreAskedOnTheirOwnPorts() {
        String dns = """
                {apiVersion: v1, kind: Pod, metadata: {namespace: kube-system, name: dns, labels: {k8s-app: my-dns}}}
                ---
                {apiVersion: v1, kind: Service, metadata: {namespace: kube-system, name: kube-dns},
                 spec: {selector: {k8s-app: my-dns}, ports: [{name: dns, protocol: UDP, port: 53, targetPort: 8053},
                        {name: dns-tcp, port: 53, targetPort: 8053}]}}""";
        String ports = ", ports: [{port: %1$d}, {protocol: UDP, port: %1$d}]}]";
        assertThat(finds(DNS_CUT, WEB, dns, egress("[" + TO_DNS + ports.formatted(53))))
                .hasSize(1);
        assertThat(finds(DNS_CUT, WEB, dns, egress("[" + TO_DNS + ports.formatted(8053))))
                .isEmpty();
    }

    @Test
    void podsWithoutIsolatedEgressAreNotCut() {
        assertThat(finds(DNS_CUT, WEB, policy("shop", "p", "{podSelector: {}}")))
                .isEmpty();
    }

    private static final String IN = policy(
            "shop",
            "in",
            "{podSelector: {matchLabels: {app: db}},"
                    + " ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]}");

    @Test
    void aPermissionThatTheOtherEndDoesNotGiveIsFound() {
        assertThat(finds(ONE_SIDED, WEB, DB, IN, egress("[]"))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.place().path()).isEqualTo("spec.ingress[0].from[0]");
            assertThat(finding.sentence())
                    .isEqualTo(
                            "policy shop/in, spec.ingress[0], lets in shop/web[Pod], whose egress is isolated by shop/out"
                                    + " and does not permit it: nothing of it passes");
        });
        String toDb = egress("[{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5433}]}]");
        assertThat(finds(ONE_SIDED, WEB, DB, IN, toDb))
                .extracting(finding -> finding.place().path())
                .containsExactly("spec.ingress[0].from[0]", "spec.egress[0].to[0]");
    }

    @Test
    void aPermissionThatSomePodsGiveMattersLess() {
        String front =
                "{apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: front, labels: {app: web, open: 'yes'}}}";
        String closed = policy(
                "shop",
                "out",
                "{podSelector: {matchExpressions: [{key: open, operator: DoesNotExist}]}, policyTypes: [Egress]}");
        assertThat(finds(ONE_SIDED, WEB, DB, front, IN, closed))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.INFO);
    }

    @Test
    void aPermissionThatTheOtherEndGivesOrNeedNotGiveIsNot() {
        assertThat(finds(ONE_SIDED, WEB, DB, IN)).isEmpty();
        assertThat(
                        finds(
                                ONE_SIDED,
                                WEB,
                                DB,
                                IN,
                                egress(
                                        "[{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5000, endPort: 6000}]}]")))
                .isEmpty();
    }

    @Test
    void aPeerWhosePodsAreAllOnTheNetworkOfTheirNodeIsFound() {
        String agent = pod("shop", "agent", "{hostNetwork: true, containers: []}");
        String from = policy(
                "shop",
                "p",
                "{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: agent}}}]}]}");
        assertThat(finds(HOST_NETWORK, WEB, agent, from)).singleElement().satisfies(finding -> {
            assertThat(finding.place().path()).isEqualTo("spec.ingress[0].from[0]");
            assertThat(finding.sentence())
                    .isEqualTo(
                            "policy shop/p, spec.ingress[0], names as peer the labels of shop/agent[Pod], whose pods use the"
                                    + " network of their node: to most network plugins they are the node, and no label means"
                                    + " them");
        });
        String other =
                "{apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: calm, labels: {app: agent}}, spec: {}}";
        assertThat(finds(HOST_NETWORK, WEB, agent, other, from)).isEmpty();
        assertThat(finds(HOST_NETWORK, WEB, other, from)).isEmpty();
    }

    @Test
    void aPodOnTheNetworkOfItsNodeThatAPolicyMeansIsFound() {
        String agent = pod("shop", "agent", "{hostNetwork: true, containers: []}");
        assertThat(finds(HOST_NETWORK, WEB, agent, policy("shop", "p", "{podSelector: {}}")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .startsWith("policy shop/p has labels of shop/agent[Pod]");
        assertThat(finds(HOST_NETWORK, WEB, agent, policy("shop", "p", "{podSelector: {matchLabels: {app: web}}}")))
                .isEmpty();
        assertThat(finds(HOST_NETWORK, WEB, policy("shop", "p", "{podSelector: {}}")))
                .isEmpty();
    }
}
