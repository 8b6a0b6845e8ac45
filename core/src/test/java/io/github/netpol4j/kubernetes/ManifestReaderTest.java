package io.github.netpol4j.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.kubernetes.LabelQuery.Expression;
import io.github.netpol4j.kubernetes.PolicyObject.Block;
import io.github.netpol4j.kubernetes.PolicyObject.PeerSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortValue;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import io.github.netpol4j.target.ReadLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

    private static final String HEAD = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n";
    private static final String NAMED = HEAD + "metadata: {name: p}\n";

    private static ManifestReader.Result read(String... texts) {
        return ManifestReader.read(
                Stream.of(texts).map(Source::text).toList(), ReadLimits.defaults(), policy -> List.of());
    }

    private static PolicyObject one(String text) {
        return read(text).policies().get(0);
    }

    /** The problems as {@code line:column path: what}. */
    private static List<String> problems(String... texts) {
        InvalidInputException e = catchThrowableOfType(InvalidInputException.class, () -> read(texts));
        assertThat(e).as("an exception").isNotNull();
        return e.problems().stream().map(ManifestReaderTest::show).toList();
    }

    private static String show(Problem problem) {
        Place place = problem.place();
        return place.line() + ":" + place.column() + " " + place.path() + ": " + problem.what()
                + (problem.remedy().isEmpty() ? "" : "; " + problem.remedy());
    }

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

    @Nested
    class Kinds {

        @Test
        void othersAreCounted() {
            ManifestReader.Result result = read(
                    "apiVersion: apps/v1\nkind: Deployment\n---\napiVersion: apps/v1\nkind: Deployment\n---\n",
                    "apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nspec: {tier: x}\n---\n"
                            + "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\n---\n"
                            + "apiVersion: networking.k8s.io/v1\nkind: Ingress\n---\n"
                            + "apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\n---\n"
                            + "a: {b: 1}\n---\n- op: replace\n---\nkind: Config\n---\n" + NAMED);

            assertThat(result.policies()).hasSize(1);
            assertThat(result.passedOver())
                    .containsExactly(
                            Map.entry("(no kind)", 2),
                            Map.entry("Config", 1),
                            Map.entry("apps/v1 Deployment", 2),
                            Map.entry("cilium.io/v2 CiliumNetworkPolicy", 1),
                            Map.entry("networking.k8s.io/v1 Ingress", 1),
                            Map.entry("policy.networking.k8s.io/v1alpha2 ClusterNetworkPolicy", 1),
                            Map.entry("projectcalico.org/v3 NetworkPolicy", 1));
        }

        @Test
        void flawsInOthersAreNotOurBusiness() {
            assertThat(read("""
                                    apiVersion: v1
                                    kind: ConfigMap
                                    data: {on: 1, x: !secret y, a: 1, a: 2, t: "{{ x }}", u: {{ .Values.u }}}
                                    """).passedOver()).containsExactly(Map.entry("v1 ConfigMap", 1));
        }

        @Test
        void butWhichKindTheyAreIs() {
            assertThat(problems("apiVersion: v1\nkind: ConfigMap\nkind: NetworkPolicy\n"))
                    .containsExactly("3:1 kind: \"kind\" is here twice, first at line 2, column 1; keep one of them");
            assertThat(problems("apiVersion: v1\nkind: {{ .Values.kind }}\n"))
                    .singleElement()
                    .asString()
                    .startsWith("2:8 kind: {{ is here, so this looks like a template");
            assertThat(problems("apiVersion: v1\nkind: '{{ .Values.kind }}'\n")).hasSize(1);
            assertThat(problems("kind: 5\n"))
                    .containsExactly("1:7 kind: the number 5 stands where a string belongs; quote it: \"5\"");
        }

        @Test
        void listsMayHoldListsAndOtherKinds() {
            ManifestReader.Result result = read("""
                    apiVersion: v1
                    kind: List
                    items:
                    - {apiVersion: v1, kind: Pod, metadata: {labels: {on: off}}}
                    - apiVersion: v1
                      kind: List
                      items:
                      - {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}}
                    - apiVersion: networking.k8s.io/v1
                      kind: NetworkPolicyList
                      metadata: {resourceVersion: "1", continue: ""}
                      items:
                      - {metadata: {name: b}}
                      - {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: c}}
                    ---
                    apiVersion: v1
                    kind: List
                    items: null
                    """);

            assertThat(result.policies()).extracting(PolicyObject::name).containsExactly("a", "b", "c");
            assertThat(result.passedOver()).containsExactly(Map.entry("v1 Pod", 1));
        }

        @Test
        void whatIsWrongInAListHasItsPath() {
            assertThat(problems("""
                            apiVersion: v1
                            kind: List
                            item: []
                            items:
                            - null
                            - x
                            - apiVersion: networking.k8s.io/v1
                              kind: NetworkPolicyList
                              items:
                              - {metadata: {name: b}, spec: {podSelecter: {}}}
                              - {kind: Pod}
                            """))
                    .containsExactly(
                            "3:1 item: the field \"item\" is not known here; did you mean items?",
                            "5:3 items[0]: an item of this list is null; remove its dash, or write what belongs there",
                            "6:3 items[1]: this is the string \"x\" and no Kubernetes object; an object has apiVersion, kind,"
                                    + " metadata and spec; a path must be given as a path, not as a string",
                            "10:34 items[2].items[0].spec.podSelecter: the field \"podSelecter\" is not known here; did you mean"
                                    + " podSelector?",
                            "11:12 items[2].items[1].kind: the kind \"Pod\" is not known; did you mean NetworkPolicy?");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "extensions/v1beta1",
                    "networking.k8s.io/v1beta1",
                    "networking.k8s.io",
                    "network.k8s.io/v1",
                    "v1",
                    "networking/v1"
                })
        void onlyOneApiVersionIsServed(String apiVersion) {
            assertThat(problems("apiVersion: " + apiVersion + "\nkind: NetworkPolicy\nmetadata: {name: p}\n"))
                    .containsExactly(
                            "1:13 apiVersion: \"" + apiVersion + "\" is not an apiVersion of NetworkPolicies that"
                                    + " clusters still serve; write apiVersion: networking.k8s.io/v1");
        }

        @Test
        void anApiVersionIsNeeded() {
            assertThat(problems("kind: NetworkPolicy\nmetadata: {name: p}\n"))
                    .containsExactly(
                            "1:1 apiVersion: this NetworkPolicy has no apiVersion; add apiVersion: networking.k8s.io/v1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"networkpolicy", "Networkpolicy", "NetworkPolices", "NetworkPolicies", "NetworPolicy"})
        void aMisspeltKindIsNotPassedOver(String kind) {
            assertThat(problems("apiVersion: networking.k8s.io/v1\nkind: " + kind + "\nmetadata: {name: p}\n"))
                    .containsExactly("2:7 kind: the kind \"" + kind + "\" is not known; did you mean NetworkPolicy?");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "metadata: {name: p}\nspec: {podSelector: {}}\n",
                    "spec: {policyTypes: [Ingress]}\n",
                    "spec: {egress: []}\n"
                })
        void whatLooksLikeAPolicyNeedsAKind(String yaml) {
            assertThat(problems(yaml))
                    .containsExactly("1:1 : this looks like a NetworkPolicy, and has no kind; add apiVersion:"
                            + " networking.k8s.io/v1 and kind: NetworkPolicy");
        }

        @Test
        void aMisspeltKindFieldIsTold() {
            assertThat(problems("apiVersion: networking.k8s.io/v1\nKind: NetworkPolicy\nmetadata: {name: p}\n"))
                    .hasSize(2)
                    .anySatisfy(problem -> assertThat(problem).endsWith("did you mean kind?"));
        }

        @Test
        void aListOfPoliciesWithoutAListIsTold() {
            assertThat(problems("- apiVersion: networking.k8s.io/v1\n  kind: NetworkPolicy\n"))
                    .singleElement()
                    .asString()
                    .startsWith("1:1 : this is a list and no Kubernetes object");
        }

        @Test
        void aPathGivenAsAStringIsTold() {
            assertThat(problems("policies/web.yaml"))
                    .singleElement()
                    .asString()
                    .contains("a path must be given as a path");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "# nothing\n", "---\n---\n", "null"})
        void emptyDocumentsAreIgnored(String text) {
            assertThat(read(text).passedOver()).isEmpty();
        }
    }

    @Nested
    class Problems {

        @Test
        void areToldAllAtOnceInOrder() {
            assertThat(problems(HEAD + """
                            metadata:
                              nam: p
                              labels: {version: 1.10, country: no, ok: yes please}
                              annotations: {replicas: 3}
                            spec:
                              podSelecter: {}
                              podSelector: [x]
                              ingress:
                              - form: []
                              - from:
                                - podSelector: {matchlabels: {}}
                                  ipblock: {cidr: 10.0.0.0/8}
                                ports:
                                - port: 1.5
                                  portocol: TCP
                                - port: true
                                - endPort: "80"
                                - port: 99999999999
                              - - x
                              egress: {}
                              status: {}
                            """))
                    .containsExactly(
                            "4:3 metadata.nam: the field \"nam\" is not known here; did you mean name?",
                            "5:21 metadata.labels.version: the number 1.10 stands where a string belongs; quote it: \"1.10\"",
                            "5:36 metadata.labels.country: the boolean no stands where a string belongs; quote it: \"no\"",
                            "6:27 metadata.annotations.replicas: the number 3 stands where a string belongs; quote it: \"3\"",
                            "8:3 spec.podSelecter: the field \"podSelecter\" is not known here; did you mean podSelector?",
                            "9:16 spec.podSelector: a list stands where a mapping belongs; remove the dash or bracket",
                            "11:5 spec.ingress[0].form: the field \"form\" is not known here; did you mean from?",
                            "13:21 spec.ingress[1].from[0].podSelector.matchlabels: the field \"matchlabels\" is not known here;"
                                    + " did you mean matchLabels?",
                            "14:7 spec.ingress[1].from[0].ipblock: the field \"ipblock\" is not known here; did you mean"
                                    + " ipBlock?",
                            "16:13 spec.ingress[1].ports[0].port: the number 1.5 stands where a port number or name belongs;"
                                    + " write a port number or name",
                            "17:7 spec.ingress[1].ports[0].portocol: the field \"portocol\" is not known here; did you mean"
                                    + " protocol?",
                            "18:13 spec.ingress[1].ports[1].port: the boolean true stands where a port number or name belongs;"
                                    + " write a port number or name",
                            "19:16 spec.ingress[1].ports[2].endPort: the string \"80\" stands where a number belongs; write it"
                                    + " without quotes, in digits",
                            "20:13 spec.ingress[1].ports[3].port: Invalid value: 99999999999: must be between 1 and 65535,"
                                    + " inclusive",
                            "21:5 spec.ingress[2]: a list stands where a mapping belongs; remove the dash or bracket",
                            "22:11 spec.egress: a mapping stands where a list belongs; start each item with a dash",
                            "23:3 spec.status: the field \"status\" is not known here; known are podSelector, policyTypes,"
                                    + " ingress, egress");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "spec: {ingress: [null]} | 4:18 spec.ingress[0]: null stands where a mapping belongs; write a mapping",
                    "spec: {ingress: [{from: [~]}]} | 4:26 spec.ingress[0].from[0]: null stands where a mapping belongs; write a"
                            + " mapping",
                    "spec: {podSelector: {matchLabels: {app: }}} | 4:40 spec.podSelector.matchLabels.app: null stands where a"
                            + " string belongs; write \"\" for the empty string",
                    "spec: {podSelector: {matchLabels: {8: x}}} | 4:36 spec.podSelector.matchLabels.8: the key \"8\" is read as a"
                            + " number, and keys are strings; quote it",
                    "spec: {podSelector: app} | 4:21 spec.podSelector: the string \"app\" stands where a mapping belongs; write a"
                            + " mapping",
                    "spec: {policyTypes: Ingress} | 4:21 spec.policyTypes: the string \"Ingress\" stands where a list belongs;"
                            + " write a list",
                    "spec: {policyTypes: [!x Ingress]} | 4:22 spec.policyTypes[0]: the tag !x is not one that this value can have;"
                            + " remove the tag",
                    "spec: {policyTypes: [a], policyTypes: [b]} | 4:26 spec.policyTypes: \"policyTypes\" is here twice, first at"
                            + " line 4, column 8; keep one of them",
                    "spec: x | 4:7 spec: the string \"x\" stands where a mapping belongs; write a mapping"
                })
        void areToldOnce(String yaml, String problem) {
            assertThat(problems(NAMED + yaml)).containsExactly(problem);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "metadata: {name: {{ .Release.Name }}}",
                    "metadata: {name: '{{ .Release.Name }}'}",
                    "metadata: {name: p, labels: {a: '{{ x }}'}}",
                    "metadata: {name: p, labels: {'{{ x }}': a}}",
                    "metadata: {name: p}\nspec: {podSelector: {matchLabels: {app: '{{ x }}'}}}",
                    "metadata: {name: p}\nspec: {'{{ x }}': 1}",
                    "metadata: {name: p}\nspec: {ingress: [{ports: [{port: '{{ x }}'}]}]}",
                    "metadata: {name: p}\nspec: {ingress: [{ports: [{port: {{ x }}}]}]}",
                    "metadata: {name: p}\nspec: {{ toYaml .Values.spec }}",
                    "metadata: {name: p}\n{{- if x }}\nspec: {}\n{{- end }}"
                })
        void aTemplateIsToldOnce(String yaml) {
            assertThat(problems(HEAD + yaml))
                    .singleElement()
                    .asString()
                    .contains("looks like a template", "helm template");
        }

        @Test
        void aDocumentThatIsOneTemplateIsTold() {
            assertThat(problems("{{ include \"lib.policy\" . }}\n"))
                    .singleElement()
                    .asString()
                    .contains("helm template");
        }

        @Test
        void twoObjectsOfOneNameAreToldWithBothPlaces() {
            assertThat(problems(NAMED + "---\n" + HEAD + "metadata: {name: p, namespace: default}\n", NAMED))
                    .containsExactly(
                            "1:1 : the NetworkPolicy default/p is here a second time, first at <string>, document 1, line 1,"
                                    + " column 1; remove one; a cluster would keep only the last",
                            "5:1 : the NetworkPolicy default/p is here a second time, first at <string>, document 1, line 1,"
                                    + " column 1; remove one; a cluster would keep only the last");
        }

        @Test
        void oneNameInTwoNamespacesIsNoProblem() {
            assertThat(read(NAMED, HEAD + "metadata: {name: p, namespace: x}\n").policies())
                    .extracting(PolicyObject::id)
                    .containsExactly("default/p", "x/p");
        }

        @Test
        void theMessageHasThemAll() {
            InvalidInputException e = catchThrowableOfType(
                    InvalidInputException.class,
                    () -> read(NAMED + "spec: {podSelektor: {}}\n---\n[\n", NAMED + "spce: {}\n"));

            assertThat(e)
                    .hasMessageStartingWith(
                            "4 problems:\n  1. <string 2>, document 1, line 1, column 1: the NetworkPolicy")
                    .hasMessageContaining(
                            "\n  3. <string>, document 1, line 4, column 8, spec.podSelektor: the field"
                                    + " \"podSelektor\" is not known here; did you mean podSelector?\n  4. <string>, document 2, line 7");
        }
    }
}
