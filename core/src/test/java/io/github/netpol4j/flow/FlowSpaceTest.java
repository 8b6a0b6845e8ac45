package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.internal.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A question that is too large has no answer, and does no harm. */
class FlowSpaceTest {

    private static final int KEYS = 8;
    private static final int VALUES = 6;
    private static final int BUDGET = 1_000;

    /** For each key, those whose values of it and of another are the same: all together, they multiply. */
    private static List<Region> regions(int key) {
        List<Region> regions = new ArrayList<>();
        for (int value = 0; value < VALUES; value++) {
            Names names = Names.in(List.of("v" + value));
            regions.add(Region.all()
                    .label(End.SOURCE, "key" + key, names)
                    .label(End.DESTINATION, "key" + (key + 3) % KEYS, names));
        }
        return regions;
    }

    private static List<Region> all() {
        List<Region> all = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            all.addAll(regions(key));
        }
        return all;
    }

    private static FlowSpace space() {
        return new FlowSpace(new Layout(Vocabulary.of(all())), BUDGET);
    }

    @Test
    void tooManyIndependentKeysAreAnErrorThatNamesThem() {
        FlowSpace space = space();

        assertThatThrownBy(() -> union(space, all()))
                .isInstanceOfSatisfying(
                        FlowSetLimitException.class,
                        e -> assertThat(e.dimensions().get(0).name()).startsWith("key"))
                .hasMessageContaining("there is no answer: it would take more than 1000 nodes")
                .hasMessageContaining("the label key")
                .hasMessageContaining("(6 values)")
                .hasMessageContaining("ask about fewer of them: one namespace");
    }

    @Test
    void aSpaceIsUsedOnAfterAQuestionThatWasTooLarge() {
        FlowSpace space = space();
        assertThatThrownBy(() -> union(space, all())).isInstanceOf(FlowSetLimitException.class);

        assertThat(union(space, regions(0))).isSameAs(union(space, regions(0)));
        Diagram twice = space.make(diagrams -> diagrams.not(diagrams.not(union(space, regions(1)))));
        assertThat(twice).isSameAs(union(space, regions(1)));
    }

    private static Diagram union(FlowSpace space, List<Region> regions) {
        return space.unions(List.of(regions)).get(0);
    }
}
