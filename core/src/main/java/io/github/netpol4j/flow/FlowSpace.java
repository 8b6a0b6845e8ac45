package io.github.netpol4j.flow;

import io.github.netpol4j.internal.DeepStack;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import io.github.netpol4j.internal.diagram.TooManyNodesException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The diagrams over one vocabulary. Sets share a space as long as they share a vocabulary.
 *
 * <p>Thread-safe: one operation at a time. Nodes are immutable and read without a lock.
 */
final class FlowSpace {

    /**
     * The nodes that one operation may make. Measured: a node with what is remembered of it takes 200 to 300 bytes, and two
     * million are made in a few seconds.
     */
    static final int BUDGET = 2_000_000;

    /** Beyond this many nodes, wanted or not, sets move to a new space with only what they need. */
    private static final int CROWDED = 3_000_000;

    /** Diagrams are followed as deep as there are dimensions; so many are safe on any thread's stack. */
    private static final int SHALLOW = 500;

    /** Measured: following a diagram takes less than this for each dimension. */
    private static final long STACK_PER_DIMENSION = 4096;

    private final Layout layout;
    private final Diagrams diagrams;

    FlowSpace(Vocabulary vocabulary) {
        this(new Layout(vocabulary), BUDGET);
    }

    FlowSpace(Layout layout, int budget) {
        this.layout = layout;
        this.diagrams = new Diagrams(budget);
    }

    Layout layout() {
        return layout;
    }

    /** A space in which sets of both can be combined: one of the two where that will do. */
    static FlowSpace joining(FlowSpace one, FlowSpace other) {
        if (one == other || one.layout.vocabulary().includes(other.layout.vocabulary())) {
            return one.uncrowded();
        }
        if (other.layout.vocabulary().includes(one.layout.vocabulary())) {
            return other.uncrowded();
        }
        return new FlowSpace(one.layout.vocabulary().plus(other.layout.vocabulary()));
    }

    private synchronized FlowSpace uncrowded() {
        return diagrams.size() < CROWDED ? this : new FlowSpace(layout, BUDGET);
    }

    List<Region> cover(Diagram node) {
        return make(made -> new Cover(layout, made).of(node));
    }

    /** An operation on the diagrams, all alone. */
    synchronized <T> T make(Function<Diagrams, T> operation) {
        try {
            diagrams.begin();
            return deep(() -> operation.apply(diagrams));
        } catch (TooManyNodesException e) {
            throw Messages.tooManyNodes(
                    e.nodes(),
                    layout.vocabulary(),
                    Arrays.stream(e.variables()).mapToObj(layout::dimension).toList());
        }
    }

    private <T> T deep(Supplier<T> task) {
        int depth = layout.dimensions().size();
        return depth <= SHALLOW ? task.get() : DeepStack.call(depth * STACK_PER_DIMENSION, task);
    }

    boolean isPossible(Diagram node) {
        return deep(() -> new PossibleFlows(layout).isPossible(node));
    }

    Optional<Flow> sample(Diagram node) {
        return deep(() -> new PossibleFlows(layout).path(node)).map(chosen -> Example.of(layout, chosen));
    }

    /** The unions of regions. */
    List<Diagram> unions(List<? extends Collection<Region>> unions) {
        return make(made -> {
            RegionDiagram one = new RegionDiagram(layout, made);
            return unions.stream()
                    .map(regions -> made.union(regions.stream().map(one::of).toList()))
                    .toList();
        });
    }

    /** The same set as a node of this space, whose vocabulary includes that of the other. */
    Diagram adopt(Diagram node, FlowSpace from) {
        return from == this ? node : make(made -> new Transfer(from.layout, layout, made).of(node));
    }
}
