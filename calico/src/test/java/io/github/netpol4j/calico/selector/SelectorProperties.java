package io.github.netpol4j.calico.selector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Values.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random selectors against their own text, and against a naive reading of it. */
class SelectorProperties {

    @Provide
    Arbitrary<CalicoSelector> selectors() {
        return SelectorArbitraries.selectors();
    }

    @Provide
    Arbitrary<Map<String, String>> labels() {
        return SelectorArbitraries.labels();
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        "a",
                        "in",
                        "not",
                        "has",
                        "has(",
                        "all()",
                        "global()",
                        "==",
                        "!=",
                        "=",
                        "!",
                        "&&",
                        "&",
                        "||",
                        "{",
                        "}",
                        ",",
                        "(",
                        ")",
                        "\"",
                        "'",
                        "\"x\"",
                        "'x'",
                        "starts",
                        "with",
                        "contains",
                        " ",
                        "\t",
                        "\n",
                        "\r",
                        "\\",
                        "ä",
                        "\0",
                        "\ud83d\ude00",
                        "\ud83d",
                        "\u00a0")
                .list()
                .ofMaxSize(12)
                .map(words -> String.join("", words));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsPrintedIsReadAsItself(@ForAll("selectors") CalicoSelector selector) {
        assertThat(CalicoSelector.parseAnyLength(selector.toString())).isEqualTo(selector);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void otherWaysToWriteItAreReadAlike(@ForAll("selectors") CalicoSelector selector, @ForAll Random random) {
        String text = SelectorArbitraries.loosely(selector, random);
        assertThat(CalicoSelector.parseAnyLength(text)).as(text).isEqualTo(selector);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void matchesAsItsTextSays(
            @ForAll("selectors") CalicoSelector selector, @ForAll("labels") Map<String, String> labels) {
        assertThat(selector.matches(labels)).isEqualTo(NaiveSelector.matches(selector.toString(), labels));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void joinedAndNegatedAsLogicHasIt(
            @ForAll("selectors") CalicoSelector one,
            @ForAll("selectors") CalicoSelector other,
            @ForAll("labels") Map<String, String> labels) {
        boolean first = one.matches(labels);
        boolean second = other.matches(labels);
        for (CalicoSelector made : List.of(one.and(other), one.or(other), one.not())) {
            assertThat(CalicoSelector.parseAnyLength(made.toString())).isEqualTo(made);
        }
        assertThat(one.and(other).matches(labels)).isEqualTo(first && second);
        assertThat(one.or(other).matches(labels)).isEqualTo(first || second);
        assertThat(one.not().matches(labels)).isNotEqualTo(first);
        assertThat(one.and(one)).isEqualTo(CalicoSelector.allOf(List.of(one)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void termsMatchTogetherWhatItMatches(
            @ForAll("selectors") CalicoSelector selector, @ForAll("labels") Map<String, String> labels) {
        List<SortedMap<String, LabelTest>> terms = selector.terms(10_000).orElseThrow();

        assertThat(terms.stream().anyMatch(term -> fits(term, labels))).isEqualTo(selector.matches(labels));
        assertThat(terms)
                .doesNotHaveDuplicates()
                .allSatisfy(term -> assertThat(term.values())
                        .noneMatch(LabelTest::isEmpty)
                        .noneMatch(LabelTest::isAny)
                        .allSatisfy(test -> assertThat(
                                        test.parts().isEmpty() || test.values().others())
                                .isTrue()));
    }

    @Provide
    Arbitrary<LabelTest> tests() {
        return Combinators.combine(
                        Arbitraries.of(Names.ANY, Names.PRESENT, Names.ABSENT),
                        Arbitraries.of("x", "xy", "xyx", "yxy").set(),
                        Arbitraries.of(true, false),
                        parts())
                .as((names, listed, in, parts) ->
                        new LabelTest(names.and(in ? Names.in(listed) : Names.notIn(listed)), new TreeSet<>(parts)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void bothTestsOfALabelAreTheirConjunction(
            @ForAll("tests") LabelTest one,
            @ForAll("tests") LabelTest other,
            @ForAll("values") Optional<String> value) {
        LabelTest both = one.and(other);

        assertThat(both.matches(value))
                .as("%s and %s", one, other)
                .isEqualTo(one.matches(value) && other.matches(value));
        assertThat(both.isEmpty() && both.matches(value)).isFalse();
        assertThat(!both.isAny() || both.matches(value)).isTrue();
        assertThat(both).isEqualTo(other.and(one)).isEqualTo(both.and(one));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aTestSaysWhatItWasMadeOf(
            @ForAll("parts") Set<LabelTest.Part> parts, @ForAll("values") Optional<String> value) {
        boolean holds = parts.stream().allMatch(part -> value.map(part::holds).orElse(part.negated()));

        assertThat(new LabelTest(Names.ANY, new TreeSet<>(parts)).matches(value))
                .isEqualTo(holds);
    }

    @Provide
    Arbitrary<Set<LabelTest.Part>> parts() {
        return Combinators.combine(
                        Arbitraries.of(Position.values()),
                        Arbitraries.of("", "x", "y", "xy", "yx", "xyx"),
                        Arbitraries.of(true, false))
                .as(LabelTest.Part::new)
                .set()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<Optional<String>> values() {
        return Arbitraries.strings().withChars("xy").ofMaxLength(4).optional(0.8);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aLimitOfTermsIsKept(@ForAll("selectors") CalicoSelector selector) {
        int needed = selector.terms(10_000).orElseThrow().size();

        selector.terms(3).ifPresent(terms -> assertThat(terms).hasSize(needed).hasSizeLessThanOrEqualTo(3));
        if (needed > 3) {
            assertThat(selector.terms(3)).isEmpty();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsDividedMatchesTogetherTheSame(
            @ForAll("selectors") CalicoSelector selector, @ForAll("labels") Map<String, String> labels) {
        for (int maxLength : List.of(20, 50, 100)) {
            List<CalicoSelector> parts = selector.split(maxLength);
            if (!parts.isEmpty()) {
                assertThat(parts).allSatisfy(part -> assertThat(part.toString()).hasSizeLessThanOrEqualTo(maxLength));
                assertThat(parts.stream().anyMatch(part -> part.matches(labels)))
                        .as("%s", parts)
                        .isEqualTo(selector.matches(labels));
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void hostileTextsAreReadOrRefused(@ForAll("hostile") String text) {
        try {
            CalicoSelector selector = CalicoSelector.parse(text);
            assertThat(CalicoSelector.parse(selector.toString())).isEqualTo(selector);
        } catch (InvalidInputException refused) {
            assertThat(refused.problems()).hasSize(1);
            assertThat(refused.problems().get(0).place().column()).isBetween(1, text.length() + 1);
        }
    }

    private static boolean fits(SortedMap<String, LabelTest> term, Map<String, String> labels) {
        return term.entrySet().stream()
                .allMatch(entry -> entry.getValue().matches(Optional.ofNullable(labels.get(entry.getKey()))));
    }
}
