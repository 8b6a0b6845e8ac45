package io.github.netpol4j.ufw;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.ufw.policy.UfwPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.support.Shell;
import io.github.netpol4j.ufw.policy.UfwApplication;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.policy.UfwSentence;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwLogging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What only ufw has: how it is written, printed and compared. */
class UfwSentencesTest {

    private static final List<String> IMPORTS = List.of(
            "static io.github.netpol4j.NetPol.*",
            "static io.github.netpol4j.ufw.policy.UfwPol.*",
            "io.github.netpol4j.ufw.policy.UfwPolicy");

    private static final Rule SSH = allow(from(anywhere())).to(host()).port(22);
    private static final Rule OUT = allow(from(host())).to(cidr("10.0.0.0/8")).port(53);
    private static final Rule DB = deny(from(cidr("10.0.0.0/8"))).to(host()).ports(tcp(1433), tcp(range(27017, 27019)));
    private static final Rule POD =
            deny(from(anywhere())).to(cidr("10.244.0.2/32")).port(1433);
    private static final Policy POLICY = policy("db").in("hosts").with(DB);
    private static final UfwApplication PROFILE = application("MyDb")
            .title("SQL Server")
            .description("the \"big\" one")
            .ports(tcp(1433), tcp(27017, 27018), udp(389));

    /** What is printed, and the value; the key is the expression as a user would write it. */
    private static final Map<String, Object> SENTENCES = new LinkedHashMap<>();

    static {
        String ssh = "ufw(allow(from(anywhere())).to(host()).port(22))";
        String db = "ufw(deny(from(cidr(\"10.0.0.0/8\"))).to(host()).ports(tcp(1433), tcp(range(27017, 27019))))";
        String pod = "ufw(deny(from(anywhere())).to(cidr(\"10.244.0.2/32\")).port(1433))";
        String profile = "application(\"MyDb\").title(\"SQL Server\").description(\"the \\\"big\\\" one\")"
                + ".ports(tcp(1433), tcp(27017), tcp(27018), udp(389))";
        say(ssh, ufw(SSH));
        say(
                ssh + ".on(\"eth0\").limit().log().comment(\"admin \\u00e4 $(x)\")",
                ufw(SSH).comment("admin \u00e4 $(x)").log().limit().on("eth0"));
        say(ssh + ".logAll()", ufw(SSH).log().logAll());
        say(ssh + ".at(\"10.0.0.5/32\", \"fd00::/8\")", ufw(SSH).at("fd00::/8", "10.0.0.5", "10.0.0.5/32"));
        say(db + ".reject()", ufw(DB).reject());
        say(
                "ufw(allow(from(host())).to(cidr(\"10.0.0.0/8\")).port(53)).on(\"eth1\")",
                ufw(OUT).out().on("eth1"));
        say(pod + ".out()", ufw(POD).out());
        say(
                pod + ".route().inOn(\"eth0\").outOn(\"cali+\").reject()",
                ufw(POD).outOn("cali+").inOn("eth0").route().reject());
        say(
                "ufw(isolate(host()).ingress().egress()).reject()",
                ufw(isolate(host()).ingress().egress()).reject());
        say(
                "ufw(isolate(host()).ingress()).route()",
                ufw(isolate(host()).ingress()).route());
        say(
                "application(\"MyDb\").title(\"SQL Server\").description(\"the \\\"big\\\" one\")"
                        + ".ports(tcp(1433), tcp(range(1, 9)), udp(389))",
                application("MyDb")
                        .title("SQL Server")
                        .description("the \"big\" one")
                        .ports(tcp(1433), tcp(range(1, 9)), udp(389)));
        UfwApplication flat = application("MyDb")
                .title("SQL Server")
                .description("the \"big\" one")
                .ports(tcp(1433), tcp(27017), tcp(27018), udp(389));
        say(
                "ufw(allow(from(anywhere())).to(host()).ports(tcp(1433), tcp(27017), tcp(27018), udp(389))).application("
                        + profile + ")",
                ufw(allow(from(anywhere())).to(host()).ports(flat.ports())).application(flat));
        say(
                "defaults().incoming(DENY).outgoing(ALLOW).routed(REJECT)",
                defaults().routed(REJECT).outgoing(ALLOW).incoming(DENY));
        say("defaults().routed(DENY)", defaults().routed(ALLOW).routed(DENY));
        say("""
                UfwPolicy.of(policy("db").in("hosts").with(
                    deny(from(cidr("10.0.0.0/8"))).to(host()).ports(tcp(1433), tcp(range(27017, 27019))))).with(
                    defaults().incoming(DENY),
                    ufw(allow(from(anywhere())).to(host()).port(22)).limit())""", UfwPolicy.of(POLICY).with(defaults().incoming(DENY), ufw(SSH).limit()));
        say(
                "UfwPolicy.of(policy(\"p\").in(\"a\").labelledBy(\"name\")).with(\n    " + ssh + ")",
                UfwPolicy.of(policy("p").in("a").labelledBy("name")).with(ufw(SSH)));
        say(
                "UfwPolicy.of(policy(\"db\").in(\"hosts\").with(\n    " + db.substring(4, db.length() - 1) + "))",
                UfwPolicy.of(POLICY));
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
        assertThat(application("MyDb"))
                .hasToString("application(\"MyDb\") (unfinished: add .title(..).description(..).ports(..))");
        assertThat(application("MyDb").title("a"))
                .hasToString("application(\"MyDb\").title(\"a\") (unfinished: add .description(..).ports(..))");
        assertThat(application("MyDb").title("a").description("b"))
                .hasToString("application(\"MyDb\").title(\"a\").description(\"b\") (unfinished: add .ports(..))");
        assertThat(defaults()).hasToString("defaults() (unfinished: add .incoming(..), .outgoing(..) or .routed(..))");
        assertThat(UfwPolicy.of(policy("p").in("a")))
                .hasToString("UfwPolicy.of(policy(\"p\").in(\"a\")) (unfinished: add .with(sentences))");
    }

