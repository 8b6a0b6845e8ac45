package io.github.netpol4j.calico.internal.manifest;

import static io.github.netpol4j.calico.internal.manifest.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.target.ReadLimits;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What is wrong with Calico objects is told all at once, each thing once, with its place and a remedy. */
class ResourceProblemsTest {

    private static final String HEAD = "apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: {name: p}\n";
    private static final String GLOBAL =
            "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: {name: p}\n";

    private static final List<String> WRONG = List.of(
            // Kinds and versions.
            "apiVersion: projectcalico.org/v3\nmetadata: {name: p}\nspec: {tier: x, ingress: []}\n",
            "metadata: {name: p}\nspec: {tier: x, types: [Ingress], ingress: []}\n",
            "kind: GlobalNetworkPolicy\nmetadata: {name: p}\nspec: {}\n",
            "apiVersion: projectcalico.org/v4\nkind: NetworkPolicy\nmetadata: {name: p}\n",
            "apiVersion: projectcalico.io/v3\nkind: GlobalNetworkPolicy\nmetadata: {name: p}\n",
            "apiVersion: projectcalico/v3\nkind: NetworkPolicy\nmetadata: {name: p}\n",
            "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicies\nmetadata: {name: p}\nspec: {tiers: x}\n",
            "apiVersion: projectcalico.org/v3\nkind: networkpolicy\nmetadata: {name: p}\n",
            "apiVersion: projectcalico.org/v3\nkind: Tire\nmetadata: {name: p}\n",
            "apiVersion: projectcalico.org/v3\nkind: [NetworkPolicy]\n",
            "apiVersion: projectcalico.org/v3\nkind: TierList\nitems: [{kind: Pod}, null, x, {spec: {oder: 1}}]\n",
            "[{apiVersion: projectcalico.org/v3, kind: Tier}]",
            // Metadata.
            GLOBAL.replace("name: p", "name: p, namespace: a") + "spec: {}\n",
            HEAD.replace("name: p", "nam: p, labels: {a: 1}, annotations: [x]"),
            "apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: '{{ .Values.tier }}'}\n",
            // Fields of specs.
            HEAD + "spec: {namespaceSelector: all(), preDNAT: true, Order: 1, selecter: all()}\n",
            HEAD + "spec: {order: \"1\", types: [ingress, Both, Egress], tier: 3, performanceHints: x}\n",
            HEAD + "spec: {order: .inf}\n",
            HEAD + "spec: {order: .nan}\n",
            HEAD + "spec: {stagedAction: Set}\n",
            GLOBAL + "spec: {doNotTrack: \"true\", applyOnForward: 1, preDNAT: [x]}\n",
            "apiVersion: projectcalico.org/v3\nkind: StagedNetworkPolicy\nmetadata: {name: p}\nspec: {stagedAction: set}\n",
            "apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: p}\nspec: {order: x, defaultAction: Allow}\n",
            "apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: p}\nspec: []\n",
            // Rules.
            HEAD + "spec: {ingress: [{}, {action: allow}, {action: Accept}, x, {action: Allow, acton: Deny}]}\n",
            HEAD + "spec: {ingress: {action: Allow}}\n",
            HEAD + "spec: {egress: [{action: Allow, ipVersion: \"4\", icmp: {typ: 8}, notICMP: 3}]}\n",
            HEAD + "spec: {egress: [{action: Allow, ipVersion: 99999999999, icmp: {type: -99999999999}}]}\n",
            HEAD + "spec: {egress: [{action: Allow, protocol: tcp, notProtocol: GRE}]}\n",
            HEAD + "spec: {egress: [{action: Allow, protocol: 256, notProtocol: 0}]}\n",
            HEAD + "spec: {egress: [{action: Allow, protocol: \"99999999999\", notProtocol: [6]}]}\n",
            HEAD + "spec: {egress: [{action: Allow, protocol: 99999999999}]}\n",
            HEAD
                    + "spec: {egress: [{action: Allow, http: {method: [GET], paths: [/, {exakt: /}]}, metadata: {labels: {}}}]}\n",
            // Ends of rules.
            HEAD + "spec: {ingress: [{action: Allow, source: {net: [10.0.0.0/8], domains: [x]}}]}\n",
            HEAD
                    + "spec: {ingress: [{action: Allow, source: {nets: [10.0.0.1/8, 10.0.0.1, 'fd00::1', x, 10.0.0.0/33, 7]}}]}\n",
            HEAD + "spec: {ingress: [{action: Allow, source: {notNets: 10.0.0.0/8}}]}\n",
            HEAD
                    + "spec: {ingress: [{action: Allow, source: {ports: ['', '99999999999', '1:99999999999', 1.5, true]}}]}\n",
            HEAD + "spec: {ingress: [{action: Allow, source: {ports: 80, selector: {app: x}}}]}\n",
            HEAD + "spec: {ingress: [{action: Allow, source: {services: web, serviceAccounts: [x]}}]}\n",
            HEAD + "spec: {ingress: [{action: Allow, source: {services: {names: [x]}, serviceAccounts: {name: x}}}]}\n",
            // Other kinds.
            "apiVersion: projectcalico.org/v3\nkind: HostEndpoint\nmetadata: {name: p}\nspec: {interface: eth0, expectedIPs: [x, 10.0.0.0/8], "
                    + "ports: [{}, {name: a, protocol: tcp, port: 80}, {name: 1, protocol: TCP, port: x}]}\n",
            "apiVersion: projectcalico.org/v3\nkind: NetworkSet\nmetadata: {name: p}\nspec: {nets: [10.0.0.1/8, x], allowedEgressDomains: []}\n",
            "apiVersion: projectcalico.org/v3\nkind: StagedKubernetesNetworkPolicy\nmetadata: {name: p}\n"
                    + "spec: {podselector: {}, policyTypes: [x], ingress: [{to: []}, 1], egress: [{to: [1, {ipBlock: {cdir: x}}], "
                    + "ports: [1, {port: true}, {endPort: x}]}], podSelector: {matchLabels: {a: 1}, matchExpressions: [1, {keys: x}]}}\n",
            // Two of one name, and one field twice.
            HEAD + "---\n" + HEAD + "---\n" + HEAD.replace("name: p", "name: p, namespace: default"),
            HEAD + "spec: {order: 1, order: 2}\n",
            // With Kubernetes beside it.
            HEAD
                    + "spec: {x: 1}\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {z: 1}\n",
            "kind: NetworkPolicy\nmetadata: {name: p}\n",
            "{");

