package io.github.netpol4j.calico.policy;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.calico.policy.CalicoPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.calico.internal.compile.SentenceCompiler;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.support.Golden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is refused; the golden file has what is said. */
class CalicoRefusalsTest {

    private static final Rule RULE = allow(from("web")).to("db").port(1433);
    private static final Rule TO_HOST = allow(from("web")).to(host()).port(22);
    private static final Rule FROM_HOST = allow(from(host())).to("web").port(22);
    private static final Rule OUT = allow(from("web")).to(anywhere()).ports(anyPort());
    private static final Map<String, Supplier<Object>> MISTAKES = new LinkedHashMap<>();

    static {
        say(
                "nobody's end",
                () -> calico(deny(from(anywhere())).to(cidr("10.0.0.0/8")).port(80)));
        say(
                "mixed ends",
                () -> calico(deny(from(app("web"), anywhere()))
                        .to(app("db"), cidr("10.0.0.0/8"))
                        .port(80)));
        say(
                "at a source of addresses",
                () -> calico(allow(from(anywhere())).to("db").port(80)).atSource());
        say("an isolate at its source", () -> calico(isolate("db").ingress()).atSource());
        say("an isolate with an end", () -> calico(isolate("db").ingress()).source(end().serviceAccount("x")));
        say("an infinite order", () -> calico(RULE).order(Double.POSITIVE_INFINITY));
        say("an order that is no number", () -> tier("t").order(Double.NaN));
        say("a tier with a dot", () -> calico(RULE).tier("a.b"));
        say("a tier with capitals", () -> tier("Security"));
        say("the tier default", () -> tier("default"));
        say("a tier that allows", () -> tier("t").order(1).defaultAction(Action.ALLOW));

        say("HTTP denied", () -> calico(deny(from("web")).to("db").port(80)).methods("GET"));
        say("HTTP passed on", () -> calico(RULE).pathPrefixes("/a").pass());
        say("HTTP logged", () -> calico(RULE).log().exactPaths("/a"));
        say("HTTP at the source", () -> calico(RULE).methods("GET").atSource());
        say(
                "HTTP over UDP",
                () -> calico(allow(from("web")).to("db").ports(tcp(80), udp(80)))
                        .methods("GET"));
        say(
                "HTTP on any port",
                () -> calico(allow(from("web")).to("db").ports(anyPort())).methods("GET"));
        say("HTTP of an isolate", () -> calico(isolate("db").ingress()).methods("GET"));
        say("a method twice", () -> calico(RULE).methods("GET", "GET"));
        say("a method in small letters", () -> calico(RULE).methods("get"));
        say("no method", () -> calico(RULE).methods());
        say("a path without a slash", () -> calico(RULE).exactPaths("a"));
        say("a path with a query", () -> calico(RULE).pathPrefixes("/a?b"));
        say("an empty path", () -> calico(RULE).pathPrefixes(""));
        say(
                "21 paths",
                () -> calico(RULE)
                        .exactPaths(
                                IntStream.range(0, 21).mapToObj(i -> "/" + i).toArray(String[]::new)));

        say("a service beside a destination", () -> calico(RULE).service("api", "backend"));
        say(
                "a service on a port",
                () -> calico(allow(from("web")).to(anywhere()).port(80)).service("api", "backend"));
        say(
                "a service with excluded nets",
                () -> calico(OUT).service("api", "backend").destination(end().notNets("10.0.0.0/8")));
        say("a service without a name", () -> calico(OUT).service("", "backend"));

        say("preDnat and doNotTrack", () -> calico(TO_HOST).preDnat().doNotTrack());
        say("preDnat on pods", () -> calico(RULE).preDnat());
        say(
                "preDnat on the way out",
                () -> calico(allow(from(host())).to(anywhere()).port(53)).preDnat());
        say(
                "preDnat of an isolate's egress",
                () -> calico(isolate(host()).ingress().egress()).preDnat());
        say("doNotTrack on pods", () -> in(calico(FROM_HOST).doNotTrack()));
        say("applyOnForward on pods", () -> in(calico(RULE).applyOnForward()));
        say("hosts of pods", () -> in(calico(RULE).hosts("role == 'db'")));
        say("a host's service account", () -> in(calico(TO_HOST).destination(end().serviceAccount("x"))));
        say(
                "all at once",
                () -> in(
                        calico(RULE).applyOnForward().doNotTrack(),
                        calico(allow(from("web")).to(everyPod()).port(80)),
                        tier("t").order(1),
                        tier("t").order(2)));
        say("hosts by a selector that is none", () -> calico(TO_HOST).hosts("role = 'db'"));
        say("hosts everywhere", () -> calico(TO_HOST).hosts("global()"));

        say(
                "pods of every namespace",
                () -> in(calico(allow(from("web")).to(everyPod()).port(80))));
        say(
                "pods of namespaces by label",
                () -> in(calico(
                        allow(from("web")).to(namespaces(label("team", "a"))).port(80))));
        say(
                "two namespaces",
                () -> in(calico(allow(from("web"))
                        .to(app("db").in("a"), app("db").in("b"))
                        .port(80))));
        say(
                "pods and the host",
                () -> in(calico(allow(from("web")).to(app("db"), host()).port(80))));

        say("an empty end", () -> calico(RULE).source(end()));
        say("no account", () -> end().serviceAccount());
        say("an account with capitals", () -> end().serviceAccount("Web"));
        say("accounts by a bad selector", () -> end().serviceAccountSelector("web"));
        say("not addresses", () -> end().not(cidr("10.0.0.0/8")));
        say("not namespaces by label", () -> end().not(namespaces(label("team", "a"))));
        say("not a host", () -> end().not(host()));
        say("not global", () -> end().notSelector("global()"));
        say("not all of IPv4", () -> end().notNets("0.0.0.0/0"));
        say("not a block with host bits", () -> end().notNets("10.0.0.1/8"));
        say("not port 0", () -> end().notPorts(0));
        say("not a port name", () -> end().notPorts("a b"));
        say("not a port of anything", () -> calico(OUT).destination(end().notPorts(80)));
        say(
                "not pods among addresses",
                () -> in(calico(allow(from(anywhere())).to("db").port(80)).source(end().not("legacy"))));

        say("a host endpoint with capitals", () -> hostEndpoint("Db"));
        say("a node that is none", () -> hostEndpoint("h").on("db node"));
        say("an interface's name too long", () -> hostEndpoint("h").on("n").interfaceName("a-very-long-name"));
        say("an address that is none", () -> hostEndpoint("h").on("n").expecting("10.0.0.0/8"));
        say("no address", () -> hostEndpoint("h").on("n").expecting());
        say("a range under a name", () -> eth0().port("web", tcp(range(80, 90))));
        say("two ports under a name", () -> eth0().port("web", tcp(80, 443)));
        say("a name twice", () -> eth0().port("web", tcp(80)).port("web", tcp(443)));
        say("a port's name with a space", () -> eth0().port("a b", tcp(80)));
        say("a label of ours", () -> eth0().labelled("netpol4j.io/host", "x"));
        say("a label of Calico", () -> networkSet("s").nets("10.0.0.0/8").labelled("projectcalico.org/namespace", "x"));
        say("a label that is none", () -> eth0().labelled("role", "a b"));
        say("a set without nets", () -> networkSet("s").nets());
        say(
                "two sets of a name",
                () -> in(networkSet("s").nets("10.0.0.0/8"), networkSet("s").nets("11.0.0.0/8")));
        say("nothing in a policy", () -> CalicoPolicy.of(policy("p").in("a")).with());

        say(
                "two orders alike",
                () -> SentenceCompiler.compile(List.of(in(
                        calico(RULE).tier("t").order(5),
                        calico(RULE).tier("t").order(5).log(),
                        calico(RULE).order(5),
                        calico(RULE).log().order(7),
                        calico(RULE).global().order(7)))));
        say(
                "a tier twice in a unit",
                () -> SentenceCompiler.compile(List.of(
                        in(tier("t").order(1)),
                        CalicoPolicy.of(policy("q").in("a"))
                                .with(tier("t").order(1).defaultAction(PASS)))));
        say(
                "an object twice in a unit",
                () -> SentenceCompiler.compile(List.of(
                        in(globalNetworkSet("s").nets("10.0.0.0/8")),
                        CalicoPolicy.of(policy("q").in("a"))
                                .with(globalNetworkSet("s").nets("10.0.0.0/8")))));
    }

