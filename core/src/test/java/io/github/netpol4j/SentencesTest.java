package io.github.netpol4j;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences of the language, what they mean in a policy, and how they print. */
class SentencesTest {

    private static final Rule RULE = allow(from("web")).to("db").port(1433);

    static Stream<Object> sentences() {
        return Stream.of(
                allow(from("inventario-web")).to("ubicacion-db").port(1433),
                allow(from("web", "batch")).to("db").ports(tcp(5432), tcp(range(8000, 8100)), udp(53), tcp("metrics")),
                allow(from(namespaces(label("team", "tienda"))))
                        .to(app("db").in("datos"))
                        .port(1433),
                allow(from(app("web").where("tier", IN, "front").where("legacy", DOES_NOT_EXIST)))
                        .to(pods(label("role", "db")))
                        .port(1433),
                allow(from(cidr("10.0.0.0/8").except("10.1.0.0/16"))).to("web").port(443),
                allow(from("web")).to(dns()),
                isolate(namespace("tienda")).ingress().egress(),
                deny(from(anywhere())).to("db").port(1433),
                policy("inventario")
                        .in("egi-inventario")
                        .with(RULE, isolate("db").ingress()));
    }

    static Stream<String> texts() {
        return Stream.of(
                "allow(from(\"inventario-web\")).to(\"ubicacion-db\").port(1433)",
                "allow(from(\"web\", \"batch\")).to(\"db\")"
                        + ".ports(tcp(5432), tcp(range(8000, 8100)), udp(53), tcp(\"metrics\"))",
                "allow(from(namespaces(label(\"team\", \"tienda\")))).to(app(\"db\").in(\"datos\")).port(1433)",
                "allow(from(app(\"web\").where(\"legacy\", DOES_NOT_EXIST).where(\"tier\", IN, \"front\")))"
                        + ".to(pods(label(\"role\", \"db\"))).port(1433)",
                "allow(from(cidr(\"10.0.0.0/8\").except(\"10.1.0.0/16\"))).to(\"web\").port(443)",
                "allow(from(\"web\")).to(dns())",
                "isolate(namespace(\"tienda\")).ingress().egress()",
                "deny(from(anywhere())).to(\"db\").port(1433)",
                """
                policy("inventario").in("egi-inventario").with(
                    allow(from("web")).to("db").port(1433),
                    isolate("db").ingress())""");
    }

    @Test
    void everySentenceOfTheDesignCompilesAndPrintsAsItself() {
        assertThat(sentences().map(Object::toString)).containsExactlyElementsOf(texts().toList());
    }

    @Test
    void aBarePortIsTcp() {
        assertThat(allow(from("web")).to("db").port(1433))
                .isEqualTo(allow(from("web")).to("db").ports(tcp(1433)))
                .isEqualTo(allow(from("web")).to("db").ports(1433))
                .isNotEqualTo(allow(from("web")).to("db").ports(udp(1433)));
        assertThat(allow(from("web")).to("db").port("metrics"))
                .isEqualTo(allow(from("web")).to("db").ports(tcp("metrics")));
    }

    @Test
    void twoNumbersAreTwoPortsAndARangeIsAllBetween() {
        assertThat(passing(tcp(80, 443), 80, 100, 443)).containsExactly(80, 443);
        assertThat(passing(tcp(range(8000, 8100)), 7999, 8000, 8050, 8100, 8101))
                .containsExactly(8000, 8050, 8100);
        assertThat(passing(tcp(), 1, 65535)).containsExactly(1, 65535);
        assertThat(passing(udp(), 80)).isEmpty();
        assertThat(passing(tcp("metrics"), 9090, 9091)).containsExactly(9090);
        assertThat(passing(anyPort(), 1, 65535)).containsExactly(1, 65535);
        assertThat(passing(ping(), 80)).isEmpty();
    }