    @Test
    void aSentenceTellsWhatWasSaid() {
        UfwSentence sentence = ufw(SSH).limit().on("eth0").at("10.0.0.5").log().comment("x");
        assertThat(sentence.rule()).isEqualTo(SSH);
        assertThat(sentence.action()).isEqualTo(UfwAction.LIMIT);
        assertThat(sentence.on()).isEqualTo("eth0");
        assertThat(sentence.addresses()).hasToString("[10.0.0.5/32]");
        assertThat(sentence.logging()).isEqualTo(UfwLogging.LOG);
        assertThat(sentence.comment()).isEqualTo("x");
        assertThat(sentence.isOut() || sentence.isRouted()).isFalse();
        assertThat(ufw(OUT).isOut()).isTrue();
        assertThat(ufw(POD).out().isOut()).isTrue();
        assertThat(ufw(OUT).route().isOut()).isFalse();
        assertThat(ufw(DB).action()).isEqualTo(UfwAction.DENY);
        assertThat(ufw(DB).reject().action()).isEqualTo(UfwAction.REJECT);
        assertThat(ufw(SSH).action()).isEqualTo(UfwAction.ALLOW);
    }

    @Test
    void aProfileIsExpandedIntoRulesOfOneProtocolEach() {
        assertThat(PROFILE.profilePorts()).isEqualTo("1433/tcp|27017:27018/tcp|389/udp");
        UfwApplication many = application("Many")
                .title("t")
                .description("d")
                .ports(tcp(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31));
        assertThat(many.profilePorts()).isEqualTo("1,3,5,7,9,11,13,15,17,19,21,23,25,27,29/tcp|31/tcp");
    }

    @Test
    void aPolicyTellsItsPartsApart() {
        UfwPolicy all = UfwPolicy.of(POLICY).with(PROFILE, ufw(SSH), defaults().incoming(DENY), ufw(OUT));
        assertThat(all.policy()).contains(POLICY);
        assertThat(all.sentences()).containsExactly(ufw(SSH), ufw(OUT));
        assertThat(all.applications()).containsExactly(PROFILE);
        assertThat(all.defaults().orElseThrow().over(UfwDefaults.INSTALLED))
                .isEqualTo(new UfwDefaults(UfwAction.DENY, UfwAction.ALLOW, UfwAction.DENY));
        assertThat(UfwPolicy.of(policy("p").in("a")).with(ufw(SSH)).policy()).isEmpty();
    }
}
