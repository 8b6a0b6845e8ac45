package io.github.netpol4j.internal.lint;

import static io.github.netpol4j.internal.lint.LintCode.BLOCK_OF_PODS;
import static io.github.netpol4j.internal.lint.LintCode.EXCEPT_COVERS_ALL;
import static io.github.netpol4j.internal.lint.LintCode.OPEN_TO_INTERNET;
import static io.github.netpol4j.internal.lint.LintCode.SERVICE_ADDRESS;
import static io.github.netpol4j.internal.lint.Linted.finds;
import static io.github.netpol4j.internal.lint.Linted.policy;
import static io.github.netpol4j.internal.lint.Linted.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Severity;
import org.junit.jupiter.api.Test;

class BlockLintsTest {

    private static final String DB = """
            {apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: db, labels: {app: db}},
             status: {podIP: 10.1.0.7, podIPs: [{ip: 10.1.0.7}]}}""";
    private static final String NODE = """
            {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type: InternalIP, address: 10.1.0.8}]}}""";
    private static final String SERVICE =
            service("shop", "db", "{clusterIP: 10.96.0.7, clusterIPs: [10.96.0.7], selector: {app: db}}");

    private static String from(String block) {
        return policy("shop", "p", "{podSelector: {}, ingress: [{from: [{ipBlock: " + block + "}]}]}");
    }

    @Test
    void exceptionsThatLeaveNothingAreFound() {
        assertThat(finds(EXCEPT_COVERS_ALL, DB, from("{cidr: 192.0.2.0/24, except: [192.0.2.0/25, 192.0.2.128/25]}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.place().path()).isEqualTo("spec.ingress[0].from[0].ipBlock.except");
                });
        assertThat(finds(EXCEPT_COVERS_ALL, DB, from("{cidr: 192.0.2.0/24, except: [192.0.2.0/25]}")))
                .isEmpty();
    }

    @Test
    void aBlockOfEveryAddressIsFound() {
        assertThat(finds(OPEN_TO_INTERNET, DB, from("{cidr: 0.0.0.0/0}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.sentence())
                            .contains(
                                    "every IPv4 address may reach these pods on every port, pods of this cluster too");
                });
        assertThat(finds(OPEN_TO_INTERNET, DB, from("{cidr: '::/0'}")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("every IPv6 address");
        assertThat(finds(
                        OPEN_TO_INTERNET,
                        DB,
                        policy("shop", "p", "{podSelector: {}, egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}")))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.INFO);
    }

    @Test
    void aBlockWithExceptionsAndASmallerOneAreNot() {
        assertThat(finds(OPEN_TO_INTERNET, DB, from("{cidr: 0.0.0.0/0, except: [10.0.0.0/8]}")))
                .isEmpty();
        assertThat(finds(OPEN_TO_INTERNET, DB, from("{cidr: 128.0.0.0/1}"))).isEmpty();
    }

    @Test
    void aBlockOfServicesIsFound() {
        assertThat(finds(SERVICE_ADDRESS, DB, SERVICE, from("{cidr: 10.96.0.0/16}")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("addresses of Services alone, such as 10.96.0.7 of Service shop/db");
    }

    @Test
    void aBlockThatHoldsMoreThanServicesIsNot() {
        assertThat(finds(SERVICE_ADDRESS, DB, SERVICE, from("{cidr: 10.0.0.0/8}")))
                .isEmpty();
        assertThat(finds(SERVICE_ADDRESS, DB, SERVICE, from("{cidr: 10.96.0.0/16, except: [10.96.0.0/24]}")))
                .isEmpty();
    }

    @Test
    void aBlockOfPodsIsFound() {
        assertThat(finds(BLOCK_OF_PODS, DB, from("{cidr: 10.1.0.7/32}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.sentence()).contains("that is the address of pod shop/db");
                });
        assertThat(finds(BLOCK_OF_PODS, DB, from("{cidr: 10.1.0.0/24}")))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.INFO);
    }

    @Test
    void aBlockWithNodesOrWithoutPodsIsNot() {
        assertThat(finds(BLOCK_OF_PODS, DB, NODE, from("{cidr: 10.1.0.0/24}"))).isEmpty();
        assertThat(finds(BLOCK_OF_PODS, DB, from("{cidr: 10.2.0.0/24}"))).isEmpty();
        assertThat(finds(BLOCK_OF_PODS, DB, from("{cidr: 0.0.0.0/0}"))).isEmpty();
    }

    private static String fromAll(String blocks, String ports) {
        return policy("shop", "p", "{podSelector: {}, ingress: [{from: [" + blocks + "]" + ports + "}]}");
    }

    @Test
    void blocksThatAreEveryAddressTogetherAreFoundAtTheirList() {
        String halves = "{ipBlock: {cidr: 0.0.0.0/1}}, {ipBlock: {cidr: 128.0.0.0/1}}";
        assertThat(finds(OPEN_TO_INTERNET, DB, fromAll(halves, "")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.place().path()).isEqualTo("spec.ingress[0].from");
                    assertThat(finding.sentence())
                            .startsWith(
                                    "policy shop/p, spec.ingress[0], has the blocks 0.0.0.0/1 and 128.0.0.0/1: nearly every IPv4"
                                            + " address may reach these pods on every port");
                });
        assertThat(finds(OPEN_TO_INTERNET, DB, fromAll(halves + ", {ipBlock: {cidr: 0.0.0.0/0}}", "")))
                .singleElement()
                .extracting(finding -> finding.place().path())
                .isEqualTo("spec.ingress[0].from[2].ipBlock");
    }

    @Test
    void aFewExceptionsDoNotMakeABlockSmall() {
        assertThat(finds(OPEN_TO_INTERNET, DB, from("{cidr: 0.0.0.0/0, except: [169.254.169.254/32, 8.8.8.0/24]}")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("has the block 0.0.0.0/0, but for exceptions: nearly every IPv4 address may reach");
        assertThat(finds(OPEN_TO_INTERNET, DB, from("{cidr: '::/0', except: ['fe80::/10']}")))
                .hasSize(1);
        assertThat(finds(OPEN_TO_INTERNET, DB, from("{cidr: 0.0.0.0/0, except: [10.0.0.0/8, 192.168.0.0/16]}")))
                .isEmpty();
        assertThat(finds(OPEN_TO_INTERNET, DB, from("{cidr: 0.0.0.0/0, except: [64.0.0.0/3]}")))
                .isEmpty();
    }

    @Test
    void thePortsOfAnOpenRuleAreNamedSoThatMoreOfThemAreNews() {
        String all = "{ipBlock: {cidr: 0.0.0.0/0}}";
        assertThat(finds(OPEN_TO_INTERNET, DB, fromAll(all, ", ports: [{port: 443}]")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains(" may reach these pods on TCP 443, pods");
        assertThat(finds(
                        OPEN_TO_INTERNET,
                        DB,
                        fromAll(
                                all,
                                ", ports: [{port: 8000, endPort: 8010}, {protocol: UDP}, {port: http}, {port: 443}]")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains(" may reach these pods on TCP 443, TCP 8000-8010, TCP http, every port of UDP, pods");
    }
}
