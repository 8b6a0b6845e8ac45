package io.github.netpol4j.calico.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.NetPol;
import io.github.netpol4j.calico.resource.KubernetesSpec.Expression;
import io.github.netpol4j.calico.resource.KubernetesSpec.LabelSelector;
import io.github.netpol4j.calico.selector.CalicoSelector.And;
import io.github.netpol4j.calico.selector.CalicoSelector.Has;
import io.github.netpol4j.calico.selector.CalicoSelector.Not;
import io.github.netpol4j.calico.selector.CalicoSelector.Or;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Selector;
import io.github.netpol4j.support.Golden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading selectors, what is refused and how it is said, and where they come from. */
class SelectorTest {

    private static final Map<String, Supplier<Object>> MISTAKES = new LinkedHashMap<>();

    static {
        for (String text : List.of(
                "b",
                "b == b",
                "a b",
                "a = \"b\"",
                "a == \"b\" & has(c)",
                "a == \"b\" | has(c)",
                "'b' == b",
                "a in \"b\"",
                "a in {\"b\"",
                "a in {\"b\" \"c\"}",
                "a in {b}",
                "a in (\"b\")",
                "!",
                "()",
                "(has(a)",
                "has(a))",
                "has(a) has(b)",
                "has(a) and has(b)",
                "has(a) &&",
                "has (a)",
                "has()",
                "has(a b)",
                "has(",
                "has(\"a\")",
                "all (",
                "all(a)",
                "\"a",
                "a == 'b",
                "a == \"b\\\"c\"",
                "a == \u201cb\u201d",
                "a == \"b\"\n",
                "a == \"b\"\r\n && has(c)",
                "has(\na)",
                "a starts \"b\"",
                "a starts foo \"b\"",
                "a not \"b\"",
                "a is \"b\"",
                "a inb",
                "%",
                "a\u00a0== \"b\"",
                "global() && has(a)",
                "!global()",
                "global(",
                "(has(a) && (has(b) || has(c)) has(d)",
                "k".repeat(513) + " == \"b\"",
                "has(" + "k".repeat(600) + ")",
                "app in {" + "\"a-value\", ".repeat(30) + "b}")) {
            MISTAKES.put("parse " + text, () -> CalicoSelector.parse(text));
        }
        MISTAKES.put("1025 characters", () -> CalicoSelector.parse("has(a)" + " ".repeat(1019)));
        MISTAKES.put("2000 parentheses", () -> CalicoSelector.parseAnyLength("(".repeat(2000)));
        MISTAKES.put(
                "too deep", () -> CalicoSelector.parseAnyLength("(has(a)||".repeat(300) + "has(b)" + ")".repeat(300)));
        MISTAKES.put("an empty key", () -> CalicoSelector.has(""));
        MISTAKES.put("a key with a space", () -> CalicoSelector.equal("a b", "c"));
        MISTAKES.put("a key that is too long", () -> CalicoSelector.has("k".repeat(513)));
        MISTAKES.put("both quotes", () -> CalicoSelector.equal("a", "\"'"));
        MISTAKES.put("both quotes in a set", () -> CalicoSelector.notIn("a", List.of("x", "it's a \"b\"")));
        MISTAKES.put("in without values", () -> CalicoSelector.in("a", List.of()));
        MISTAKES.put("not not", () -> new Not(new Not(new Has("a"))));
        MISTAKES.put("and of one", () -> new And(List.of(new Has("a"))));
        MISTAKES.put("or of none", () -> new Or(List.of()));
        MISTAKES.put("global and", () -> CalicoSelector.global().and(CalicoSelector.has("a")));
        MISTAKES.put("not global", () -> CalicoSelector.global().not());
        MISTAKES.put("all of none", () -> CalicoSelector.allOf(List.of()));
        MISTAKES.put("no terms", () -> CalicoSelector.all().terms(0));
        MISTAKES.put("no length", () -> CalicoSelector.all().split(0));
        MISTAKES.put(
                "an operator of nobody",
                () -> CalicoSelector.of(
                        new LabelSelector(new TreeMap<>(), List.of(new Expression("a", "Near", List.of("b"))))));
    }

