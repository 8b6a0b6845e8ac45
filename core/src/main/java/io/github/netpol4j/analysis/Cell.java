package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.internal.Given;

/**
 * What one party can say to another.
 *
 * <p>What surely passes does so from each end of the source to each end of the destination. What possibly passes does so for some
 * of them, or where something decides that a row does not tell: the address in use where an end has several, the node a pod runs
 * on, the source port, the path of a request, a rate.
 *
 * @param source who opens connections
 * @param destination who is connected to
 * @param surely what surely passes
 * @param possibly what possibly passes: all of that, and maybe more
 */
public record Cell(Party source, Party destination, Connections surely, Connections possibly) {

    /**
     * A cell.
     *
     * @param source who opens connections
     * @param destination who is connected to
     * @param surely what surely passes
     * @param possibly what possibly passes: all of that, and maybe more
     */
    public Cell {
        Given.noneNull("new Cell(..)", source, destination, surely, possibly);
    }

    /**
     * What passes possibly, but not surely.
     *
     * @return mostly none
     */
    public Connections undecided() {
        return surely.equals(possibly) ? Connections.none() : possibly.minus(surely);
    }

    /**
     * Whether nothing passes.
     *
     * @return whether not even possibly anything does
     */
    public boolean isEmpty() {
        return possibly.isEmpty();
    }

    /** Whether the same passes. */
    boolean says(Cell other) {
        return surely.equals(other.surely) && possibly.equals(other.possibly);
    }

    /** Only those connections that are among some. */
    Cell within(Connections asked) {
        return asked.isAll() ? this : new Cell(source, destination, surely.and(asked), possibly.and(asked));
    }

    Cell between(Party from, Party to) {
        return new Cell(from, to, surely, possibly);
    }

    /** {@code source => destination : connections}, and what is undecided in brackets. */
    @Override
    public String toString() {
        String open = undecided().isEmpty() ? "" : " (possibly " + undecided() + ")";
        return source + " => " + destination + " : " + surely + open;
    }
}
