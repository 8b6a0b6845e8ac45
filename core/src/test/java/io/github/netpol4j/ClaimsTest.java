package io.github.netpol4j;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.analysis.Proof;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.support.Golden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Claims, and what is said of each: the proof with its assumptions, the counterexample, or why it is no claim. */
class ClaimsTest {

    private static final Policy POLICY = policy("inventario")
            .in("egi-inventario")
            .with(
                    allow(from("inventario-web")).to("ubicacion-db").port(1433),
                    allow(from("inventario-web")).to("inventario-db").port(27017),
                    allow(from(cidr("10.0.0.0/8").except("10.1.0.0/16")))
                            .to("api")
                            .ports(tcp(range(8000, 8010))),
                    allow(from(namespaces(label("team", "ops")))).to("api").port("metrics"));
    private static final KubernetesPolicies COMPILED = Kubernetes.compile(POLICY);
    private static final KubernetesPolicies CLOSED =
            Kubernetes.compile(isolate(namespace("closed")).ingress().egress());
    private static final ProofStage INVENTARIO = prove(COMPILED).in("egi-inventario");
    private static final Map<String, Supplier<Object>> CLAIMS = new LinkedHashMap<>();

    static {
        say(
                "nobody else reaches the port",
                () -> INVENTARIO
                        .that(from(everyPod().except("inventario-web")))
                        .to("ubicacion-db")
                        .port(1433)
                        .isDenied());
        say(
                "anybody reaches it, wrongly denied",
                () -> INVENTARIO
                        .that(from(everyPod()))
                        .to("ubicacion-db")
                        .port(1433)
                        .isDenied());
        say(
                "the web reaches it",
                () -> INVENTARIO
                        .that(from("inventario-web"))
                        .to("ubicacion-db")
                        .port(1433)
                        .isAllowed());
        say(
                "a bare name without a namespace is one of any",
                () -> prove(COMPILED)
                        .that(from("inventario-web"))
                        .to("ubicacion-db")
                        .port(1433)
                        .isAllowed());
        say(
                "a part of the ports is allowed",
                () -> INVENTARIO
                        .that(from(cidr("10.2.0.0/16")))
                        .to("api")
                        .ports(tcp(range(8005, 8011)))
                        .isAllowed());
        say(
                "addresses in the exception",
                () -> INVENTARIO
                        .that(from(cidr("10.1.2.3/32")))
                        .to("api")
                        .port(8000)
                        .isDenied());
        say(
                "IPv6 addresses",
                () -> INVENTARIO
                        .that(from(cidr("2001:db8::/32")))
                        .to("api")
                        .port(8000)
                        .isDenied());
        say(
                "a named port",
                () -> INVENTARIO
                        .that(from(namespaces(label("team", "ops"))))
                        .to("api")
                        .port("metrics")
                        .isAllowed());
        say(
                "the number behind a name can be any",
                () -> INVENTARIO
                        .that(from(namespaces(label("team", "ops"))))
                        .to("api")
                        .port(9090)
                        .isPossible());
        say(
                "SCTP is not TCP",
                () -> INVENTARIO
                        .that(from("inventario-web"))
                        .to("ubicacion-db")
                        .ports(sctp(1433))
                        .isPossible());
        say("reachable only from", () -> INVENTARIO.that("ubicacion-db").isReachableOnlyFrom("inventario-web"));
        say("reachable from others too", () -> INVENTARIO.that("api").isReachableOnlyFrom(cidr("10.0.0.0/8")));
        say(
                "reachable from nobody",
                () -> prove(CLOSED)
                        .that(namespace("closed"))
                        .isReachableOnlyFrom(app("web").in("egi-inventario")));
        say("default deny", () -> prove(CLOSED).that(namespace("closed")).isDefaultDeny());
        say(
                "no default deny",
                () -> prove(COMPILED).that(namespace("egi-inventario")).isDefaultDeny());
        say("default deny of egress", () -> INVENTARIO.that("ubicacion-db").isDefaultDeny(Direction.EGRESS));
        say("permits exactly", () -> INVENTARIO.permitsExactly(POLICY));
        say(
                "permits too little",
                () -> INVENTARIO.permitsExactly(
                        POLICY.with(allow(from("batch")).to("ubicacion-db").port(1433))));
        say(
                "permits too much",
                () -> INVENTARIO.permitsExactly(
                        POLICY.with(isolate("inventario-web").ingress())));
        say(
                "permits nothing new",
                () -> prove(Kubernetes.compile(POLICY.with(isolate("batch").ingress())))
                        .permitsNothingNewComparedTo(COMPILED));
        say(
                "permits something new",
                () -> prove(Kubernetes.compile(
                                POLICY.with(allow(from("batch")).to("api").port(8000))))
                        .permitsNothingNewComparedTo(COMPILED));

        say(
                "pods in a block, seen by it",
                () -> INVENTARIO.that(from("batch")).to("api").port(8000).isDenied());
        say(
                "pods in a block, not seen by it",
                () -> INVENTARIO
                        .under(Semantics.defaults().withPodIpsInIpBlocks(false))
                        .that(from("batch"))
                        .to("api")
                        .port(8000)
                        .isDenied());
        say(
                "pods whose addresses are known",
                () -> INVENTARIO
                        .podsAt("10.1.0.0/16", "fd00::/8")
                        .that(from("batch"))
                        .to("api")
                        .port(8000)
                        .isDenied());
        say(
                "namespaces that are known",
                () -> prove(COMPILED)
                        .knowing(Map.of("egi-inventario", Map.of("team", "web"), "closed", Map.of()))
                        .that(from(everyPod()))
                        .to(app("api").in("egi-inventario"))
                        .port("metrics")
                        .isDenied());
        say(
                "another label",
                () -> prove(COMPILED)
                        .labelledBy("tier")
                        .that(from("x"))
                        .to(pods(label("app", "api")).in("egi-inventario"))
                        .port("metrics")
                        .isDenied());

        KubernetesPolicies toEveryWeb = Kubernetes.compile(policy("p")
                .in("egi")
                .with(allow(from(app("web").in(everyNamespace()))).to("db").port(1433)));
        say(
                "an excepted name is one of the namespace",
                () -> prove(toEveryWeb)
                        .in("egi")
                        .that(from(everyPod().except("web")))
                        .to("db")
                        .port(1433)
                        .isDenied());
        say(
                "an excepted name without a namespace is one of any",
                () -> prove(toEveryWeb)
                        .that(from(everyPod().except("web")))
                        .to("db")
                        .port(1433)
                        .isDenied());
        say(
                "isolated, and open all the same",
                () -> prove(Kubernetes.compile(
                                allow(from(anywhere())).to(namespace("x")).ports(anyPort())))
                        .that(namespace("x"))
                        .isDefaultDeny(Direction.INGRESS));
        say(
                "isolated, and open to every pod",
                () -> prove(Kubernetes.compile(
                                allow(from(everyPod())).to(namespace("x")).ports(anyPort())))
                        .that(namespace("x"))
                        .isDefaultDeny(Direction.INGRESS));
        say(
                "isolated, and open on one port",
                () -> prove(Kubernetes.compile(
                                allow(from(anywhere())).to(namespace("x")).port(443)))
                        .that(namespace("x"))
                        .isDefaultDeny(Direction.INGRESS));
        say(
                "isolated, and open to addresses",
                () -> prove(Kubernetes.compile(allow(from(cidr("10.0.0.0/8")))
                                .to(namespace("x"))
                                .ports(anyPort())))
                        .that(namespace("x"))
                        .isDefaultDeny(Direction.INGRESS));
        say("reachable only from everyone", () -> INVENTARIO.that("api").isReachableOnlyFrom(anywhere()));
        say(
                "reachable only from somebody who does not",
                () -> INVENTARIO.that("ubicacion-db").isReachableOnlyFrom("inventario-web", "ghost"));
        say(
                "one of two is reachable",
                () -> prove(Kubernetes.compile(
                                allow(from("web")).to("db").port(80),
                                isolate("cache").ingress()))
                        .in("default")
                        .that("db", "cache")
                        .isReachableOnlyFrom("web"));
        say(
                "a policy about nothing that is known",
                () -> prove(COMPILED).knowing(Map.of("other", Map.of())).permitsExactly(POLICY));
        say(
                "other semantics",
                () -> INVENTARIO
                        .under(Semantics.defaults().withPodIpsInIpBlocks(false))
                        .under(Semantics.defaults().withEgressToOwnNode(true)));
        say("another label besides another", () -> INVENTARIO.labelledBy("tier").labelledBy("name"));
        say(
                "pods with the addresses of nodes",
                () -> INVENTARIO
                        .podsAt("10.244.0.0/16")
                        .under(Semantics.defaults().withHostNetworkPods(Semantics.HostNetworkPods.AS_POD)));
        say("ranges that are none", () -> INVENTARIO.podsAt("10.0.0.1/8", "x", "1.2.3.4"));
        say(
                "a part about nothing",
                () -> prove(COMPILED)
                        .that(from(everyPod()))
                        .to(host())
                        .ports(tcp("http"), tcp(80))
                        .isPossible());
        say(
                "a node reaches its own pods",
                () -> prove(CLOSED)
                        .that(from(host()))
                        .to(everyPod().in("closed"))
                        .port(80)
                        .isPossible());
        say(
                "a pod reaches itself",
                () -> INVENTARIO
                        .that(from("ubicacion-db"))
                        .to("ubicacion-db")
                        .port(22)
                        .isPossible());

        say(
                "a selector that contradicts itself",
                () -> INVENTARIO
                        .that(from(
                                app("web").where("app", NOT_IN, "web"),
                                app("batch").where("app", DOES_NOT_EXIST)))
                        .to("ubicacion-db")
                        .port(1433)
                        .isDenied());
        say(
                "a subject that contradicts itself",
                () -> INVENTARIO.that(app("web").where("app", IN, "db")).isDefaultDeny());
        say(
                "two families",
                () -> INVENTARIO
                        .that(from(cidr("10.0.0.0/8")))
                        .to(cidr("2001:db8::/32"))
                        .port(80)
                        .isDenied());
        say(
                "one address at both ends",
                () -> INVENTARIO
                        .that(from(cidr("10.0.0.1/32")))
                        .to(cidr("10.0.0.1/32"))
                        .port(80)
                        .isDenied());
        say(
                "a namespace that there is not",
                () -> prove(COMPILED)
                        .knowing(Map.of("other", Map.of()))
                        .that(app("ubicacion-db").in("egi-inventario"))
                        .isReachableOnlyFrom("inventario-web"));
        say("a namespace besides those that are known", () -> INVENTARIO.knowing(Map.of("other", Map.of())));
        say("two namespaces", () -> INVENTARIO.in("other"));
        say(
                "two lists of namespaces",
                () -> prove(COMPILED).knowing(Map.of("a", Map.of())).knowing(Map.of("b", Map.of())));
        say("two ranges of pods", () -> INVENTARIO.podsAt("10.0.0.0/8").podsAt("192.168.0.0/16"));
        say("no namespace at all", () -> INVENTARIO.knowing(Map.of()));
        say("a namespace label that can't be", () -> INVENTARIO.knowing(Map.of("a", Map.of("team", "a b"))));
        say("no range at all", () -> INVENTARIO.podsAt());
        say("nobody claimed of", () -> INVENTARIO.that(List.of()));
        say("unfinished: proof", () -> INVENTARIO);
        say("unfinished: sources", () -> INVENTARIO.that(from("web")));
        say("unfinished: ends", () -> INVENTARIO.that(from("web")).to("db"));
        say("unfinished: flows", () -> INVENTARIO.that(from("web")).to("db").port(80));
        say("unfinished: subject", () -> INVENTARIO.that("db"));
    }

