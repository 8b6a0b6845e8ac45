package io.github.netpol4j.internal.lint;

import static io.github.netpol4j.internal.lint.LintCode.CONTRADICTORY_SELECTOR;
import static io.github.netpol4j.internal.lint.LintCode.GUARDS_NO_POD;
import static io.github.netpol4j.internal.lint.LintCode.PEER_SELECTS_NOTHING;
import static io.github.netpol4j.internal.lint.LintCode.POLICY_SELECTS_NOTHING;
import static io.github.netpol4j.internal.lint.Linted.finds;
import static io.github.netpol4j.internal.lint.Linted.pod;
import static io.github.netpol4j.internal.lint.Linted.policy;
import static io.github.netpol4j.internal.lint.Linted.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Severity;
import org.junit.jupiter.api.Test;

class SelectorLintsTest {

    private static final String WEB = policy("shop", "web", "{podSelector: {matchLabels: {app: web}}}");

    @Test
    void aPolicyThatSelectsNoPodIsFoundAtItsSelector() {
        assertThat(finds(POLICY_SELECTS_NOTHING, pod("shop", "wbe"), pod("other", "web"), WEB))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().path()).isEqualTo("spec.podSelector");
                    assertThat(finding.place().document()).isEqualTo(3);
                    assertThat(finding.sentence())
                            .isEqualTo("policy shop/web selects nothing in this cluster: no pod in shop has the labels"
                                    + " app=web");
                });
        assertThat(finds(POLICY_SELECTS_NOTHING, policy("shop", "all", "{podSelector: {}}")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .endsWith("there is no pod in shop");
    }

    @Test
    void aPolicyThatSelectsSomePodIsNot() {
        assertThat(finds(POLICY_SELECTS_NOTHING, pod("shop", "web"), WEB)).isEmpty();
    }

    @Test
    void aPolicyForPodsThatAreScaledToNoneIsNot() {
        String none = """
                {apiVersion: apps/v1, kind: Deployment, metadata: {namespace: shop, name: web},
                 spec: {replicas: 0, selector: {matchLabels: {app: web}},
                        template: {metadata: {labels: {app: web}}, spec: {containers: []}}}}""";
        assertThat(finds(POLICY_SELECTS_NOTHING, none, WEB)).isEmpty();
    }

    private static String from(String peer) {
        return policy("shop", "web", "{podSelector: {matchLabels: {app: web}}, ingress: [{from: [" + peer + "]}]}");
    }

    @Test
    void aPeerThatIsNoPodIsFound() {
        String peer = "{podSelector: {matchLabels: {app: db}}}";
        assertThat(finds(PEER_SELECTS_NOTHING, pod("shop", "web"), pod("data", "db"), from(peer)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().path()).isEqualTo("spec.ingress[0].from[0]");
                    assertThat(finding.sentence())
                            .isEqualTo(
                                    "policy shop/web, spec.ingress[0], names a peer that no pod of this cluster is: no"
                                            + " pod in shop has the labels app=db");
                });
        String nowhere = "{namespaceSelector: {matchLabels: {team: data}}}";
        assertThat(finds(PEER_SELECTS_NOTHING, pod("shop", "web"), pod("data", "db"), from(nowhere)))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .endsWith("no namespace has the labels team=data");
    }

    @Test
    void aPeerThatSomePodIsAndABlockAreNot() {
        String peer = "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: data}},"
                + " podSelector: {matchLabels: {app: db}}}, {ipBlock: {cidr: 192.0.2.0/24}}";
        assertThat(finds(PEER_SELECTS_NOTHING, pod("shop", "web"), pod("data", "db"), from(peer)))
                .isEmpty();
    }

    private static final String EXTERNAL =
            service("shop", "db", "{type: ExternalName, externalName: sql.example.com, ports: [{port: 1433}]}");
    private static final String DB = policy("shop", "db", "{podSelector: {matchLabels: {app: db}}}");

    @Test
    void aPolicyForTheNameOfAnExternalServiceGuardsNothingAndIsToldWhatDoes() {
        assertThat(finds(GUARDS_NO_POD, pod("shop", "web"), EXTERNAL, DB))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.sentence())
                            .isEqualTo(
                                    "policy shop/db guards no pod: nothing in shop has the labels app=db, and Service"
                                            + " shop/db is of type ExternalName, a mere DNS name for sql.example.com outside the"
                                            + " cluster, where no NetworkPolicy guards anything");
                    assertThat(finding.remedy())
                            .isEqualTo(
                                    "guard it where it is: a firewall on the host of sql.example.com that lets in only"
                                            + " the cluster's nodes on TCP 1433; and from here, an egress rule with the address of"
                                            + " sql.example.com as ipBlock on TCP 1433 for the pods that may use db, the egress of"
                                            + " all others isolated");
                });
        assertThat(finds(POLICY_SELECTS_NOTHING, pod("shop", "web"), EXTERNAL, DB))
                .isEmpty();
    }

    @Test
    void aPeerWithTheNameOfAnExternalServiceIsNoPod() {
        String web = policy(
                "shop",
                "web",
                "{podSelector: {matchLabels: {app: web}}, egress: [{to: [{podSelector: {matchLabels: {app: db}}}]}]}");
        assertThat(finds(GUARDS_NO_POD, pod("shop", "web"), EXTERNAL, web))
                .singleElement()
                .extracting(finding -> finding.place().path())
                .isEqualTo("spec.egress[0].to[0]");
    }

    @Test
    void aServiceWithoutSelectorLeadsOutToo() {
        String slice = """
                {apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, addressType: IPv4,
                 metadata: {namespace: shop, name: db-1, labels: {kubernetes.io/service-name: db}},
                 endpoints: [{addresses: [192.0.2.7]}], ports: [{port: 1433}]}""";
        assertThat(finds(
                        GUARDS_NO_POD, pod("shop", "web"), service("shop", "db", "{ports: [{port: 1433}]}"), slice, DB))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .endsWith(
                        "Service shop/db has no selector and leads to 192.0.2.7, where no NetworkPolicy guards anything");
    }

    @Test
    void anExternalNameForAServiceOfTheClusterPointsThere() {
        String other = service("shop", "db", "{type: ExternalName, externalName: sql.data.svc.cluster.local}");
        assertThat(finds(GUARDS_NO_POD, pod("shop", "web"), other, DB))
                .singleElement()
                .extracting(Finding::remedy)
                .isEqualTo("write the policy for the pods behind sql.data.svc.cluster.local, in their namespace");
    }

    @Test
    void aPolicyThatSelectsPodsGuardsThemWhateverServicesThereAre() {
        assertThat(finds(GUARDS_NO_POD, pod("shop", "db"), EXTERNAL, DB)).isEmpty();
        assertThat(finds(GUARDS_NO_POD, pod("shop", "web"), service("shop", "db", "{selector: {app: sql}}"), DB))
                .isEmpty();
    }

    @Test
    void aSelectorThatNothingCanMeetIsContradictory() {
        String never = "{matchLabels: {app: web}, matchExpressions: [{key: app, operator: NotIn, values: [web, api]}]}";
        assertThat(finds(
                        CONTRADICTORY_SELECTOR,
                        pod("shop", "web"),
                        policy("shop", "p", "{podSelector: " + never + "}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.sentence())
                            .contains("of the label app that no pod", "app=web, app NotIn [web, api]");
                });
        String unnamed =
                "{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: DoesNotExist}]}}";
        assertThat(finds(CONTRADICTORY_SELECTOR, pod("shop", "web"), from(unnamed)))
                .singleElement()
                .extracting(finding -> finding.place().path())
                .isEqualTo("spec.ingress[0].from[0].namespaceSelector");
    }

    @Test
    void aSelectorThatSomethingCanMeetIsNot() {
        String some = "{matchExpressions: [{key: app, operator: In, values: [web, api]},"
                + " {key: app, operator: NotIn, values: [api]}, {key: app, operator: Exists}]}";
        assertThat(finds(
                        CONTRADICTORY_SELECTOR, pod("shop", "web"), policy("shop", "p", "{podSelector: " + some + "}")))
                .isEmpty();
    }

    @Test
    void aPeerOfANamespaceThatWasNotReadMattersLess() {
        String dns = "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}},"
                + " podSelector: {matchLabels: {k8s-app: kube-dns}}}";
        String given = "{apiVersion: v1, kind: Namespace, metadata: {name: kube-system}}";
        assertThat(finds(PEER_SELECTS_NOTHING, pod("shop", "web"), from(dns)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.INFO);
                    assertThat(finding.sentence())
                            .isEqualTo(
                                    "policy shop/web, spec.ingress[0], names a peer in a namespace of which nothing was read:"
                                            + " no namespace has the labels kubernetes.io/metadata.name=kube-system");
                });
        assertThat(finds(PEER_SELECTS_NOTHING, pod("shop", "web"), given, from(dns)))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.INFO);
        assertThat(finds(PEER_SELECTS_NOTHING, pod("shop", "web"), pod("kube-system", "other"), from(dns)))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARNING);
    }
}
