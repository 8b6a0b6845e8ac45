package io.github.netpol4j;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Label;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.PortRange;
import io.github.netpol4j.rule.Ports;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.support.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is refused by the call that makes it; the golden file has what is said, which is where, what, why and what to do. */
class RefusalsTest {

    private static final Rule RULE = allow(from("web")).to("db").port(1433);
    private static final Policy POLICY = policy("p").in("a").with(RULE);
    private static final Map<String, Supplier<Object>> MISTAKES = new LinkedHashMap<>();

    static {
        say("port 0", () -> allow(from("web")).to("db").port(0));
        say("port 70000", () -> allow(from("web")).to("db").port(70000));
        say("port 0 in a list", () -> allow(from("web")).to("db").ports(80, 0));
        say("a protocol's port 70000", () -> udp(53, 70000));
        say("a range from 0", () -> range(0, 0));
        say("a range to 70000", () -> range(80, 70000));
        say("an inverted range", () -> tcp(range(443, 80)));
        say("a port name of digits", () -> tcp("80"));
        say("a port name too long", () -> udp("a-name-of-17-char"));
        say("a port name with capitals", () -> allow(from("web")).to("db").port("HTTP"));
        say("an empty port name", () -> sctp(""));
        say("a protocol without ports", () -> Ports.of(Protocol.ICMP, 80));

        say("a label value with a space", () -> label("team", "la tienda"));
        say("a label value too long", () -> label("team", "x".repeat(64)));
        say("a label key with two slashes", () -> label("a/b/c", "x"));
        say("an empty label key", () -> label("", "x"));
        say("a label prefix with capitals", () -> label("Example.com/team", "x"));
        say("an app that is no label value", () -> app("la tienda"));
        say("an empty app", () -> from(""));
        say("an app with a line break", () -> from("web\n"));
        say("a value of where", () -> app("web").where("tier", IN, "front", "-back"));
        say("a key of where", () -> app("web").where("tier!", EXISTS));
        say("an excepted app", () -> everyPod().except("a b"));
        say("IN without values", () -> app("web").where("tier", IN));
        say("NOT_IN without values", () -> namespace("x").where("tier", NOT_IN));
        say("EXISTS with values", () -> app("web").where("tier", EXISTS, "front"));
        say("DOES_NOT_EXIST with values", () -> everyNamespace().where("tier", DOES_NOT_EXIST, "front"));

        say("host bits", () -> cidr("10.0.0.1/8"));
        say("IPv6 host bits", () -> cidr("2001:db8::1/32"));
        say("host bits of an except", () -> cidr("10.0.0.0/8").except("10.1.0.1/16"));
        say("no CIDR at all", () -> cidr("web"));
        say("an address without a prefix length", () -> cidr("10.0.0.0"));
        say("an octet with a leading zero", () -> cidr("010.0.0.0/8"));
        say("a prefix length of 33", () -> cidr("10.0.0.0/33"));
        say("an except outside the block", () -> cidr("10.0.0.0/8").except("11.0.0.0/16"));
        say("an except equal to the block", () -> cidr("10.0.0.0/8").except("10.0.0.0/8"));
        say("an except around the block", () -> cidr("10.0.0.0/8").except("0.0.0.0/0"));
        say("an except of the other family", () -> cidr("0.0.0.0/0").except("2001:db8::/32"));

        say(
                "a block to a block",
                () -> allow(from(cidr("10.0.0.0/8"))).to(cidr("11.0.0.0/8")).port(80));
        say("anywhere to DNS", () -> allow(from(anywhere())).to(dns()));
        say(
                "one pair of several without pods",
                () -> allow(from(app("web"), cidr("10.0.0.0/8")))
                        .to(app("db"), anywhere())
                        .port(80));
        say(
                "a named port of a block",
                () -> allow(from("web")).to(cidr("10.0.0.0/8")).port("metrics"));
        say(
                "a named port of a block, denied",
                () -> deny(from("web")).to(app("db"), cidr("10.0.0.0/8")).ports(tcp(80), tcp("metrics")));
        say("isolating a block", () -> isolate(cidr("10.0.0.0/8")).ingress());
        say("isolating everywhere", () -> isolate(app("web"), anywhere()).egress());
        say("isolating DNS", () -> isolate(dns()).ingress());
        say("no direction", () -> new Isolate(List.of(app("web")), new TreeSet<Direction>()));
        say("a namespace chosen twice", () -> app("db").in("datos").in("otros"));
        say(
                "a namespace chosen twice, by label",
                () -> pods(label("role", "db")).in(namespaces(label("a", "b"))).in("x"));

        say("a policy named with capitals", () -> policy("Inventario"));
        say("a policy without a name", () -> policy(""));
        say("a policy's name too long", () -> policy("x".repeat(64)));
        say("a namespace with a dot", () -> policy("p").in("a.b"));
        say("a namespace with capitals", () -> namespace("Tienda"));
        say("a namespace too long", () -> app("web").in("x".repeat(64)));
        say("an app label that is no key", () -> policy("p").in("a").labelledBy("app label"));
        say("an app label of a finished policy", () -> POLICY.labelledBy("/app"));
        say("a collector of a policy with a bad name", () -> Policy.collector("p", "A", "app"));

        say("no source", () -> from(List.of()));
        say("no destination", () -> allow(from("web")).to(List.of()));
        say("no port", () -> allow(from("web")).to("db").ports(List.of()));
        say("no subject", () -> isolate(new ArrayList<>()));
        say("no app", () -> app());
        say("no label", () -> pods());
        say("no namespace", () -> namespace());
        say("no namespace label", () -> namespaces());
        say("in no namespace", () -> app("web").in());
        say("except no app", () -> everyPod().except(List.of()));
        say("except no namespace", () -> everyNamespace().except());
        say("except no block", () -> cidr("::/0").except(List.of()));
        say("except no label", () -> everyPod().except(new Label[0]));
        say("no number", () -> tcp(new int[0]));
        say("no range", () -> udp(new PortRange[0]));
        say("no port name", () -> sctp(new String[0]));
        say("no rule", () -> policy("p").in("a").with());
        say("no rule in a list", () -> policy("p").in("a").with(List.of()));
        say("no further rule", () -> POLICY.with(List.of()));
        say(
                "no rule in a stream",
                () -> Stream.<Rule>of().collect(policy("p").in("a").collector()));

        say("a number as a peer", () -> from(List.of("web", 5)));
        say("a port as a destination", () -> allow(from("web")).to(List.of(tcp(80))));
        say("a peer as a port", () -> allow(from("web")).to("db").ports(List.of(app("web"))));
        say("a long as a port", () -> allow(from("web")).to("db").ports(List.of(80L)));

        say("a pod's namespace", () -> pod("A", "web"));
        say("a pod's app", () -> pod("a", "la tienda"));
        say("a pod's label", () -> pod("a", "web").labelled("tier", "-"));
        say("a pod's label key", () -> pod("a", "web").labelled("tier tier", "a"));
        say("a pod's service account", () -> pod("a", "web").runningAs(""));
        say("a namespace's own label", () -> pod("a", "web").inNamespaceLabelled(Pod.NAMESPACE_NAME_LABEL, "b"));
        say("a pod's address", () -> pod("a", "web").at("10.0.0.256"));
        say("a name as an address", () -> external("example.com"));
        say("a node's name", () -> node("N1"));
        say("a declared port's name", () -> pod("a", "web").listening("HTTP", Protocol.TCP, 80));
        say("a declared port's number", () -> pod("a", "web").listening("http", Protocol.TCP, 0));
        say("a declared port of ICMP", () -> pod("a", "web").listening("http", Protocol.ICMP, 80));
        say("a flow's port 0", () -> Flow.from(node("a")).to(node("b")).tcp(0));
        say(
                "a flow of TCP without a port",
                () -> Flow.from(node("a")).to(node("b")).protocol(6));
        say("a flow of protocol 256", () -> Flow.from(node("a")).to(node("b")).protocol(256));
        say("a flow between families", () -> Flow.from(external("::1")).to(external("10.0.0.1")));
        say(
                "a flow over an address that the pod has not",
                () -> Flow.from(external("10.0.0.1"))
                        .to(pod("a", "web").at("10.0.0.2"))
                        .over("10.0.0.1", "10.0.0.3")
                        .tcp(80));

        say("nothing to compile", () -> Kubernetes.compile(List.of()));
        say("no rule to compile", () -> Kubernetes.compile(new Rule[0]));
        say(
                "two policies of one name",
                () -> Kubernetes.compile(POLICY, policy("p").in("b").with(RULE)));
        say("a known namespace with capitals", () -> Kubernetes.knowing(Map.of("A", Map.of())));
        say("a known namespace's label", () -> Kubernetes.knowing(Map.of("a", Map.of("team", "a b"))));
    }