    private static List<Integer> passing(io.github.netpol4j.rule.Ports ports, int... numbers) {
        Policy policy = policy("p").in("a").with(allow(from("web")).to("db").ports(ports));
        List<Integer> passing = new ArrayList<>();
        for (int number : numbers) {
            Flow flow = Flow.from(pod("a", "web"))
                    .to(pod("a", "db").listening("metrics", io.github.netpol4j.flow.Protocol.TCP, 9090))
                    .tcp(number);
            if (policy.permits(flow)) {
                passing.add(number);
            }
        }
        return passing;
    }

    @Test
    void anyPortIsEveryProtocolAndTcpIsNot() {
        Flow echo = Flow.from(pod("a", "web")).to(pod("a", "db")).ping();
        assertThat(policy("p")
                        .in("a")
                        .with(allow(from("web")).to("db").ports(anyPort()))
                        .permits(echo))
                .isTrue();
        assertThat(policy("p")
                        .in("a")
                        .with(allow(from("web")).to("db").ports(ping()))
                        .permits(echo))
                .isTrue();
        assertThat(policy("p")
                        .in("a")
                        .with(allow(from("web")).to("db").ports(tcp()))
                        .permits(echo))
                .isFalse();
    }

    @Test
    void aBareNameIsAnAppOfThePolicysNamespace() {
        Policy policy = policy("p").in("a").with(RULE);
        assertThat(policy.permits(Flow.from(pod("a", "web")).to(pod("a", "db")).tcp(1433)))
                .isTrue();
        assertThat(policy.permits(Flow.from(pod("b", "web")).to(pod("a", "db")).tcp(1433)))
                .isFalse();
        assertThat(policy.permits(
                        Flow.from(pod("a", "intruder")).to(pod("a", "db")).tcp(1433)))
                .isFalse();
        assertThat(policy.permits(
                        Flow.from(pod("a", "intruder")).to(pod("b", "db")).tcp(1433)))
                .isTrue();
        assertThat(app("web")).isEqualTo(from("web").peers().get(0));
    }

    @Test
    void theLabelOfAnAppIsThePolicysToChange() {
        String key = "app.kubernetes.io/name";
        Policy policy = policy("p").in("a").labelledBy(key).with(RULE);
        Flow byApp = Flow.from(pod("a", "web"))
                .to(pod("a", "db").labelled(key, "db"))
                .tcp(1433);
        Flow byKey = Flow.from(pod("a", "web").labelled(key, "web"))
                .to(pod("a", "db").labelled(key, "db"))
                .tcp(1433);
        assertThat(policy.permits(byApp)).isFalse();
        assertThat(policy.permits(byKey)).isTrue();
        assertThat(policy).isEqualTo(policy("p").in("a").with(RULE).labelledBy(key));
        assertThat(policy.appLabel()).isEqualTo(key);
    }

    @Test
    void namespaceIsByNameAndNamespacesByLabel() {
        assertThat(reaches(namespace("tienda"), "tienda")).isTrue();
        assertThat(reaches(namespace("tienda"), "other")).isFalse();
        assertThat(reaches(namespaces(label("team", "tienda")), "tienda")).isFalse();
        assertThat(reaches(namespaces(label("team", "blue")), "tienda")).isTrue();
        assertThat(reaches(everyNamespace().except("tienda"), "tienda")).isFalse();
        assertThat(reaches(everyNamespace().except("tienda"), "other")).isTrue();
    }

    @Test
    void everyPodIsOfEveryNamespaceUnlessToldOtherwise() {
        assertThat(reaches(everyPod(), "tienda")).isTrue();
        assertThat(reaches(everyPod().in("a"), "tienda")).isFalse();
        assertThat(reaches(everyPod().in("a", "tienda"), "tienda")).isTrue();
        assertThat(reaches(everyPod().except("web"), "tienda")).isFalse();
        assertThat(reaches(everyPod().except("batch"), "tienda")).isTrue();
        assertThat(reaches(everyPod().except(label("app", "web")), "tienda")).isFalse();
        assertThat(reaches(app("web").in(namespaces(label("team", "blue"))), "tienda"))
                .isTrue();
    }

    private static boolean reaches(io.github.netpol4j.rule.Peer source, String namespace) {
        return policy("p")
                .in("a")
                .with(allow(from(source)).to("db").port(80))
                .permits(Flow.from(pod(namespace, "web").inNamespaceLabelled("team", "blue"))
                        .to(pod("a", "db"))
                        .tcp(80));
    }

