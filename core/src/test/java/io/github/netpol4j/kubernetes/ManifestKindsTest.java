package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.kubernetes.ManifestTexts.NAMED;
import static io.github.netpol4j.kubernetes.ManifestTexts.problems;
import static io.github.netpol4j.kubernetes.ManifestTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents are policies or lists of them, which are passed over, and which are neither. */
class ManifestKindsTest {

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
                                + " metadata and spec",
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
                .containsExactly("1:13 apiVersion: \"" + apiVersion + "\" is not an apiVersion of NetworkPolicies that"
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
        assertThat(problems("policies/web.yaml")).singleElement().asString().contains("a path must be given as a path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n---\n", "null"})
    void emptyDocumentsAreIgnored(String text) {
        assertThat(read(text).passedOver()).isEmpty();
    }
}
