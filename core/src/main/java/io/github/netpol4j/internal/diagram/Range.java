package io.github.netpol4j.internal.diagram;

import java.util.Arrays;
import java.util.List;

/** Asks for a variable with ordered values: each interval of them leads to a child. */
public final class Range extends Diagram {

    private final int[] starts;
    private final Diagram[] children;

    /** Takes the arrays over: starts ascending from the variable's least value, no two neighbours with one child. */
    Range(int id, int variable, int[] starts, Diagram[] children) {
        super(id, variable, hash(variable, starts, children));
        this.starts = starts;
        this.children = children;
    }

    static int hash(int variable, int[] starts, Diagram[] children) {
        int hash = ~variable;
        for (int i = 0; i < starts.length; i++) {
            hash = (hash * 31 + starts[i]) * 0x9E3779B1 + children[i].id();
        }
        return hash;
    }

    /**
     * How many intervals there are.
     *
     * @return at least 2
     */
    public int size() {
        return starts.length;
    }

    /**
     * The first value of an interval.
     *
     * @param index from 0, ascending
     * @return the value; the interval ends before the next one's
     */
    public int start(int index) {
        return starts[index];
    }

    /**
     * The child of an interval.
     *
     * @param index that of the interval
     * @return never the same as its neighbours'
     */
    public Diagram at(int index) {
        return children[index];
    }

    @Override
    public Diagram child(int value) {
        int index = Arrays.binarySearch(starts, value);
        return children[index < 0 ? -index - 2 : index];
    }

    @Override
    public List<Diagram> children() {
        return List.of(children);
    }

    @Override
    boolean isLike(Diagram other) {
        return other instanceof Range that
                && variable() == that.variable()
                && Arrays.equals(starts, that.starts)
                && Choice.same(children, that.children);
    }
}
