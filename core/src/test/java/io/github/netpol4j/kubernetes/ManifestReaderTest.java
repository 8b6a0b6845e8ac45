package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.kubernetes.ManifestTexts.HEAD;
import static io.github.netpol4j.kubernetes.ManifestTexts.NAMED;
import static io.github.netpol4j.kubernetes.ManifestTexts.one;
import static io.github.netpol4j.kubernetes.ManifestTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.kubernetes.LabelQuery.Expression;
import io.github.netpol4j.kubernetes.PolicyObject.Block;
import io.github.netpol4j.kubernetes.PolicyObject.PeerSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortValue;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parts of a policy are read as, however they are written. */
class ManifestReaderTest {

    @Test
    void aPolicyIsReadWithAllItsParts() {
        PolicyObject policy = one("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: db
                  namespace: datos
                  labels: {team: tienda}
                  annotations: {why: '{{ not a template here }}'}
                spec:
                  podSelector:
                    matchLabels: {app: db}
                    matchExpressions:
                    - {key: tier, operator: NotIn, values: [front, ""]}
                  policyTypes: [Ingress, Egress]
                  ingress:
                  - from:
                    - podSelector: {}
                      namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: web}}
                    - ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}
                    ports:
                    - {protocol: TCP, port: 1433}
                    - {protocol: UDP, port: 8000, endPort: 8100}
                    - {port: metrics}
                    - {}
                  egress:
                  - {}
                """);

        assertThat(policy)
                .isEqualTo(new PolicyObject(
                        "db",
                        "",
                        "datos",
                        new TreeMap<>(Map.of("team", "tienda")),
                        new TreeMap<>(Map.of("why", "{{ not a template here }}")),
                        new LabelQuery(
                                new TreeMap<>(Map.of("app", "db")),
                                List.of(new Expression("tier", "NotIn", List.of("front", "")))),
                        List.of("Ingress", "Egress"),
                        List.of(new TrafficRule(
                                List.of(
                                        new PeerSpec(
                                                Optional.of(LabelQuery.ALL),
                                                Optional.of(new LabelQuery(
                                                        new TreeMap<>(Map.of("kubernetes.io/metadata.name", "web")),
                                                        List.of())),
                                                Optional.empty()),
                                        new PeerSpec(
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(new Block("10.0.0.0/8", List.of("10.1.0.0/16"))))),
                                List.of(
                                        port("TCP", PortValue.of(1433)),
                                        new PortSpec(
                                                Optional.of("UDP"), Optional.of(PortValue.of(8000)), Optional.of(8100)),
                                        new PortSpec(
                                                Optional.empty(),
                                                Optional.of(PortValue.of("metrics")),
                                                Optional.empty()),
                                        new PortSpec(Optional.empty(), Optional.empty(), Optional.empty())))),
                        List.of(new TrafficRule(List.of(), List.of()))));
    }

    private static PortSpec port(String protocol, PortValue port) {
        return new PortSpec(Optional.of(protocol), Optional.of(port), Optional.empty());
    }

    @Test
    void jsonIsReadLikeYaml() {
        String json = """
                {
                \t"apiVersion": "networking.k8s.io\\/v1", "kind": "NetworkPolicy",
                \t"metadata": {"name": "p"},
                \t"spec": {"podSelector": {"matchLabels": {"app": "db"}}, "ingress": [{"ports": [{"port": 80}]}]}
                }
                """;
        String yaml = NAMED + "spec: {podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 80}]}]}";

        assertThat(one(json)).isEqualTo(one(yaml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec:",
                "spec: {}",
                "spec: {podSelector: {}}",
                "spec: {podSelector: null, policyTypes: null, ingress: ~, egress: }",
                "spec: {podSelector: {matchLabels: null, matchExpressions: []}, policyTypes: [], ingress: []}"
            })
    void nullIsAsGoodAsAbsent(String spec) {
        assertThat(one(NAMED + spec)).isEqualTo(one(NAMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{from: }", "{from: null, ports: null}", "{from: [], ports: []}"})
    void aRuleWithoutPeersIsTheSameHoweverItIsWritten(String rule) {
        assertThat(one(NAMED + "spec: {ingress: [" + rule + "]}").ingress())
                .containsExactly(new TrafficRule(List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({"8080, 8080", "0x50, 80", "010, 8", "0o10, 8", "8_080, 8080"})
    void aPortIsTheNumberThatKubernetesReads(String written, int number) {
        assertThat(one(NAMED + "spec: {ingress: [{ports: [{port: " + written + "}]}]}")
                        .ingress()
                        .get(0)
                        .ports())
                .extracting(PortSpec::port)
                .containsExactly(Optional.of(PortValue.of(number)));
    }

    @Test
    void aliasesAndMergeKeysAreResolved() {
        PolicyObject policy = one(HEAD + """
                metadata: {name: p, labels: &l {app: db}}
                spec:
                  podSelector: &s
                    matchLabels: {<<: *l, tier: back}
                  ingress:
                  - from: [{podSelector: *s}]
                """);

        assertThat(policy.podSelector().matchLabels())
                .containsExactly(Map.entry("app", "db"), Map.entry("tier", "back"));
        assertThat(policy.ingress().get(0).peers().get(0).podSelector()).contains(policy.podSelector());
    }

    @Test
    void whatAClusterExportsIsRead() {
        ManifestReader.Result result = read("""
                apiVersion: v1
                kind: List
                metadata: {resourceVersion: ""}
                items:
                - apiVersion: networking.k8s.io/v1
                  kind: NetworkPolicy
                  metadata:
                    annotations: {kubectl.kubernetes.io/last-applied-configuration: "{\\"kind\\":\\"{{\\"}\\n"}
                    creationTimestamp: "2026-01-01T00:00:00Z"
                    deletionGracePeriodSeconds: 0
                    deletionTimestamp: null
                    finalizers: [x]
                    generateName: db-
                    generation: 1
                    managedFields:
                    - apiVersion: networking.k8s.io/v1
                      fieldsType: FieldsV1
                      fieldsV1: {"f:spec": {"f:podSelector": {}}}
                      manager: kubectl
                      time: 2026-01-01T00:00:00Z
                    name: db-x7
                    namespace: datos
                    ownerReferences: [{uid: x}]
                    resourceVersion: "123"
                    selfLink: /apis
                    uid: 0d2a
                  spec: {podSelector: {}, policyTypes: [Ingress]}
                  status: {conditions: []}
                """);

        assertThat(result.policies()).extracting(PolicyObject::id).containsExactly("datos/db-x7");
    }
}
