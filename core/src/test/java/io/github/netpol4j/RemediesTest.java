package io.github.netpol4j;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.support.Shell;
import io.github.netpol4j.target.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in remedies: whoever pastes it has finished sentences, and what was found is found no more. */
class RemediesTest {

    private static final Pattern CODE =
            Pattern.compile("\\b(allow|deny|isolate|cidr|everyPod|pods|app|namespace|policy|Kubernetes\\.knowing)\\(");

    private static final Pattern CALL = Pattern.compile("\\.?[A-Za-z.]+\\(");

    private static Shell shell;

    @BeforeAll
    static void open() {
        shell = new Shell(
                Stream.of(Shell.DEFAULT_IMPORTS, Shell.OUR_IMPORTS, List.of("io.github.netpol4j.kubernetes.Kubernetes"))
                        .flatMap(List::stream)
                        .toList());
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    /** The expressions in a remedy, evaluated. */
    private static List<Object> values(String remedy) {
        assertThat(remedy).doesNotContain("(..)");
        List<String> expressions = new ArrayList<>();
        Matcher start = CODE.matcher(remedy);
        for (int from = 0; start.find(from); ) {
            int end = end(remedy, start.start());
            expressions.add(remedy.substring(start.start(), end));
            from = end;
        }
        List<Object> values = shell.values(expressions);
        assertThat(values).noneMatch(value -> value.toString().contains("unfinished"));
        return values;
    }

    /** The end of a chain of calls. */
    private static int end(String text, int start) {
        Matcher call = CALL.matcher(text);
        int end = start;
        while (call.region(end, text.length()).lookingAt()) {
            end = afterClosing(text, call.end());
        }
        return end;
    }

    private static int afterClosing(String text, int inside) {
        int depth = 1;
        boolean isQuoted = false;
        for (int i = inside; i < text.length(); i++) {
            char c = text.charAt(i);
            isQuoted ^= c == '"';
            depth += isQuoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        throw new AssertionError(text);
    }

    private static List<Rule> rules(String remedy) {
        return values(remedy).stream()
                .filter(Rule.class::isInstance)
                .map(Rule.class::cast)
                .toList();
    }

    private static Policy tienda(Rule... rules) {
        return policy("tienda").in("tienda").with(rules);
    }

    private static List<Finding> found(String code, Policy policy) {
        return policy.findings("10.244.0.0/16").stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
    }

    static Stream<Arguments> whatIsToBeAdded() {
        Rule out = allow(from("web")).to(cidr("203.0.113.0/24")).port(443);
        return Stream.of(
                Arguments.of("EGRESS_CLOSED_BY_ALLOW", tienda(out), 2),
                Arguments.of(
                        "EGRESS_CLOSED_BY_ALLOW", tienda(out, allow(from("web")).to(dns())), 1),
                Arguments.of(
                        "INGRESS_CLOSED_BY_ALLOW",
                        tienda(allow(from(cidr("203.0.113.0/24")))
                                .to(app("web").in("a", "b"))
                                .port(443)),
                        2),
                Arguments.of(
                        "ISOLATED_ONLY_BY_ALLOW",
                        tienda(allow(from("web")).to("db").port(1)),
                        1),
                Arguments.of(
                        "NO_EFFECT",
                        tienda(allow(from(namespaces(label("team", "t")))).to(dns())),
                        1),
                Arguments.of(
                        "OTHER_END_ISOLATED",
                        tienda(
                                allow(from("web")).to(anywhere()).ports(tcp(443), udp()),
                                isolate(app("db"), namespace("datos")).ingress()),
                        1),
                Arguments.of("NO_DNS", tienda(isolate(namespace("tienda")).egress()), 2),
                Arguments.of(
                        "NO_DNS",
                        tienda(
                                isolate("web").egress(),
                                allow(from("web")).to(List.of(dns())).ports(udp(53))),
                        2),
                Arguments.of(
                        "HOST_CLOSED_BY_ANY_PORT",
                        tienda(allow(from(cidr("203.0.113.0/24"))).to(host()).ports(anyPort())),
                        1));
    }

    @ParameterizedTest
    @MethodSource("whatIsToBeAdded")
    void whatIsToBeAddedIsWhatWasMissing(String code, Policy policy, int rules) {
        assertThat(found(code, policy)).isNotEmpty().allSatisfy(finding -> {
            List<Rule> remedy = rules(finding.remedy());
            assertThat(remedy).hasSize(rules);
            assertThat(found(code, policy.with(remedy.get(0)))).doesNotContain(finding);
        });
    }

    static Stream<Arguments> blocks() {
        return Stream.of(
                Arguments.of(cidr("10.0.0.0/8"), cidr("10.0.0.0/8").except("10.244.0.0/16")),
                Arguments.of(
                        cidr("10.0.0.0/8").except("10.1.0.0/16", "10.244.7.0/24"),
                        cidr("10.0.0.0/8").except("10.1.0.0/16", "10.244.0.0/16")),
                Arguments.of(cidr("10.244.0.0/16"), everyPod()),
                Arguments.of(cidr("10.244.7.0/24"), everyPod()),
                Arguments.of(cidr("10.244.7.0/24").except("10.244.7.1/32"), everyPod()));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockOverPodsIsReplacedByOneThatSparesThemOrByPods(Peer block, Peer instead) {
        Policy policy = tienda(allow(from(block)).to("web").port(443));
        String remedy = found("BLOCK_HOLDS_PODS", policy).get(0).remedy();
        assertThat(values(remedy)).containsExactly(instead);
        assertThat(found(
                        "BLOCK_HOLDS_PODS",
                        tienda(allow(from(instead)).to("web").port(443))))
                .isEmpty();
    }

    static Stream<Arguments> peersInUnnamedNamespaces() {
        return Stream.of(
                Arguments.of(namespaces(label("team", "t")), everyPod().in("tienda")),
                Arguments.of(everyPod(), everyPod().in("tienda")),
                Arguments.of(everyNamespace().except("x"), everyPod().in("tienda")),
                Arguments.of(
                        namespace("a", "b").where("team", IN, "t"), everyPod().in("a", "b")),
                Arguments.of(
                        app("web").in(namespaces(label("team", "t"))),
                        pods(label("app", "web")).in("tienda")),
                Arguments.of(
                        everyPod().except("web").where("tier", EXISTS),
                        everyPod().in("tienda").where("app", NOT_IN, "web").where("tier", EXISTS)));
    }

    @ParameterizedTest
    @MethodSource("peersInUnnamedNamespaces")
    void peersInUnnamedNamespacesAreReplacedByPodsInNamedOnes(Peer peer, Peer instead) {
        List<Gap> gaps = Kubernetes.gaps(tienda(isolate(peer).ingress()));
        assertThat(gaps).extracting(Gap::code).containsExactly("NAMESPACE_NOT_NAMED");
        assertThat(values(gaps.get(0).remedy())).hasSize(2).first().isEqualTo(instead);
        assertThat(Kubernetes.gaps(tienda(isolate(instead).ingress()))).isEmpty();
    }

    @Test
    void aSourceInUnnamedNamespacesIsReplacedByPodsInNamedOnes() {
        Policy policy = tienda(
                allow(from(namespaces(label("team", "t")))).to("db").port(1),
                isolate("db").egress());
        List<Gap> gaps = Kubernetes.gaps(policy);
        assertThat(gaps).extracting(Gap::code).containsExactly("NAMESPACE_LABEL_UNKNOWN");
        assertThat(values(gaps.get(0).remedy()))
                .hasSize(2)
                .first()
                .isEqualTo(everyPod().in("tienda"));
    }

    @Test
    void aRuleWithPingIsReplacedByOneWithout() {
        Allow both = allow(from("web")).to("db").ports(tcp(5432), ping());
        assertThat(rules(Kubernetes.gaps(both).get(0).remedy()))
                .containsExactly(
                        allow(from("web")).to("db").port(5432),
                        allow(from("web")).to("db").ports(anyPort()));
        Allow alone = allow(from("web")).to("db").ports(ping());
        assertThat(rules(Kubernetes.gaps(alone).get(0).remedy()))
                .containsExactly(allow(from("web")).to("db").ports(anyPort()));
    }

    @Test
    void theOtherRemediesAreExpressionsToo() {
        assertThat(values(Kubernetes.gaps(deny(from("batch")).to("db").port(1))
                        .get(0)
                        .remedy()))
                .containsExactly(everyPod(), everyPod().except("batch"));
        assertThat(values(Kubernetes.gaps(isolate(host()).ingress()).get(0).remedy()))
                .hasSize(1);
        Rule rule = allow(from("web")).to("db").port(1);
        String remedy = Kubernetes.compile(rule).findings().stream()
                .filter(finding -> finding.code().equals("NAMESPACE_DEFAULTED"))
                .findFirst()
                .orElseThrow()
                .remedy();
        assertThat(values(remedy)).containsExactly(policy("mine").in("default").with(rule));
    }
}