    @Test
    void everyOneSaysWhatWhereAndWhatToDo() {
        Golden.compare(
                "reader-problems.txt",
                WRONG.stream()
                        .map(text -> text + String.join("\n", problems(text)) + "\n")
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void whatTheValidatorFindsIsToldWithItsPlace() {
        ResourceReader reader = new ResourceReader(resource -> List.of(
                new Problem(Place.of("spec.ingress[0].source.ports[1]"), "no such port", "choose another"),
                new Problem(Place.of("spec.ingress[0].action"), "follows from what is told already", ""),
                new Problem(Place.of("spec.egress"), "must not be there", "")));
        assertThat(problems(() -> reader.read(ReadLimits.defaults(), HEAD + """
                spec:
                  ingress:
                  - action: allow
                    source:
                      ports: [1, 2]
                """)))
                .containsExactly(
                        "5:3 spec.egress: must not be there",
                        "6:13 spec.ingress[0].action: \"allow\" is not a value of this field; did you mean Allow?",
                        "8:18 spec.ingress[0].source.ports[1]: no such port; choose another");
    }

    @Test
    void theMessageNamesTheFile() {
        Assertions.assertThatThrownBy(() -> Reading.read(HEAD + "spec: {oder: 1}\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "<string>, document 1, line 4, column 8, spec.oder: the field \"oder\" is not known here; did you"
                                + " mean order?");
    }
}
