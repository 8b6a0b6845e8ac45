package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Saying.Choice;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Names and numbers against plain sets of them. */
class ValuesProperties {

    /** No name, two that are listed, and one that never is. */
    private static final List<Optional<String>> NAMES =
            List.of(Optional.empty(), Optional.of("a"), Optional.of("b"), Optional.of("z"));

    private static boolean isIn(Names names, Optional<String> name) {
        return name.map(names::contains).orElse(names.absent());
    }

    @Property
    void namesCombineAsSetsDo(@ForAll("choices") Choice one, @ForAll("choices") Choice other) {
        Names first = one.told();
        Names second = other.told();

        for (Optional<String> name : NAMES) {
            assertThat(isIn(first, name)).isEqualTo(one.has(name));
            assertThat(isIn(first.and(second), name)).isEqualTo(one.has(name) && other.has(name));
            assertThat(isIn(first.not(), name)).isNotEqualTo(one.has(name));
            assertThat(Region.or(first, second))
                    .isInstanceOfSatisfying(
                            Names.class, or -> assertThat(isIn(or, name)).isEqualTo(one.has(name) || other.has(name)));
        }
        assertThat(first.isEmpty()).isEqualTo(NAMES.stream().noneMatch(one::has));
        assertThat(first.not().not()).isEqualTo(first);
        assertThat(first.and(second)).isEqualTo(second.and(first));
    }

    @Property
    void namesAreMadeOfLists(@ForAll("lists") List<String> listed) {
        for (Optional<String> name : NAMES) {
            boolean in = name.filter(listed::contains).isPresent();
            assertThat(isIn(Names.in(listed), name)).isEqualTo(in);
            assertThat(isIn(Names.notIn(listed), name)).isNotEqualTo(in);
        }
    }

    @Property
    void numbersCombineAsSetsDo(@ForAll("spans") List<Span> one, @ForAll("spans") List<Span> other) {
        Numbers first = new Numbers(one);
        Numbers second = new Numbers(other);
        Values or = Region.or(first, second);

        for (int number = -1; number < 22; number++) {
            boolean inFirst = isIn(one, number);
            boolean inSecond = isIn(other, number);
            assertThat(isIn(first.spans(), number)).isEqualTo(inFirst);
            assertThat(isIn(first.and(second).spans(), number)).isEqualTo(inFirst && inSecond);
            assertThat(isIn(((Numbers) or).spans(), number)).isEqualTo(inFirst || inSecond);
        }
        assertThat(first.isEmpty()).isEqualTo(one.isEmpty());
        assertThat(first.and(second)).isEqualTo(second.and(first));
        for (int i = 1; i < first.spans().size(); i++) {
            assertThat(first.spans().get(i).from())
                    .isGreaterThan(first.spans().get(i - 1).to() + 1);
        }
    }

    @Property
    void numbersAreMadeOfLists(@ForAll("numbers") Set<Integer> numbers) {
        assertThat(Numbers.of(numbers).spans().stream()
                        .flatMap(span ->
                                IntStream.rangeClosed(span.from(), span.to()).boxed()))
                .containsExactlyElementsOf(numbers.stream().sorted().toList());
    }

    private static boolean isIn(List<Span> spans, int number) {
        return spans.stream().anyMatch(span -> span.from() <= number && number <= span.to());
    }

    @Provide
    Arbitrary<Choice> choices() {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Combinators.combine(either, either, Arbitraries.of("a", "b").set())
                .as(Choice::new);
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return Arbitraries.of("a", "b").list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<Set<Integer>> numbers() {
        return Arbitraries.integers().between(0, 20).set();
    }

    @Provide
    Arbitrary<List<Span>> spans() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 20);
        return Combinators.combine(numbers, Arbitraries.integers().between(0, 6))
                .as((from, more) -> new Span(from, Math.min(20, from + more)))
                .list()
                .ofMaxSize(4)
                .withoutEdgeCases();
    }
}