    private static HostEndpointSentence eth0() {
        return hostEndpoint("h").on("n").interfaceName("eth0");
    }

    private static CalicoPolicy in(CalicoOnly... items) {
        return CalicoPolicy.of(policy("p").in("a")).with(items);
    }

    private static void say(String mistake, Supplier<Object> attempt) {
        MISTAKES.put(mistake, attempt);
    }

    static Stream<String> mistakes() {
        return MISTAKES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isRefusedAndSaysWhereAndWhatToDo(String mistake) {
        assertThatThrownBy(() -> MISTAKES.get(mistake).get())
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> {
                            assertThat(problem.place().toString()).isNotEmpty();
                            assertThat(problem.what()).isNotEmpty();
                            assertThat(problem.remedy()).isNotEmpty();
                        }));
    }

    @Test
    void saysExactlyThis() {
        StringBuilder text = new StringBuilder();
        MISTAKES.forEach((mistake, attempt) -> {
            text.append(mistake).append("\n    ");
            try {
                Object taken = attempt.get();
                text.append("NOT REFUSED: ").append(taken);
            } catch (InvalidInputException refused) {
                text.append(refused.getMessage());
            }
            text.append('\n');
        });
        Golden.compare("calico-refusals.txt", text.toString());
    }

    @Test
    void aCallThatRepairsItMayFollow() {
        assertThat(in(calico(allow(from("web")).to(everyPod()).port(80)).global())
                        .sentences())
                .hasSize(1);
        assertThat(in(calico(FROM_HOST).doNotTrack().atSource()).sentences()).hasSize(1);
        assertThat(in(calico(allow(from("web")).to(app("db"), host()).port(80)).atSource())
                        .sentences())
                .hasSize(1);
        assertThat(in(calico(allow(from(anywhere())).to("db").port(80))
                                .source(end().not("legacy"))
                                .global())
                        .sentences())
                .hasSize(1);
    }
}
