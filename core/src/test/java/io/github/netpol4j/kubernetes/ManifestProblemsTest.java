package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.kubernetes.ManifestTexts.HEAD;
import static io.github.netpol4j.kubernetes.ManifestTexts.NAMED;
import static io.github.netpol4j.kubernetes.ManifestTexts.problems;
import static io.github.netpol4j.kubernetes.ManifestTexts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netpol4j.finding.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a manifest is told all at once, each thing once, with its place and a remedy. */
class ManifestProblemsTest {

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
        assertThat(problems(HEAD + yaml)).singleElement().asString().contains("looks like a template", "helm template");
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
                .hasMessageStartingWith("4 problems:\n  1. <string 2>, document 1, line 1, column 1: the NetworkPolicy")
                .hasMessageContaining(
                        "\n  3. <string>, document 1, line 4, column 8, spec.podSelektor: the field"
                                + " \"podSelektor\" is not known here; did you mean podSelector?\n  4. <string>, document 2, line 7");
    }
}