    static Stream<String> mistakes() {
        return MISTAKES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isRefused(String mistake) {
        assertThatThrownBy(() -> MISTAKES.get(mistake).get()).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void saysExactlyThis() {
        String said = MISTAKES.entrySet().stream()
                .map(mistake -> mistake.getKey().replace("\n", "\\n").replace("\r", "\\r") + "\n    "
                        + refusal(mistake.getValue()) + "\n")
                .collect(Collectors.joining());
        Golden.compare("selector-refusals.txt", said);
    }

    private static String refusal(Supplier<Object> attempt) {
        try {
            return "NOT REFUSED: " + attempt.get();
        } catch (InvalidInputException refused) {
            return refused.getMessage();
        }
    }

    @Test
    void lengthIsCountedInCharactersAndOnlyWhereCalicoReads() {
        String longest = "a == \"" + "\ud83d\ude00".repeat(1017) + "\"";
        assertThat(CalicoSelector.parse(longest).matches(Map.of("a", "\ud83d\ude00".repeat(1017))))
                .isTrue();
        String longer = in(200).toString();
        assertThatThrownBy(() -> CalicoSelector.parse(longer)).hasMessageContaining("1024");
        assertThat(CalicoSelector.parseAnyLength(longer)).isEqualTo(in(200));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500, 1000, 100_000})
    void parenthesesAndNegationsMayBeMany(int depth) {
        CalicoSelector a = CalicoSelector.has("a");
        assertThat(CalicoSelector.parseAnyLength("(".repeat(depth) + "has(a)" + ")".repeat(depth)))
                .isEqualTo(a);
        assertThat(CalicoSelector.parseAnyLength("!".repeat(2 * depth) + "has(a)"))
                .isEqualTo(a);
        assertThat(CalicoSelector.parseAnyLength("!(".repeat(2 * depth) + "has(a)" + ")".repeat(2 * depth)))
                .isEqualTo(a);
        assertThat(CalicoSelector.parseAnyLength("has(a)" + "||has(a)".repeat(depth))
                        .matches(Map.of("a", "b")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!(a in{}||", "(all()&&all()||", "!(all()&&", "(has(a)||!"})
    void whateverCalicoTakesIsNotTooDeep(String opening) {
        int depth = (1024 - 6) / (opening.length() + 1);
        CalicoSelector deep = CalicoSelector.parse(opening.repeat(depth) + "has(b)" + ")".repeat(depth));
        assertThat(CalicoSelector.parseAnyLength(deep.toString()))
                .isEqualTo(deep)
                .hasSameHashCodeAs(deep);
        assertThat(deep.matches(Map.of("a", "b"))).isEqualTo(NaiveSelector.matches(deep.toString(), Map.of("a", "b")));
        assertThat(deep.terms(100)).isPresent();
        assertThat(deep.split(5)).isEmpty();
        assertThat(deep.not().not()).isEqualTo(deep);
    }

    @Test
    void openParenthesesAreRefusedInsteadOfOverflowing() {
        for (String text : List.of("(".repeat(1000), "!".repeat(1000), "!(".repeat(500), "(".repeat(100_000))) {
            assertThatThrownBy(() -> CalicoSelector.parseAnyLength(text)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void whatAddsNothingIsLeftOutOfConjunctionsAndUnions() {
        CalicoSelector a = CalicoSelector.has("a");
        CalicoSelector b = CalicoSelector.equal("b", "x");
        assertThat(CalicoSelector.all().and(a).and(b).and(a)).hasToString("(has(a) && b == \"x\")");
        assertThat(a.or(b).or(a)).hasToString("(has(a) || b == \"x\")");
        assertThat(a.or(CalicoSelector.all())).isEqualTo(CalicoSelector.all());
        assertThat(a.or(b).not()).hasToString("!(has(a) || b == \"x\")");
        assertThat(b.not()).hasToString("b != \"x\"");
        assertThat(CalicoSelector.in("b", List.of("y", "x")).not()).hasToString("b not in {\"x\", \"y\"}");
        assertThat(a.not().not()).isEqualTo(a);
        assertThat(CalicoSelector.parse(" ").isGlobal()).isFalse();
        assertThat(CalicoSelector.parse("(global())").isGlobal()).isTrue();
    }

    @Test
    void selectorsOfCoreAreTakenOver() {
        Selector selector = Selector.of(List.of(NetPol.label("team", "tienda")))
                .and(Requirement.of("tier", Operator.IN, List.of("front", "back")))
                .and(Requirement.of("one", Operator.IN, List.of("x")))
                .and(Requirement.of("no", Operator.NOT_IN, List.of("x")))
                .and(Requirement.of("there", Operator.EXISTS, Set.of()))
                .and(Requirement.of("gone", Operator.DOES_NOT_EXIST, Set.of()));
        assertThat(CalicoSelector.of(selector))
                .hasToString("(!has(gone) && no not in {\"x\"} && one == \"x\" && team == \"tienda\" && has(there)"
                        + " && tier in {\"back\", \"front\"})");
        assertThat(CalicoSelector.of(Selector.of(List.of(NetPol.label("a", "b"))), "pcns."))
                .hasToString("pcns.a == \"b\"");
        assertThat(CalicoSelector.of(Selector.ANY)).isEqualTo(CalicoSelector.all());
    }

    @Test
    void selectorsOfKubernetesAreTakenOverAsCalicoDoes() {
        LabelSelector selector = new LabelSelector(
                new TreeMap<>(Map.of("z", "1", "k", "v")),
                List.of(
                        new Expression("x", "In", List.of("b", "a")),
                        new Expression("one", "In", List.of("x")),
                        new Expression("n", "NotIn", List.of("a", "b")),
                        new Expression("e", "Exists", List.of()),
                        new Expression("d", "DoesNotExist", List.of())));
        assertThat(CalicoSelector.pods().and(CalicoSelector.of(selector)))
                .isEqualTo(CalicoSelector.parse("projectcalico.org/orchestrator == 'k8s' && k == 'v' && z == '1'"
                        + " && x in { 'a', 'b' } && one in { 'x' } && n not in { 'a', 'b' } && has(e) && ! has(d)"));
        assertThat(CalicoSelector.of(LabelSelector.ALL)).isEqualTo(CalicoSelector.all());
    }

    @Test
    void contradictionsAreNoTerms() {
        assertThat(terms("a == 'x' && a == 'y'")).isEqualTo("[]");
        assertThat(terms("a == 'x' && !has(a)")).isEqualTo("[]");
        assertThat(terms("a starts with 'xy' && !a contains 'x'")).isEqualTo("[]");
        assertThat(terms("!all()")).isEqualTo("[]");
        assertThat(terms("has(a) || !has(a) || all()")).isEqualTo("[{}]");
        assertThat(terms("a in {'x', 'yx'} && a starts with 'y'")).isEqualTo(terms("a == 'yx'"));
        assertThat(terms("a contains 'x' && a starts with 'xy' && a != 'b' && !a ends with 'z' && !a ends with 'yz'"))
                .isEqualTo(terms("a starts with 'xy' && !a ends with 'z'"));
        assertThat(terms("a contains ''")).isEqualTo(terms("has(a)"));
        assertThat(terms("!a contains ''")).isEqualTo(terms("!has(a)"));
    }

    private static String terms(String text) {
        return CalicoSelector.parse(text).terms(10).orElseThrow().toString();
    }

    @Test
    void tooManyTermsAreNoAnswer() {
        assertThat(product("(a%d == 'x' || has(k%d))").terms(1000)).isEmpty();
        assertThat(product("(a == '%d' || has(k%d))").terms(1000).orElseThrow()).hasSize(61);
    }

    private static CalicoSelector product(String union) {
        return CalicoSelector.parseAnyLength(
                IntStream.range(0, 60).mapToObj(i -> union.formatted(i, i)).collect(Collectors.joining(" && ")));
    }

    @Test
    void theLargestSetsAreDivided() {
        CalicoSelector selector =
                CalicoSelector.pods().and(in(300)).and(CalicoSelector.notIn("tier", List.of("x", "y")));
        List<CalicoSelector> parts = selector.split(1024);
        assertThat(parts).hasSizeBetween(4, 8).allSatisfy(part -> {
            assertThat(part.toString()).hasSizeLessThanOrEqualTo(1024);
            assertThat(CalicoSelector.parse(part.toString())).isEqualTo(part);
        });
        for (int i = 0; i < 302; i++) {
            Map<String, String> labels = Map.of("projectcalico.org/orchestrator", "k8s", "app", "app-" + i);
            assertThat(parts.stream().filter(part -> part.matches(labels))).hasSize(i < 300 ? 1 : 0);
        }
        assertThat(in(300).not().split(1024)).isEmpty();
        assertThat(in(3).split(1024)).containsExactly(in(3));
        assertThat(CalicoSelector.parseAnyLength("!(" + in(300).not() + " && has(b))")
                        .split(1024))
                .isNotEmpty();
    }

    private static CalicoSelector in(int values) {
        return CalicoSelector.in(
                "app", IntStream.range(0, values).mapToObj(i -> "app-" + i).toList());
    }
}
