package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.support.Golden;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What sentences become, one golden file each. */
class KubernetesYamlTest {

    static Stream<Arguments> sentences() {
        return Stream.of(
                file("port", allow(from("web")).to("db").port(1433)),
                file("ports", allow(from("web")).to("db").ports(tcp(443, 80), udp(53), tcp(80))),
                file("range", allow(from("web")).to("db").ports(tcp(range(8000, 8100)))),
                file("named-port", allow(from("web")).to("db").ports(tcp("metrics"))),
                file("sctp", allow(from("web")).to("db").ports(sctp(7), sctp())),
                file("any-port", allow(from("web")).to("db").ports(anyPort())),
                file("any-port-absorbs", allow(from("web")).to("db").ports(tcp(80), anyPort(), ping())),
                file(
                        "ipv6-except",
                        allow(from(cidr("2001:db8::/32").except("2001:db8:2::/48", "2001:db8:1::/48")))
                                .to("db")
                                .port(443)),
                file("anywhere", allow(from(anywhere())).to("db").port(443)),
                file(
                        "operators",
                        allow(from(app("web")
                                        .where("tier", NOT_IN, "b", "a")
                                        .where("live", EXISTS)
                                        .where("legacy", DOES_NOT_EXIST)))
                                .to(pods(label("role", "db")))
                                .port(1)),
                file(
                        "namespaces",
                        allow(from(app("web").in("x", "y"), namespaces(label("team", "t")), everyPod()))
                                .to(app("db").in("a", "b"))
                                .port(1)),
                file(
                        "same-key-twice",
                        allow(from(app("web", "batch").where("app", IN, "web", "db")))
                                .to("db")
                                .port(1)),
                file(
                        "nobody",
                        allow(from(app("web").where("app", IN, "db"))).to("db").port(1)),
                file(
                        "egress",
                        allow(from("web")).to(cidr("10.0.0.0/8")).port(443),
                        allow(from("web", "batch")).to(dns())),
                file(
                        "conjunction",
                        isolate(pods(label("tier", "front"))).egress(),
                        allow(from("web")).to("db").port(1433)),
                file("isolate", isolate(namespace("shop")).ingress().egress()),
                file(
                        "peers-and-ports-apart",
                        allow(from("web")).to("db").port(1),
                        allow(from("batch")).to("db").port(2),
                        allow(from("cron")).to("db").port(1)));
    }

    private static Arguments file(String name, Rule... rules) {
        return Arguments.of(name, policy("p").in("a").with(rules));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentences")
    void isWrittenAsInItsFile(String name, Policy policy) {
        Golden.compare("kubernetes/" + name + ".yaml", Kubernetes.yaml(policy));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentences")
    void neverHasAnEmptyListOfPeersAndAlwaysItsTypes(String name, Policy policy) {
        assertThat(Kubernetes.yaml(policy)).doesNotContain("from: []", "to: []", "&id", "*id");
        for (NetworkPolicy object : Kubernetes.compile(policy).objects()) {
            NetworkPolicySpec spec = object.getSpec();
            assertThat(spec.getPolicyTypes()).hasSize(1);
            assertThat(spec.getIngress())
                    .isEqualTo(spec.getPolicyTypes().equals(List.of("Ingress")) ? spec.getIngress() : List.of());
            assertThat(spec.getEgress())
                    .isEqualTo(spec.getPolicyTypes().equals(List.of("Egress")) ? spec.getEgress() : List.of());
            assertThat(object.getMetadata().getLabels())
                    .containsEntry("app.kubernetes.io/managed-by", "netpol4j")
                    .containsEntry("netpol4j.io/policy", "p");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentences")
    void objectsAreFreshAtEachCall(String name, Policy policy) {
        KubernetesPolicies compiled = Kubernetes.compile(policy);
        String before = compiled.yaml();
        compiled.objects().forEach(object -> {
            object.getMetadata().setName("changed");
            object.getMetadata().getLabels().clear();
            object.getSpec().getPolicyTypes().clear();
            object.getSpec().getIngress().clear();
        });
        assertThat(compiled.yaml()).isEqualTo(before);
        assertThat(Kubernetes.of(compiled.objects())).isEqualTo(compiled).hasSameHashCodeAs(compiled);
    }
}
