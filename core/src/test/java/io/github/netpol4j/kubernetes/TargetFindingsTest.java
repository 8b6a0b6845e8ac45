package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The findings that only this target can have: where each fires, and the nearest case where it must not. */
class TargetFindingsTest {

    private static final KubernetesTarget KNOWING =
            Kubernetes.knowing(Map.of("tienda", Map.of("team", "t"), "datos", Map.of()));

    private static Policy tienda(Rule... rules) {
        return policy("tienda").in("tienda").with(rules);
    }

    private static List<Finding> of(String code, KubernetesPolicies policies) {
        return policies.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
    }

    @Test
    void namespacesMadeLaterAreNotCovered() {
        assertThat(of(
                        "LATER_NAMESPACES_NOT_COVERED",
                        KNOWING.compile(tienda(isolate(everyPod()).ingress()))))
                .singleElement()
                .extracting(Finding::sentence)
                .isEqualTo(
                        "the ingress of everyPod() is isolated in the namespaces known now (datos, tienda); in one that is"
                                + " made or labelled later it is open");
        assertThat(of(
                        "LATER_NAMESPACES_NOT_COVERED",
                        KNOWING.compile(
                                tienda(isolate(namespaces(label("team", "t"))).egress()))))
                .hasSize(1);
        assertThat(of(
                        "LATER_NAMESPACES_NOT_COVERED",
                        KNOWING.compile(tienda(isolate(namespace("tienda")).ingress()))))
                .isEmpty();
        assertThat(of(
                        "LATER_NAMESPACES_NOT_COVERED",
                        KNOWING.compile(tienda(allow(from(everyPod())).to("db").port(80)))))
                .isEmpty();
    }

    @Test
    void aSourceChosenByTheLabelsOfNowIsTold() {
        Rule chosen = allow(from(namespaces(label("team", "t")))).to("db").port(80);
        assertThat(of(
                        "LATER_NAMESPACES_NOT_COVERED",
                        KNOWING.compile(tienda(chosen, isolate("z").egress()))))
                .hasSize(1);
        assertThat(of(
                        "LATER_NAMESPACES_NOT_COVERED",
                        KNOWING.compile(tienda(chosen, isolate("z").ingress()))))
                .isEmpty();
    }

    @Test
    void policiesThatHoldOnlyTogetherAreTold() {
        Policy allows =
                policy("allows").in("tienda").with(allow(from("web")).to("db").port(80));
        Policy closes = policy("closes").in("tienda").with(isolate("web").egress());
        assertThat(of("ISOLATED_BY_OTHER_POLICY", Kubernetes.compile(allows, closes)))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .startsWith("policy closes closes the egress of ");
        Policy closesAnother =
                policy("closes").in("tienda").with(isolate("batch").egress());
        assertThat(of("ISOLATED_BY_OTHER_POLICY", Kubernetes.compile(allows, closesAnother)))
                .isEmpty();
        Policy closesIngress = policy("closes").in("tienda").with(isolate("web").ingress());
        assertThat(of("ISOLATED_BY_OTHER_POLICY", Kubernetes.compile(allows, closesIngress)))
                .isEmpty();
        assertThat(of("ISOLATED_BY_OTHER_POLICY", Kubernetes.compile(allows.plus(closes))))
                .isEmpty();
    }

    private static List<String> apart(Policy allows, Rule... closing) {
        return of(
                        "ISOLATED_BY_OTHER_POLICY",
                        Kubernetes.compile(allows, policy("closes").in("tienda").with(closing)))
                .stream()
                .map(Finding::sentence)
                .toList();
    }

    @Test
    void dnsThatAnotherPolicyClosesIsTold() {
        Policy asks = policy("asks").in("tienda").with(allow(from("web")).to(dns()));
        assertThat(apart(asks, isolate(namespace("kube-system")).ingress()))
                .containsExactly(
                        "policy closes closes the ingress of everyPod().in(\"kube-system\"), to where policy asks allows"
                                + " this; the two hold together only while they are compiled together");
        assertThat(apart(asks, allow(from("batch")).to(namespace("kube-system")).port(80)))
                .hasSize(1);
        assertThat(apart(asks, isolate(namespace("kube-system")).egress())).isEmpty();
        assertThat(apart(
                        asks,
                        isolate(app("x").in("kube-system").where("k8s-app", DOES_NOT_EXIST))
                                .ingress()))
                .isEmpty();
        assertThat(apart(
                        asks.with(isolate(namespace("kube-system")).ingress()),
                        isolate(app("x").in("kube-system")).ingress()))
                .as("the policy that asks grants it there by itself")
                .isEmpty();
        assertThat(apart(
                        asks.with(isolate(app("x").in("kube-system")).ingress()),
                        isolate(namespace("kube-system")).ingress()))
                .as("it grants it to some of them alone")
                .hasSize(1);
    }

    @Test
    void endsThatAnAllowIsolatesItselfHoldApart() {
        Policy toPods =
                policy("allows").in("tienda").with(allow(from("web")).to("db").port(80));
        assertThat(apart(toPods, isolate("db").ingress())).isEmpty();
        assertThat(apart(toPods, allow(from("batch")).to("db").port(80))).isEmpty();
        Policy toAddresses = policy("allows")
                .in("tienda")
                .with(allow(from("web")).to(cidr("10.0.0.0/8")).port(80));
        assertThat(apart(toAddresses, isolate("web").egress())).isEmpty();
    }

    @Test
    void rulesOutsideAPolicySpeakOfTheDefaultNamespace() {
        Rule rule = allow(from("web")).to("db").port(80);
        assertThat(of("NAMESPACE_DEFAULTED", Kubernetes.compile(rule))).hasSize(1);
        assertThat(of("NAMESPACE_DEFAULTED", Kubernetes.compile(tienda(rule)))).isEmpty();
        assertThat(of(
                        "NAMESPACE_DEFAULTED",
                        Kubernetes.compile(policy("netpol4j").in("tienda").with(rule))))
                .isEmpty();
    }

    @Test
    void whatSomePluginsLackIsTold() {
        assertThat(of(
                        "PLUGIN_FEATURE",
                        Kubernetes.compile(tienda(allow(from("web")).to("db").ports(tcp(range(80, 90)))))))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("endPort");
        assertThat(of(
                        "PLUGIN_FEATURE",
                        Kubernetes.compile(tienda(allow(from("web")).to("db").ports(sctp(80))))))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("SCTP");
        Rule named = allow(from("web")).to("db").port("metrics");
        assertThat(of("PLUGIN_FEATURE", Kubernetes.compile(tienda(named)))).isEmpty();
        assertThat(of(
                        "PLUGIN_FEATURE",
                        Kubernetes.compile(tienda(named, isolate("web").egress()))))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("a named port in an egress rule");
        assertThat(of(
                        "PLUGIN_FEATURE",
                        Kubernetes.compile(tienda(allow(from("web")).to("db").ports(tcp(80), udp())))))
                .isEmpty();
    }

    @Test
    void blocksThatTheServerWarnsAboutAreTold() {
        String yaml = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: a, namespace: b}
                spec: {ingress: [{from: [{ipBlock: {cidr: %s}}]}]}
                """;
        assertThat(of("AMBIGUOUS_ADDRESS", Kubernetes.read(yaml.formatted("10.1.2.3/8"))))
                .singleElement()
                .extracting(finding -> finding.place().toString())
                .isEqualTo("b/a, spec.ingress[0].from[0].ipBlock.cidr");
        assertThat(of("AMBIGUOUS_ADDRESS", Kubernetes.read(yaml.formatted("10.0.0.0/8"))))
                .isEmpty();
    }
}
