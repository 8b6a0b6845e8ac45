package io.github.netpol4j.flow;

import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import io.github.netpol4j.internal.diagram.TooManyNodesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

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
    private static final int CROWDED = 1_000_000;

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

    /** An operation on the diagrams, all alone. */
    synchronized Diagram make(Function<Diagrams, Diagram> operation) {
        try {
            diagrams.begin();
            return operation.apply(diagrams);
        } catch (TooManyNodesException e) {
            throw Messages.tooManyNodes(
                    e.nodes(),
                    layout.vocabulary(),
                    Arrays.stream(e.variables()).mapToObj(layout::dimension).toList());
        }
    }

    /** The union of regions. */
    synchronized Diagram union(Collection<Region> regions) {
        return make(made -> {
            RegionDiagram one = new RegionDiagram(layout, made);
            List<Diagram> nodes = new ArrayList<>(regions.size());
            regions.forEach(region -> nodes.add(one.of(region)));
            return made.union(nodes);
        });
    }

    /** The same set as a node of this space, whose vocabulary includes that of the other. */
    Diagram adopt(Diagram node, FlowSpace from) {
        return from == this ? node : make(made -> new Transfer(from.layout, layout, made).of(node));
    }
}
