package io.github.netpol4j.calico.internal.findings;

import static io.github.netpol4j.calico.internal.findings.RailCases.np;
import static io.github.netpol4j.calico.internal.findings.RailCases.open;
import static io.github.netpol4j.calico.internal.findings.RailCases.out;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpecBuilder;
import io.github.netpol4j.calico.internal.validation.CalicoValidator;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.support.Golden;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each trap is told, and the nearest that is none is not. */
class GuardRailsTest {

    static List<RailCase> cases() {
        return RailCases.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void trapsAreTold(RailCase one) {
        assertThat(codes(one, one.trap())).contains(one.code());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsNearestIsNotTold(RailCase one) {
        for (List<CalicoResource> nearest : one.nearest()) {
            assertThat(codes(one, nearest)).as(nearest.toString()).doesNotContain(one.code());
        }
    }

    @Test
    void theObjectsAreWhatCalicoTakes() {
        for (RailCase one : cases()) {
            assertThat(Stream.concat(Stream.of(one.trap()), one.nearest().stream()))
                    .allSatisfy(objects ->
                            assertThat(CalicoValidator.validateAll(objects)).isEmpty());
        }
    }

    @Test
    void theTextsAreThoseOfTheGoldenFile() {
        String text = cases().stream()
                .map(one -> one.what() + "\n"
                        + findings(one, one.trap()).stream()
                                .filter(finding -> finding.code().equals(one.code()))
                                .map(finding -> "  " + finding + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        String stored = "an object as Calico stores it\n  "
                + GuardRails.crdV1(new Place("policies.yaml", 2, 14, 0, ""), "NetworkPolicy") + "\n";
        Golden.compare("calico-findings.txt", text + "\n" + stored);
    }

    @Test
    void everyCodeThatIsToldHasACase() {
        assertThat(cases().stream().map(RailCase::code).distinct())
                .containsExactlyInAnyOrder(
                        "DEFAULT_DENY_WITHOUT_DNS",
                        "GLOBAL_POLICY_ON_HOSTS",
                        "HOST_LOCKOUT",
                        "PASS_IN_LAST_TIER",
                        "TIED_ORDER",
                        "ONLY_DENIES",
                        "POLICY_NEVER_REACHED",
                        "RULE_NEVER_REACHED",
                        "SERVICE_ADDRESS_AS_PEER",
                        "NAMESPACE_IN_SELECTOR",
                        "NOT_SELECTOR_MATCHES_OUTSIDE",
                        "STAGED_NOT_ENFORCED");
    }

    @Test
    void aKubernetesPolicyOpensDnsIfItDoes() {
        List<CalicoResource> closed = List.of(np("deny", out().withTypes(List.of(PolicyType.EGRESS))));
        Map<String, NetworkPolicyEgressRule> opening = Map.of(
                "everything", rule().build(),
                "two ports",
                        rule().addNewPort()
                                .withProtocol("UDP")
                                .withNewPort(53)
                                .endPort()
                                .addNewPort()
                                .withNewPort(50)
                                .withEndPort(60)
                                .endPort()
                                .build(),
                "all ports",
                        rule().addNewPort()
                                .withProtocol("UDP")
                                .endPort()
                                .addNewPort()
                                .withProtocol("TCP")
                                .endPort()
                                .build(),
                "named ports",
                        rule().addNewPort()
                                .withProtocol("UDP")
                                .withNewPort("dns")
                                .endPort()
                                .addNewPort()
                                .withNewPort("dns-tcp")
                                .endPort()
                                .build(),
                "a node-local cache",
                        rule().addNewTo()
                                .withNewIpBlock()
                                .withCidr("169.254.20.10/32")
                                .endIpBlock()
                                .endTo()
                                .build(),
                "every address",
                        rule().addNewTo()
                                .withNewIpBlock()
                                .withCidr("10.0.0.0/0")
                                .endIpBlock()
                                .endTo()
                                .build(),
                "the pods of DNS",
                        rule().addNewTo()
                                .withNewPodSelector()
                                .addToMatchLabels("k8s-app", "kube-dns")
                                .endPodSelector()
                                .withNewNamespaceSelector()
                                .addToMatchExpressions(new LabelSelectorRequirement(
                                        "kubernetes.io/metadata.name", "In", List.of("kube-system")))
                                .endNamespaceSelector()
                                .endTo()
                                .build());
        opening.forEach((what, rule) -> assertThat(GuardRails.of(closed, List.of(policy(rule)), List.of()))
                .as(what)
                .isEmpty());
        Map<String, NetworkPolicyEgressRule> other = Map.of(
                "UDP alone",
                        rule().addNewPort()
                                .withProtocol("UDP")
                                .withNewPort(53)
                                .endPort()
                                .build(),
                "another port", rule().addNewPort().withNewPort(443).endPort().build(),
                "pods of its own namespace",
                        rule().addNewTo()
                                .withNewPodSelector()
                                .endPodSelector()
                                .endTo()
                                .build(),
                "another namespace",
                        rule().addNewTo()
                                .withNewNamespaceSelector()
                                .addToMatchLabels("a", "b")
                                .endNamespaceSelector()
                                .endTo()
                                .build(),
                "some addresses",
                        rule().addNewTo()
                                .withNewIpBlock()
                                .withCidr("10.0.0.1/8")
                                .endIpBlock()
                                .endTo()
                                .build(),
                "no address",
                        rule().addNewTo()
                                .withNewIpBlock()
                                .withCidr("nonsense")
                                .endIpBlock()
                                .endTo()
                                .build(),
                "a prefix too long",
                        rule().addNewTo()
                                .withNewIpBlock()
                                .withCidr("10.0.0.0/33")
                                .endIpBlock()
                                .endTo()
                                .build());
        other.forEach((what, rule) -> assertThat(GuardRails.of(closed, List.of(policy(rule)), List.of()))
                .as(what)
                .hasSize(1));
    }

    @Test
    void aKubernetesPolicyOfIngressOrOfOtherPodsOpensNothing() {
        List<CalicoResource> closed = List.of(np("deny", out().withTypes(List.of(PolicyType.EGRESS))));
        NetworkPolicy open = policy(rule().build());
        assertThat(GuardRails.of(closed, List.of(edited(open, spec -> spec.withPolicyTypes())), List.of()))
                .isEmpty();
        assertThat(GuardRails.of(closed, List.of(edited(open, spec -> spec.withPolicyTypes("Ingress"))), List.of()))
                .hasSize(1);
        assertThat(GuardRails.of(
                        closed,
                        List.of(edited(
                                open,
                                spec -> spec.withNewPodSelector()
                                        .addToMatchLabels("a", "b")
                                        .endPodSelector())),
                        List.of()))
                .hasSize(1);
        NetworkPolicy elsewhere = new NetworkPolicyBuilder(open)
                .editMetadata()
                .withNamespace(null)
                .endMetadata()
                .build();
        assertThat(GuardRails.of(closed, List.of(elsewhere), List.of())).hasSize(1);
    }

    @Test
    void aKubernetesPolicyThatOpensIngressIsBesideABlockList() {
        CalicoRule deny = CalicoRule.of(Action.DENY).withSource(EntityRule.ANY.withSelector("app == 'bad'"));
        List<CalicoResource> block = List.of(np("block", PolicySpec.EMPTY.withIngress(List.of(deny))));
        NetworkPolicy ingress = edited(
                open(),
                spec -> spec.withEgress()
                        .withPolicyTypes()
                        .addNewIngress()
                        .addNewFrom()
                        .withNewPodSelector()
                        .endPodSelector()
                        .endFrom()
                        .endIngress());
        NetworkPolicy nobody = edited(ingress, spec -> spec.withIngress());
        assertThat(GuardRails.of(block, List.of(), List.of()))
                .extracting(Finding::code)
                .containsExactly("ONLY_DENIES");
        assertThat(GuardRails.of(block, List.of(nobody), List.of()))
                .extracting(Finding::code)
                .containsExactly("ONLY_DENIES");
        assertThat(GuardRails.of(block, List.of(ingress), List.of())).isEmpty();
    }

    private static NetworkPolicyEgressRuleBuilder rule() {
        return new NetworkPolicyEgressRuleBuilder();
    }

    private static NetworkPolicy policy(NetworkPolicyEgressRule rule) {
        return edited(open(), spec -> spec.withEgress(rule));
    }

    private static NetworkPolicy edited(NetworkPolicy policy, UnaryOperator<NetworkPolicySpecBuilder> edit) {
        return new NetworkPolicyBuilder(policy)
                .withSpec(edit.apply(new NetworkPolicySpecBuilder(policy.getSpec()))
                        .build())
                .build();
    }

    @Test
    void theRangesOfServicesAreTheCallers() {
        CalicoRule rule =
                CalicoRule.of(Action.ALLOW).withDestination(EntityRule.ANY.withNets(List.of(Cidr.of("10.200.0.1/32"))));
        List<CalicoResource> policies = List.of(np("a", out(rule, CalicoRule.of(Action.ALLOW))));
        assertThat(GuardRails.of(policies)).isEmpty();
        assertThat(GuardRails.of(policies, List.of(), List.of(Cidr.of("10.200.0.0/16"))))
                .extracting(Finding::code)
                .containsExactly("SERVICE_ADDRESS_AS_PEER");
    }

    private static List<String> codes(RailCase one, List<CalicoResource> objects) {
        return findings(one, objects).stream().map(Finding::code).toList();
    }

    private static List<Finding> findings(RailCase one, List<CalicoResource> objects) {
        return GuardRails.of(objects, one.kubernetes(), GuardRails.USUAL_SERVICE_RANGES);
    }
}
