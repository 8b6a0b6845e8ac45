package io.github.netpol4j.calico.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of the tables, against every evaluator: {@code statements} are written from the reference and Calico's
 * documentation and sources, one for each thing they say; {@code calico} are facts from Calico's own tests.
 */
class FelixTablesTest {

    /** Whoever has to agree with the tables. */
    static final List<Evaluator> EVALUATORS = List.of(Oracle.FELIX, new LibraryEvaluator());

    @TestFactory
    Stream<DynamicContainer> evaluatorsDoWhatTheReferenceSays() {
        return all("statements");
    }

    @TestFactory
    Stream<DynamicContainer> evaluatorsDoWhatCalicoTests() {
        return all("calico");
    }

    private static Stream<DynamicContainer> all(String folder) {
        return EVALUATORS.stream()
                .map(evaluator -> DynamicContainer.dynamicContainer(
                        evaluator.toString(),
                        FelixTable.readAll(folder).stream().map(table -> table(table, evaluator))));
    }

    private static DynamicContainer table(FelixTable table, Evaluator evaluator) {
        return DynamicContainer.dynamicContainer(
                table.name() + ": " + table.source(),
                table.cases().stream().map(one -> DynamicTest.dynamicTest(one.title(), () -> check(one, evaluator))));
    }

    private static void check(FelixTable.Case one, Evaluator evaluator) {
        assertThat(one.expectations()).as("expectations of %s", one.title()).isNotEmpty();
        List<String> expected = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (FelixTable.Expectation expectation : one.expectations()) {
            expected.add(expectation.line() + ": " + expectation.verdict());
            seen.add(expectation.line() + ": "
                    + evaluator
                            .evaluate(one.objects(), expectation.connection())
                            .verdict());
        }
        assertThat(seen).as("%s%n%s", one.title(), one.objects()).containsExactlyElementsOf(expected);
    }
}