    @Test
    void toDnsIsASentenceOfItsOwnOnBothProtocols() {
        Allow rule = allow(from("web")).to(dns());
        assertThat(rule.ports()).hasToString("[udp(53), tcp(53)]");
        assertThat(allow(from("web")).to(List.of(dns())).ports(udp(53), tcp(53)))
                .isEqualTo(rule);
        assertThat(allow(from("web")).to(List.of(dns())).port(5353))
                .hasToString("allow(from(\"web\")).to(List.of(dns())).port(5353)");
        assertThat(allow(from("web")).to(dns(), app("db")).port(53))
                .hasToString("allow(from(\"web\")).to(dns(), app(\"db\")).port(53)");
    }

    @Test
    void collectionsOfNamesOfValuesAndOfBothAreTaken() {
        Rule two = allow(from("web", "batch")).to("db", "cache").ports(tcp(80), tcp("metrics"));
        assertThat(allow(from(List.of("web", "batch")))
                        .to(new LinkedHashSet<>(List.of("db", "cache")))
                        .ports(List.of(80, "metrics")))
                .isEqualTo(two);
        assertThat(allow(from(List.of(app("web"), "batch")))
                        .to(List.of("db", app("cache")))
                        .ports(List.of(tcp(80), "metrics")))
                .isEqualTo(two);
        assertThat(allow(from("web")).to("db").ports(List.of(range(1, 2), 80)))
                .hasToString("allow(from(\"web\")).to(\"db\").ports(tcp(range(1, 2)), tcp(80))");
        assertThat(isolate(List.of("web", namespace("x"))).ingress())
                .isEqualTo(isolate(app("web"), namespace("x")).ingress());
        assertThat(policy("p").in("a").with(Set.of(RULE)))
                .isEqualTo(policy("p").in("a").with(RULE));
    }

    @Test
    void aStreamOfRulesIsCollected() {
        assertThat(Stream.of("db", "cache")
                        .map(name -> (Rule) allow(from("web")).to(name).port(80))
                        .collect(policy("p").in("a").collector()))
                .isEqualTo(policy("p")
                        .in("a")
                        .with(
                                allow(from("web")).to("db").port(80),
                                allow(from("web")).to("cache").port(80)));
    }

    @Test
    void policiesJoinAndNamesKeepTheMeaningThatTheyHad() {
        Policy joined = policy("p").in("a").with(RULE).plus(policy("q").in("b").with(RULE));
        assertThat(joined.name()).isEqualTo("p");
        assertThat(joined.rules()).hasSize(2);
        assertThat(joined.permits(Flow.from(pod("b", "web")).to(pod("b", "db")).tcp(1433)))
                .isTrue();
        assertThat(joined.permits(Flow.from(pod("a", "web")).to(pod("b", "db")).tcp(1433)))
                .isFalse();
        assertThat(policy("p")
                        .in("a")
                        .with(RULE)
                        .plus(policy("q").in("a").with(RULE))
                        .rules())
                .containsExactly(RULE, RULE);
        assertThat(policy("p").in("a").with(RULE).with(RULE).rules()).containsExactly(RULE, RULE);
    }

    @Test
    void oneDirectionOrBothInAnyOrder() {
        Isolate both = isolate("db").ingress().egress();
        assertThat(both).isEqualTo(isolate("db").egress().ingress()).isEqualTo(both.ingress());
        assertThat(isolate("db").ingress()).isNotEqualTo(isolate("db").egress());
    }