    private static void say(String title, Supplier<Object> claim) {
        CLAIMS.put(title, claim);
    }

    @Test
    void eachClaimIsAnswered() {
        StringBuilder answers = new StringBuilder();
        CLAIMS.forEach((title, claim) -> answers.append("# ")
                .append(title)
                .append('\n')
                .append(answer(claim))
                .append("\n\n"));
        Golden.compare("claims.txt", answers.toString());
    }

    private static String answer(Supplier<Object> claim) {
        try {
            return claim.get().toString();
        } catch (AssertionError | IllegalArgumentException refuted) {
            return refuted.getClass().getSimpleName() + ": " + refuted.getMessage();
        }
    }

    @Test
    void aProofHasItsClaimAndItsAssumptions() {
        Proof proof = INVENTARIO.that("ubicacion-db").isReachableOnlyFrom("inventario-web");

        assertThat(proof.claim()).isEqualTo("that(\"ubicacion-db\").isReachableOnlyFrom(\"inventario-web\")");
        assertThat(proof.assumptions()).hasSize(6).first().asString().contains("egi-inventario");
    }

    @Test
    void whatDoesNotHoldIsAnAssertionError() {
        assertThatThrownBy(() -> INVENTARIO.that("api").isReachableOnlyFrom("web"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("isReachableOnlyFrom", "10.0.0.1", "spec.ingress[");
    }

    @Test
    void claimsAboutWhatOthersWroteAreProvedAlike() {
        KubernetesPolicies foreign = Kubernetes.read("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: deny-all, namespace: datos}
                spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
                """);

        prove(foreign).that(namespace("datos")).isDefaultDeny();
        prove(foreign)
                .that(from(anywhere()))
                .to(everyPod().in("datos"))
                .ports(anyPort())
                .isDenied();
    }
}
