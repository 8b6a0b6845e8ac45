package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.target.UnenforceableException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What NetworkPolicies can't enforce, the nearest thing that they can, and what changes when namespaces are known. */
class GapsTest {

    private static final Rule LABELLED =
            allow(from(namespaces(label("team", "t")))).to("db").port(1);

    private static Policy with(Rule... rules) {
        return policy("p").in("a").with(rules);
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                pair(
                        "DENY",
                        with(deny(from("web")).to("db").port(1)),
                        with(allow(from("web")).to("db").port(1))),
                pair("HOST", with(isolate(host()).ingress()), with(isolate("db").ingress())),
                pair(
                        "HOST",
                        with(allow(from(host())).to("db").port(1)),
                        with(allow(from(cidr("10.0.0.1/32"))).to("db").port(1))),
                pair(
                        "HOST",
                        with(allow(from("web")).to(host()).port(22)),
                        with(allow(from("web")).to(cidr("10.0.0.1/32")).port(22))),
                pair(
                        "PROTOCOL",
                        with(allow(from("web")).to("db").ports(tcp(1), ping())),
                        with(allow(from("web")).to("db").ports(ping(), anyPort()))),
                pair(
                        "NAMESPACE_NOT_NAMED",
                        with(isolate(namespaces(label("team", "t"))).ingress()),
                        with(isolate(namespace("t", "u")).ingress())),
                pair(
                        "NAMESPACE_NOT_NAMED",
                        with(isolate(everyPod()).ingress()),
                        with(isolate(everyPod().in("a")).ingress())),
                pair(
                        "NAMESPACE_NOT_NAMED",
                        with(allow(from("web")).to(everyNamespace().except("x")).port(1)),
                        with(allow(from(everyNamespace().except("x"))).to("db").port(1))),
                pair(
                        "NAMESPACE_NOT_NAMED",
                        with(allow(from(everyPod())).to(cidr("10.0.0.0/8")).port(1)),
                        with(allow(from(everyPod())).to("db").port(1))),
                pair(
                        "NAMESPACE_LABEL_UNKNOWN",
                        with(LABELLED, isolate("db").egress()),
                        with(LABELLED, isolate("db").ingress())),
                pair(
                        "NAMESPACE_LABEL_UNKNOWN",
                        with(
                                allow(from(app("web").in(namespaces(label("team", "t")))))
                                        .to("db")
                                        .port(1),
                                isolate("web").egress()),
                        with(
                                allow(from(app("web").in(namespaces(label("team", "t")))))
                                        .to("db")
                                        .port(1),
                                isolate("db").egress())));
    }

    private static Arguments pair(String code, Policy gap, Policy none) {
        return Arguments.of(code, gap, none);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pairs")
    void firesAndTheNearestThatCompilesDoesNot(String code, Policy gap, Policy none) {
        assertThat(Kubernetes.gaps(gap)).extracting(Gap::code).containsExactly(code);
        assertThat(Kubernetes.gaps(gap)).allSatisfy(one -> {
            assertThat(gap.rules()).extracting(Rule::toString).contains(one.sentence());
            assertThat(one.missing()).isNotEmpty();
            assertThat(one.remedy()).isNotEmpty();
        });
        assertThatThrownBy(() -> Kubernetes.compile(gap))
                .isInstanceOfSatisfying(
                        UnenforceableException.class, e -> assertThat(e.gaps()).isEqualTo(Kubernetes.gaps(gap)));
        assertThat(Kubernetes.gaps(none)).isEmpty();
        assertThat(Kubernetes.compile(none).policies()).isNotEmpty();
    }

    @Test
    void saysExactlyThisAndAllAtOnce() {
        StringBuilder text = new StringBuilder();
        pairs().map(pair -> (Policy) pair.get()[1])
                .forEach(policy ->
                        Kubernetes.gaps(policy).forEach(gap -> text.append(gap).append('\n')));
        try {
            Kubernetes.compile(with(
                    deny(from("web")).to("db").port(1),
                    isolate(host(), everyPod()).ingress()));
        } catch (UnenforceableException e) {
            text.append(e.getMessage()).append('\n');
        }
        Golden.compare("gaps.txt", text.toString());
    }

    @Test
    void knownNamespacesCloseTheGapsOfNamespaces() {
        KubernetesTarget knowing =
                Kubernetes.knowing(Map.of("a", Map.of("team", "t"), "b", Map.of("team", "t"), "c", Map.of()));
        assertThat(knowing.gaps(with(LABELLED, isolate("db").egress()))).isEmpty();
        assertThat(namespacesOf(knowing, isolate(namespaces(label("team", "t"))).ingress()))
                .containsExactly("a", "b");
        assertThat(namespacesOf(knowing, isolate(everyPod()).ingress())).containsExactly("a", "b", "c");
        assertThat(namespacesOf(knowing, isolate(everyNamespace().except("b")).ingress()))
                .containsExactly("a", "c");
        assertThat(namespacesOf(knowing, isolate(namespace("new")).ingress())).containsExactly("new");
        assertThat(knowing.gaps(
                        with(isolate(namespace("new").where("team", IN, "t")).ingress())))
                .hasSize(1);
        assertThat(knowing.gaps(with(deny(from("web")).to("db").port(1)))).hasSize(1);
    }

    private static List<String> namespacesOf(KubernetesTarget target, Rule rule) {
        return target.compile(with(rule)).policies().stream()
                .map(PolicyObject::namespace)
                .toList();
    }

    @Test
    void severalPoliciesAreOneUnit() {
        Policy grants = policy("p").in("a").with(allow(from("web")).to("db").port(1));
        Policy closes = policy("q").in("a").with(isolate("web").egress());
        assertThat(Kubernetes.compile(grants, closes)).isEqualTo(Kubernetes.compile(List.of(closes, grants)));
        assertThat(Kubernetes.compile(grants, closes).policies())
                .extracting(PolicyObject::id)
                .containsExactly("a/p-db-ingress", "a/p-web-egress", "a/q-web-egress");
        assertThat(Kubernetes.compile(grants, closes)).isNotEqualTo(Kubernetes.compile(grants));
        assertThat(Kubernetes.compile(grants)).hasToString("KubernetesPolicies[a/p-db-ingress]");
    }

    @Test
    void twoPoliciesThatMakeAnObjectOfOneNameAreRefused() {
        assertThatThrownBy(() -> Kubernetes.compile(
                        policy("a").in("n").with(isolate("b-c").ingress()),
                        policy("a-b").in("n").with(isolate("c").ingress())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "n/a-b-c-ingress: two policies of one unit make an object of this name, and one would overwrite the"
                                + " other; rename one of the policies");
    }
}