    static Stream<Object[]> unfinished() {
        return Stream.of(
                new Object[] {from("web"), "from(\"web\") (unfinished: wrap it in allow(..) or deny(..))"},
                new Object[] {allow(from("web")), "allow(from(\"web\")) (unfinished: add .to(..))"},
                new Object[] {
                    deny(from("web")).to("db", "cache"),
                    "deny(from(\"web\")).to(\"db\", \"cache\") (unfinished: add .port(..) or .ports(..); all ports are"
                            + " .ports(anyPort()))"
                },
                new Object[] {
                    allow(from(app("web"), cidr("::/0"))).to(List.of(dns())),
                    "allow(from(app(\"web\"), cidr(\"::/0\"))).to(List.of(dns())) (unfinished: add .port(..) or .ports(..);"
                            + " all ports are .ports(anyPort()))"
                },
                new Object[] {
                    isolate("db", "cache"), "isolate(\"db\", \"cache\") (unfinished: add .ingress(), .egress() or both)"
                },
                new Object[] {policy("p"), "policy(\"p\") (unfinished: add .in(namespace))"},
                new Object[] {policy("p").in("a"), "policy(\"p\").in(\"a\") (unfinished: add .with(rules))"},
                new Object[] {
                    policy("p").in("a").labelledBy("x/y"),
                    "policy(\"p\").in(\"a\").labelledBy(\"x/y\") (unfinished: add .with(rules))"
                },
                new Object[] {Flow.from(pod("a", "web")), "Flow.from(pod(\"a\", \"web\")) (unfinished: add .to(..))"},
                new Object[] {
                    Flow.from(external("::1")).to(node("n1")),
                    "Flow.from(external(\"::1\")).to(node(\"n1\")) (unfinished: add .tcp(port), .udp(port), .sctp(port),"
                            + " .ping() or .protocol(number))"
                });
    }

    @ParameterizedTest
    @MethodSource("unfinished")
    void aStageLeftUnfinishedSaysWhatIsMissing(Object stage, String text) {
        assertThat(stage).hasToString(text).isNotInstanceOf(Rule.class).isNotInstanceOf(Policy.class);
    }

    static Stream<List<Object>> equals() {
        return Stream.of(everything(), everything()).reduce((a, b) -> zip(a, b)).orElseThrow();
    }

    private static Stream<List<Object>> zip(Stream<List<Object>> a, Stream<List<Object>> b) {
        List<List<Object>> left = a.toList();
        List<List<Object>> right = b.toList();
        List<List<Object>> pairs = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            pairs.add(List.of(left.get(i).get(0), right.get(i).get(0)));
        }
        return pairs.stream();
    }

    private static Stream<List<Object>> everything() {
        return Stream.concat(sentences(), unfinished().map(pair -> pair[0])).map(List::of);
    }

    @ParameterizedTest
    @MethodSource("equals")
    void valuesAndStagesAreEqualByValue(List<Object> pair) {
        assertThat(pair.get(0))
                .isEqualTo(pair.get(1))
                .hasSameHashCodeAs(pair.get(1))
                .isNotSameAs(pair.get(1));
        assertThat(pair.get(0)).isNotEqualTo("something else").isNotEqualTo(null);
        assertThat(everything().filter(one -> one.get(0).equals(pair.get(0)))).hasSize(1);
    }

    @Test
    void valuesDoNotFollowTheCollectionsThatTheyWereMadeFrom() {
        List<Object> peers = new ArrayList<>(List.of("web"));
        List<Rule> rules = new ArrayList<>(List.of(RULE));
        Sources sources = from(peers);
        Policy policy = policy("p").in("a").with(rules);
        peers.add("batch");
        rules.clear();
        assertThat(sources.peers()).hasSize(1);
        assertThat(policy.rules()).hasSize(1);
    }

    @Test
    void valuesGiveOutNothingThatCouldChangeThem() {
        Allow rule = allow(from("web")).to("db").port(80);
        refuseChange(rule.sources());
        refuseChange(rule.destinations());
        refuseChange(rule.ports());
        refuseChange(isolate("db").ingress().directions());
        refuseChange(app("web").apps());
        refuseChange(namespace("web").names());
        refuseChange(cidr("10.0.0.0/8").except("10.1.0.0/16").except());
        refuseChange(policy("p").in("a").with(rule).rules());
        refuseChange(pod("a", "web").labels().values());
        refuseChange(pod("a", "web").namespaceLabels().values());
    }

    private static void refuseChange(java.util.Collection<?> values) {
        assertThat(values).isNotEmpty();
        assertThatThrownBy(values::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
