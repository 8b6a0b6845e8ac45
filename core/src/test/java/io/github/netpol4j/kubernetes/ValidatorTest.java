package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.kubernetes.PolicyObjects.block;
import static io.github.netpol4j.kubernetes.PolicyObjects.label;
import static io.github.netpol4j.kubernetes.PolicyObjects.namespaces;
import static io.github.netpol4j.kubernetes.PolicyObjects.nothing;
import static io.github.netpol4j.kubernetes.PolicyObjects.pods;
import static io.github.netpol4j.kubernetes.PolicyObjects.podsIn;
import static io.github.netpol4j.kubernetes.PolicyObjects.policy;
import static io.github.netpol4j.kubernetes.PolicyObjects.port;
import static io.github.netpol4j.kubernetes.PolicyObjects.protocol;
import static io.github.netpol4j.kubernetes.PolicyObjects.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.kubernetes.PolicyObject.PeerSpec;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shape of a policy as a whole: its directions, its peers, and the order of what is said. */
class ValidatorTest {

    static Map<String, PolicyObjects> accepted() {
        return Map.ofEntries(
                Map.entry("nothing but a name", policy()),
                Map.entry("no namespace", policy().in("")),
                Map.entry("empty rules", policy().ingress(empty()).egress(empty())),
                Map.entry("ingress alone", policy().types("Ingress")),
                Map.entry("egress alone", policy().types("Egress")),
                Map.entry("both directions", policy().types("Ingress", "Egress")),
                Map.entry("one direction twice", policy().types("Egress", "Egress")),
                Map.entry(
                        "rules in a direction that is left out",
                        policy().types("Egress").ingressPorts(port(80))),
                Map.entry("one pod label", policy().selecting(label("app", "web"))),
                Map.entry("pods", policy().from(pods(label("app", "web")))),
                Map.entry("namespaces", policy().to(namespaces(LabelQuery.ALL))),
                Map.entry("pods in namespaces", policy().to(podsIn(label("team", "a"), LabelQuery.ALL))),
                Map.entry("a block", policy().from(block("10.0.0.0/8", "10.1.0.0/16"))),
                Map.entry("an IPv6 block", policy().to(block("fd00::/8", "fd01::/16"))),
                Map.entry("a peer twice", policy().from(pods(LabelQuery.ALL), pods(LabelQuery.ALL))),
                Map.entry("a port twice", policy().ingressPorts(port(80), port(80))),
                Map.entry("all of SCTP", policy().egressPorts(protocol("SCTP"))),
                Map.entry("a range and a name", policy().ingressPorts(range(8000, 8100), port("metrics"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acceptedCases")
    void accepts(String what, PolicyObjects policy) {
        assertThat(policy.violations()).as(what).isEmpty();
        assertThat(policy.strictViolations()).as(what).isEmpty();
        assertThat(policy.warnings()).as(what).isEmpty();
    }

    static Stream<Arguments> acceptedCases() {
        return accepted().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    static Stream<Arguments> refused() {
        PeerSpec podsAndBlock = new PeerSpec(
                Optional.of(label("app", "web")),
                Optional.empty(),
                block("10.0.0.0/8").ipBlock());
        PeerSpec namespacesAndBlock = new PeerSpec(
                Optional.empty(),
                Optional.of(LabelQuery.ALL),
                block("10.0.0.0/8").ipBlock());
        PeerSpec allThree = new PeerSpec(
                Optional.of(LabelQuery.ALL),
                Optional.of(LabelQuery.ALL),
                block("10.0.0.0/8").ipBlock());
        return Stream.of(
                Arguments.of(
                        "a source that is nothing",
                        policy().from(nothing()),
                        "spec.ingress[0].from[0]: Required value: must specify a peer"),
                Arguments.of(
                        "a destination that is nothing",
                        policy().egress(empty()).to(pods(LabelQuery.ALL), nothing()),
                        "spec.egress[1].to[1]: Required value: must specify a peer"),
                Arguments.of(
                        "pods and a block",
                        policy().from(podsAndBlock),
                        "spec.ingress[0].from[0]: Forbidden: may not specify both ipBlock and another peer"),
                Arguments.of(
                        "namespaces and a block",
                        policy().to(namespacesAndBlock),
                        "spec.egress[0].to[0]: Forbidden: may not specify both ipBlock and another peer"),
                Arguments.of(
                        "pods, namespaces and a block",
                        policy().to(allThree),
                        "spec.egress[0].to[0]: Forbidden: may not specify both ipBlock and another peer"),
                Arguments.of(
                        "an unknown policy type",
                        policy().types("Ingress", "Foo"),
                        "spec.policyTypes[1]: Unsupported value: \"Foo\": supported values: \"Ingress\", \"Egress\""),
                Arguments.of(
                        "a policy type in lower case",
                        policy().types("egress"),
                        "spec.policyTypes[0]: Unsupported value: \"egress\": supported values: \"Ingress\", \"Egress\""),
                Arguments.of(
                        "three policy types, one of them unknown: only their number is told",
                        policy().types("Ingress", "Egress", "Foo"),
                        "spec.policyTypes: Invalid value: [\"Ingress\",\"Egress\",\"Foo\"]:"
                                + " may not specify more than two policyTypes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String what, PolicyObjects policy, String violation) {
        assertThat(policy.violations()).as(what).containsExactly(violation);
        assertThat(policy.strictViolations()).as(what).containsExactly(violation);
    }

    @Test
    void tellsEverythingAtOnceInTheOrderOfTheApiServer() {
        PolicyObjects policy = policy().types("Foo")
                .egress(new TrafficRule(List.of(nothing()), List.of(protocol("ICMP"))))
                .ingress(new TrafficRule(List.of(nothing(), block("")), List.of(port(0), port("A"))))
                .selecting(label("app", "-"))
                .annotated("-", "x")
                .labelled("-", "x")
                .in("Shop")
                .named("");

        assertThat(Validator.validate(policy.object()))
                .extracting(Violation::path)
                .containsExactly(
                        "metadata.name",
                        "metadata.namespace",
                        "metadata.labels",
                        "metadata.annotations",
                        "spec.podSelector.matchLabels",
                        "spec.ingress[0].ports[0].port",
                        "spec.ingress[0].ports[1].port",
                        "spec.ingress[0].ports[1].port",
                        "spec.ingress[0].from[0]",
                        "spec.ingress[0].from[1].ipBlock.cidr",
                        "spec.egress[0].ports[0].protocol",
                        "spec.egress[0].to[0]",
                        "spec.policyTypes[0]");
    }

    @Test
    void tellsOfAPeerWhatIsInItBeforeThatItIsTwoThings() {
        PeerSpec peer = new PeerSpec(
                Optional.of(label("app", "?")),
                Optional.of(label("team", "!")),
                block("x").ipBlock());

        assertThat(Validator.validate(policy().from(peer).object()))
                .extracting(Violation::path)
                .containsExactly(
                        "spec.ingress[0].from[0].podSelector.matchLabels",
                        "spec.ingress[0].from[0].namespaceSelector.matchLabels",
                        "spec.ingress[0].from[0].ipBlock.cidr",
                        "spec.ingress[0].from[0]");
    }

    @Test
    void quotesValuesOfEnumeratedTypesAsJson() {
        assertThat(policy().types("\"<\\\u0001\u007f\n\u00a0é").violations())
                .containsExactly(
                        "spec.policyTypes[0]: Unsupported value: \"\\\"\\u003c\\\\\\u0001\u007f\\n\u00a0é\": supported values:"
                                + " \"Ingress\", \"Egress\"");
    }

    @Test
    void tellsTheSameThingOnce() {
        assertThat(policy().labelled("a", "?").labelled("b", "?").violations()).hasSize(1);
    }

    private static TrafficRule empty() {
        return new TrafficRule(List.of(), List.of());
    }
}
