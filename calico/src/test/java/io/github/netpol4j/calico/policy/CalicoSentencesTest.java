package io.github.netpol4j.calico.policy;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.calico.policy.CalicoPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.support.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What only Calico has: how it is written, printed and compared. */
class CalicoSentencesTest {

    private static final List<String> IMPORTS = List.of(
            "static io.github.netpol4j.NetPol.*",
            "static io.github.netpol4j.calico.policy.CalicoPol.*",
            "io.github.netpol4j.calico.policy.CalicoPolicy",
            "java.util.List");

    private static final Rule RULE = allow(from("web")).to("db").port(1433);
    private static final Rule TO_HOST =
            allow(from(cidr("10.0.0.0/8"))).to(host()).port(22);
    private static final Policy POLICY = policy("inventario").in("egi").with(RULE);

    /** What is printed, and the value; the key is the expression as a user would write it. */
    private static final Map<String, Object> SENTENCES = new LinkedHashMap<>();

    static {
        String rule = "allow(from(\"web\")).to(\"db\").port(1433)";
        String toHost = "allow(from(cidr(\"10.0.0.0/8\"))).to(host()).port(22)";
        say("calico(" + rule + ")", calico(RULE));
        say(
                "calico(" + rule + ").tier(\"security\").order(100).log().pass().global().staged()",
                calico(RULE).staged().global().pass().log().order(100).tier("security"));
        say(
                "calico(" + rule + ").order(-0.5).atSource()",
                calico(RULE).atSource().order(-0.5));
        say("calico(" + rule + ").order(12345678901.0)", calico(RULE).order(12345678901L));
        say("calico(" + rule + ").order(1.0E300)", calico(RULE).order(1e300));
        say(
                "calico(" + rule + ").source(end().serviceAccount(\"a\", \"b\")"
                        + ".serviceAccountSelector(\"(has(x) && y != \\\"z\\\")\"))",
                calico(RULE)
                        .source(end().serviceAccountSelector("has(x)")
                                .serviceAccount("b")
                                .serviceAccount("a", "b")
                                .serviceAccountSelector("y != 'z'")));
        say(
                "calico(" + rule + ").destination(end().not(\"legacy\").notSelector(\"(has(x) || has(y))\")"
                        + ".notNets(\"10.1.0.0/16\", \"2001:db8::/32\").notPorts(80).notPorts(range(8000, 8100))"
                        + ".notPorts(\"metrics\")).global()",
                calico(RULE)
                        .global()
                        .destination(end().notPorts(80)
                                .notPorts(range(8000, 8100))
                                .notPorts("metrics")
                                .notNets("2001:db8::/32", "10.1.0.0/16")
                                .notSelector("has(x)")
                                .notSelector("has(y)")
                                .not("legacy")));
        say(
                "calico(" + rule + ").source(end().not(app(\"a\").in(\"b\"), everyPod().where(\"x\", EXISTS)))",
                calico(RULE).source(end().not(app("a").in("b"), everyPod().where("x", EXISTS))));
        say(
                "calico(" + rule + ").methods(\"GET\", \"HEAD\").exactPaths(\"/\").pathPrefixes(\"/api\", \"/v2\")",
                calico(RULE)
                        .pathPrefixes("/api")
                        .methods("GET")
                        .exactPaths("/")
                        .methods("HEAD")
                        .pathPrefixes("/v2"));
        say(
                "calico(allow(from(\"web\")).to(anywhere()).ports(anyPort())).service(\"api\", \"backend\")",
                calico(allow(from("web")).to(anywhere()).ports(anyPort())).service("api", "backend"));
        say("calico(" + toHost + ").preDnat()", calico(TO_HOST).preDnat());
        say(
                "calico(" + toHost + ").hosts(\"role == \\\"db\\\"\").doNotTrack()",
                calico(TO_HOST).doNotTrack().hosts("role == 'db'"));
        say("calico(" + toHost + ").applyOnForward()", calico(TO_HOST).applyOnForward());
        say(
                "calico(isolate(\"db\").ingress()).tier(\"security\").order(900)",
                calico(isolate("db").ingress()).tier("security").order(900));
        say("tier(\"security\").order(200)", tier("security").order(200));
        say(
                "tier(\"security\").order(-0.5).defaultAction(PASS)",
                tier("security").order(-0.5).defaultAction(PASS));
        say(
                "hostEndpoint(\"db-host\").on(\"db-node\").interfaceName(\"*\").expecting(\"192.168.1.20\")"
                        + ".port(\"mssql\", tcp(1433)).allowedByDefault()",
                hostEndpoint("db-host")
                        .on("db-node")
                        .interfaceName("*")
                        .expecting("192.168.1.20")
                        .port("mssql", tcp(1433))
                        .allowedByDefault());
        say(
                "hostEndpoint(\"h\").on(\"n\").expecting(\"10.0.0.1\", \"2001:db8::1\").port(\"dns\", udp(53))"
                        + ".port(\"dns\", tcp(53)).labelled(\"role\", \"db\").profiles(\"p\").allowedByDefault()",
                hostEndpoint("h")
                        .on("n")
                        .expecting("10.0.0.1")
                        .profiles("p")
                        .labelled("role", "db")
                        .allowedByDefault()
                        .port("dns", udp(53))
                        .expecting("2001:db8::1")
                        .port("dns", tcp(53)));
        say(
                "networkSet(\"partners\").nets(\"10.0.0.0/8\", \"11.0.0.0/8\").labelled(\"who\", \"partner\")",
                networkSet("partners").nets("11.0.0.0/8", "10.0.0.0/8").labelled("who", "partner"));
        say("globalNetworkSet(\"all\").nets(\"::/0\")", globalNetworkSet("all").nets("::/0"));
        say(
                """
                CalicoPolicy.of(policy("inventario").in("egi").with(
                    allow(from("web")).to("db").port(1433))).with(
                    calico(allow(from("web")).to("db").port(1433)).tier("security"),
                    tier("security").order(200))""",
                CalicoPolicy.of(POLICY)
                        .with(calico(RULE).tier("security"), tier("security").order(200)));
        say(
                "CalicoPolicy.of(policy(\"p\").in(\"a\").labelledBy(\"name\")).with(\n    calico(" + rule + "))",
                CalicoPolicy.of(policy("p").in("a").labelledBy("name")).with(calico(RULE)));
        say("CalicoPolicy.of(policy(\"inventario\").in(\"egi\").with(\n    " + rule + "))", CalicoPolicy.of(POLICY));
    }