    private static void say(String mistake, Supplier<Object> attempt) {
        MISTAKES.put(mistake, attempt);
    }

    static Stream<String> mistakes() {
        return MISTAKES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isRefusedAtOnceAndSaysWhereAndWhatToDo(String mistake) {
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
            try {
                Object taken = attempt.get();
                text.append(mistake).append("\n    NOT REFUSED: ").append(taken).append('\n');
            } catch (InvalidInputException refused) {
                text.append(mistake)
                        .append("\n    ")
                        .append(refused.getMessage())
                        .append('\n');
            }
        });
        Golden.compare("refusals.txt", text.toString());
    }

    @Test
    void aTextThatIsNoAddressIsNoErrorWhereItIsAsked() {
        assertThat(IpAddress.parse("example.com")).isEmpty();
        assertThat(IpAddress.parse("1::2::3")).isEmpty();
    }

    @Test
    void peersOfNobodyAreNotRefusedButMeanNobody() {
        Peer nobody = app("web").where("tier", IN, "a").where("tier", IN, "b");
        Policy policy = policy("p").in("a").with(allow(from(nobody)).to("db").port(80));
        assertThat(policy.permits(Flow.from(pod("a", "web").labelled("tier", "a"))
                        .to(pod("a", "db"))
                        .tcp(80)))
                .isFalse();
    }
}
