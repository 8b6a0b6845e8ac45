package io.github.netpol4j.internal.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
