package io.github.netpol4j.internal.lint;

import static io.github.netpol4j.internal.lint.LintCode.EMPTY_EGRESS;
import static io.github.netpol4j.internal.lint.LintCode.END_PORT_EQUALS_PORT;
import static io.github.netpol4j.internal.lint.LintCode.EXTERNAL_NAME_INVALID;
import static io.github.netpol4j.internal.lint.LintCode.EXTERNAL_NAME_IS_ADDRESS;
import static io.github.netpol4j.internal.lint.LintCode.OPEN_TO_EVERYONE;
import static io.github.netpol4j.internal.lint.LintCode.RULES_IGNORED;
import static io.github.netpol4j.internal.lint.LintCode.SAID_TWICE;
import static io.github.netpol4j.internal.lint.Linted.finds;
import static io.github.netpol4j.internal.lint.Linted.pod;
import static io.github.netpol4j.internal.lint.Linted.policy;
import static io.github.netpol4j.internal.lint.Linted.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectLintsTest {

    @Test
    void rulesThatPolicyTypesLeaveOutAreFound() {
        assertThat(finds(
                        RULES_IGNORED,
                        pod("shop", "web"),
                        policy("shop", "p", "{podSelector: {}, policyTypes: [Ingress], egress: [{}, {}]}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.place().path()).isEqualTo("spec.egress");
                    assertThat(finding.sentence())
                            .isEqualTo("policy shop/p has 2 rules of egress, and its policyTypes leave Egress out: they"
                                    + " count for nothing, and no egress is isolated");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{podSelector: {}, policyTypes: [Ingress], egress: []}",
                "{podSelector: {}, egress: [{}]}",
                "{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}], egress: [{}]}"
            })
    void rulesThatCountAreNot(String spec) {
        assertThat(finds(RULES_IGNORED, pod("shop", "web"), policy("shop", "p", spec)))
                .isEmpty();
    }

    @Test
    void aRuleWithoutPeersIsOpenToEveryone() {
        assertThat(finds(OPEN_TO_EVERYONE, policy("shop", "p", "{podSelector: {}, ingress: [{from: []}]}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.place().path()).isEqualTo("spec.ingress[0]");
                    assertThat(finding.sentence()).contains("everything from every pod of every namespace");
                });
        assertThat(finds(
                        OPEN_TO_EVERYONE,
                        policy("shop", "p", "{podSelector: {}, ingress: [{ports: [{port: 80}]}], egress: [{}]}")))
                .extracting(Finding::severity)
                .containsExactly(Severity.INFO, Severity.INFO);
    }

    @Test
    void aRuleWithPeersAndOneThatDoesNotCountAreNot() {
        assertThat(finds(
                        OPEN_TO_EVERYONE,
                        policy(
                                "shop",
                                "p",
                                "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}],"
                                        + " egress: [{}]}")))
                .isEmpty();
    }

    @Test
    void aRangeOfOnePortIsFound() {
        assertThat(finds(
                        END_PORT_EQUALS_PORT,
                        policy("shop", "p", "{podSelector: {}, ingress: [{ports: [{port: 80, endPort: 80}]}]}")))
                .singleElement()
                .extracting(finding -> finding.place().path())
                .isEqualTo("spec.ingress[0].ports[0]");
    }

    @Test
    void aRangeOfSeveralPortsIsNot() {
        assertThat(
                        finds(
                                END_PORT_EQUALS_PORT,
                                policy(
                                        "shop",
                                        "p",
                                        "{podSelector: {}, ingress: [{ports: [{port: 80, endPort: 81}, {port: 80}, {port: http}, {}]}]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "192.0.2.7.", "10.1"})
    void anExternalNameOfDigitsIsFound(String name) {
        assertThat(finds(
                        EXTERNAL_NAME_IS_ADDRESS,
                        service("shop", "db", "{type: ExternalName, externalName: '" + name + "'}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.place().path()).isEqualTo("spec.externalName");
                    assertThat(finding.remedy()).contains("EndpointSlice", name);
                });
    }

    @Test
    void anExternalNameThatIsANameIsNot() {
        assertThat(finds(
                        EXTERNAL_NAME_IS_ADDRESS,
                        service("shop", "db", "{type: ExternalName, externalName: sql7.example.com}"),
                        service("shop", "web", "{clusterIP: 10.96.0.7}")))
                .isEmpty();
    }

    @Test
    void thePortsOfARuleWithoutPeersAreNamed() {
        assertThat(finds(OPEN_TO_EVERYONE, policy("shop", "p", "{podSelector: {}, ingress: [{ports: [{port: 80}]}]}")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("it lets pass TCP 80 from every pod");
    }

    @Test
    void anEmptyListOfEgressWithoutTypesIsFound() {
        assertThat(finds(EMPTY_EGRESS, policy("shop", "p", "{podSelector: {}, ingress: [], egress: []}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().path()).isEqualTo("spec.egress");
                    assertThat(finding.sentence())
                            .isEqualTo(
                                    "policy shop/p has an empty list of egress and no policyTypes: that isolates no egress,"
                                            + " so everything goes out");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{podSelector: {}, policyTypes: [Ingress], egress: []}",
                "{podSelector: {}, policyTypes: [Egress], egress: []}",
                "{podSelector: {}, ingress: []}",
                "{podSelector: {}, egress: [{}]}"
            })
    void otherListsOfEgressAreNot(String spec) {
        assertThat(finds(EMPTY_EGRESS, policy("shop", "p", spec))).isEmpty();
    }

    @Test
    void whatARuleSaysTwiceIsFound() {
        String peer = "{podSelector: {matchLabels: {app: a, tier: b}}}";
        String same = "{podSelector: {matchLabels: {tier: b, app: a}}}";
        assertThat(finds(
                        SAID_TWICE,
                        policy(
                                "shop",
                                "p",
                                "{podSelector: {}, ingress: [{from: [" + peer + ", {podSelector: {}}, " + same
                                        + "], ports: [{port: 80}, {protocol: TCP, port: 80}]}]}")))
                .extracting(finding -> finding.place().path(), Finding::sentence)
                .containsExactly(
                        tuple(
                                "spec.ingress[0].from[2]",
                                "policy shop/p, spec.ingress[0], has the same at from[0] and from[2]"),
                        tuple(
                                "spec.ingress[0].ports[1]",
                                "policy shop/p, spec.ingress[0], has the same at ports[0] and ports[1]"));
    }

    @Test
    void whatDiffersIsNotSaidTwice() {
        assertThat(
                        finds(
                                SAID_TWICE,
                                policy(
                                        "shop",
                                        "p",
                                        "{podSelector: {}, ingress: [{from: [{podSelector: {}}, {namespaceSelector: {}}],"
                                                + " ports: [{port: 80}, {protocol: UDP, port: 80}, {port: 80, endPort: 81}]}, {from: [{podSelector: {}}]}]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'http://db.example.com:1433'", "db_1.example.com", "Db.example.com", "''"})
    void anExternalNameThatIsNoNameIsFound(String name) {
        assertThat(finds(
                        EXTERNAL_NAME_INVALID,
                        service("shop", "db", "{type: ExternalName, externalName: " + name + "}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.place().path()).isEqualTo("spec.externalName");
                });
        assertThat(finds(EXTERNAL_NAME_INVALID, service("shop", "db", "{type: ExternalName}")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("has no externalName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.example.com", "db.example.com.", "xn--bcher-kva.example", "192.0.2.7"})
    void anExternalNameThatIsOneIsNot(String name) {
        assertThat(finds(
                        EXTERNAL_NAME_INVALID,
                        service("shop", "db", "{type: ExternalName, externalName: '" + name + "'}"),
                        service("shop", "web", "{ports: [{port: 80}]}")))
                .isEmpty();
    }
}