    private static void say(String text, Object value) {
        SENTENCES.put(text, value);
    }

    @Test
    void everythingPrintsAsTheExpressionThatMakesIt() {
        assertThat(SENTENCES).allSatisfy((text, value) -> assertThat(value).hasToString(text));
        try (Shell shell = new Shell(IMPORTS)) {
            List<Object> made = shell.values(List.copyOf(SENTENCES.keySet()));
            assertThat(made).isEqualTo(List.copyOf(SENTENCES.values()));
            assertThat(made.stream().map(Object::hashCode))
                    .isEqualTo(SENTENCES.values().stream().map(Object::hashCode).toList());
        }
    }

    @Test
    void differentExpressionsAreDifferentValues() {
        assertThat(Set.copyOf(SENTENCES.values())).hasSize(SENTENCES.size());
    }

    @Test
    void unfinishedStagesSayWhatIsMissing() {
        assertThat(tier("security"))
                .hasToString("tier(\"security\") (unfinished: add .order(number); the tier default stands at 1000000)");
        assertThat(hostEndpoint("h")).hasToString("hostEndpoint(\"h\") (unfinished: add .on(node))");
        assertThat(hostEndpoint("h").on("n"))
                .hasToString(
                        "hostEndpoint(\"h\").on(\"n\") (unfinished: add .interfaceName(\"*\"), or .expecting(address))");
        assertThat(networkSet("s")).hasToString("networkSet(\"s\") (unfinished: add .nets(blocks))");
        assertThat(globalNetworkSet("s")).hasToString("globalNetworkSet(\"s\") (unfinished: add .nets(blocks))");
        assertThat(CalicoPolicy.of(policy("p").in("a")))
                .hasToString("CalicoPolicy.of(policy(\"p\").in(\"a\")) (unfinished: add .with(sentences))");
    }

    @Test
    void theDestinationIsGuardedIfItCanBe() {
        assertThat(calico(RULE).guarded()).containsExactly(app("db"));
        assertThat(calico(RULE).atSource().guarded()).containsExactly(app("web"));
        assertThat(calico(allow(from("web")).to(cidr("10.0.0.0/8")).port(80)).guarded())
                .containsExactly(app("web"));
        assertThat(calico(allow(from("web")).to(dns())).guardsSource()).isTrue();
        assertThat(calico(TO_HOST).guarded()).containsExactly(host());
        assertThat(calico(TO_HOST).isGlobal()).isTrue();
        assertThat(calico(RULE).isGlobal()).isFalse();
    }

    @Test
    void aPolicyKeepsItsRulesAndItsSentencesApart() {
        CalicoPolicy policy = CalicoPolicy.of(POLICY)
                .with(calico(RULE), tier("t").order(1))
                .with(List.of(calico(RULE), networkSet("s").nets("10.0.0.0/8")))
                .with(hostEndpoint("h").on("n").interfaceName("eth0"));
        assertThat(policy.policy()).contains(POLICY);
        assertThat(policy.sentences()).containsExactly(calico(RULE));
        assertThat(policy.tiers()).containsExactly(tier("t").order(1));
        assertThat(policy.networkSets()).hasSize(1);
        assertThat(policy.hostEndpoints()).hasSize(1);
        assertThat(policy.items()).hasSize(4);
        assertThat(CalicoPolicy.of(policy("p").in("a")).with(calico(RULE)).policy())
                .isEmpty();
    }
}
