package io.github.netpol4j.internal.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A task makes as many nodes as it may, and not one more. */
class DiagramsTest {

    private static Diagram is(Diagrams diagrams, int variable, int value) {
        return diagrams.choice(variable, new int[] {value}, new Diagram[] {diagrams.all()}, diagrams.none());
    }

    @Test
    void theBudgetIsThatOfOneTask() {
        Diagrams diagrams = new Diagrams(2);
        Diagram zero = is(diagrams, 3, 0);
        Diagram one = is(diagrams, 3, 1);

        assertThatThrownBy(() -> is(diagrams, 4, 2))
                .isInstanceOfSatisfying(
                        TooManyNodesException.class,
                        e -> assertThat(e.variables()).containsExactly(3));
        assertThat(diagrams.size()).isEqualTo(2);
        assertThat(is(diagrams, 3, 1)).as("what is there may be asked for").isSameAs(one);

        diagrams.begin();
        Diagram both = diagrams.or(zero, one);
        assertThat(diagrams.not(both)).isNotSameAs(both);
        assertThat(diagrams.size()).isEqualTo(4);
        assertThatThrownBy(() -> is(diagrams, 4, 2)).isInstanceOf(TooManyNodesException.class);
        assertThat(diagrams.and(both, one)).isSameAs(one);
    }

    @Test
    void theVariablesThatMostNodesAskForAreNamedFirst() {
        Diagrams diagrams = new Diagrams(4);
        is(diagrams, 7, 0);
        is(diagrams, 2, 0);
        is(diagrams, 2, 1);
        is(diagrams, 5, 0);

        assertThatThrownBy(() -> is(diagrams, 9, 0)).isInstanceOfSatisfying(TooManyNodesException.class, e -> {
            assertThat(e.variables()).containsExactly(2, 5, 7);
            assertThat(e.nodes()).isEqualTo(4);
        });
    }

    @Test
    void aTaskThatTakesTooManyStepsEndsEvenIfItMakesNoNode() {
        Diagrams diagrams = new Diagrams(2);
        List<Diagram> zeros = Collections.nCopies(9, is(diagrams, 3, 0));

        assertThatThrownBy(() -> diagrams.union(zeros)).isInstanceOf(TooManyNodesException.class);
        diagrams.begin();
        assertThat(diagrams.union(zeros.subList(0, 4))).isSameAs(zeros.get(0));
    }

    /** One value of one key at one end and one at the other: what selectors over independent labels are like. */
    @Test
    void aUnionMakesLittleThatIsNotPartOfIt() {
        Diagrams diagrams = new Diagrams(1_000_000);
        Random random = new Random(1);
        List<Diagram> rules = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Diagram here = is(diagrams, 2 * random.nextInt(3), random.nextInt(8));
            rules.add(diagrams.and(here, is(diagrams, 2 * random.nextInt(3) + 1, random.nextInt(8))));
        }
        int before = diagrams.size();

        Set<Diagram> parts = new HashSet<>();
        collect(diagrams.union(rules), parts);

        assertThat(diagrams.size() - before).isLessThan(2 * parts.size());
    }

    private static void collect(Diagram node, Set<Diagram> parts) {
        if (parts.add(node) && node instanceof Choice choice) {
            for (int i = 0; i < choice.size(); i++) {
                collect(choice.at(i), parts);
            }
            collect(choice.otherwise(), parts);
        }
    }
}
