package io.github.netpol4j.flow;

import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;

/**
 * One thing that stands in the way of flows, ready to be asked about many pairs of ends: the values of one end are put in
 * first, and what is left asks for those of the other.
 *
 * <p>What is put in first is the end that the policies select: it leaves little, because few policies select one end, while many
 * may name it as a peer.
 */
final class Gate {

    private final FlowSpace space;
    private final Diagram closed;
    private final Diagram open;
    private final End first;

    private Gate(FlowSpace space, Diagram closed, Diagram open, End first) {
        this.space = space;
        this.closed = closed;
        this.open = open;
        this.first = first;
    }

    /** A gate that stops what is closed and not open; a stranger is an end that no policy has a word for. */
    static Gate of(FlowSpace space, Diagram closed, Diagram open, int[] strangeSource, int[] strangeDestination) {
        int bySource = new Gate(space, closed, open, End.SOURCE).cost(strangeSource);
        int byDestination = new Gate(space, closed, open, End.DESTINATION).cost(strangeDestination);
        return new Gate(space, closed, open, bySource <= byDestination ? End.SOURCE : End.DESTINATION);
    }

    /** How much a stranger leaves: nothing where policies select this end, and much where they name it as a peer. */
    private int cost(int[] values) {
        return space.make(diagrams -> {
            Restriction restriction = new Restriction(diagrams, values);
            restriction.of(closed);
            restriction.of(open);
            return restriction.visited();
        });
    }

    /** The end whose values are put in first. */
    End first() {
        return first;
    }

    /** What is left of all that passes, once these values are put in. */
    Diagram passing(Diagrams diagrams, int[] values) {
        Restriction restriction = new Restriction(diagrams, values);
        Diagram stops = restriction.of(closed);
        return stops == diagrams.none() ? diagrams.all() : diagrams.or(diagrams.not(stops), restriction.of(open));
    }
}
