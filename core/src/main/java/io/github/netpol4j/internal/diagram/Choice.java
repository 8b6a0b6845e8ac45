package io.github.netpol4j.internal.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asks for a variable with open-ended values: some lead to children of their own, all others to one child. */
public final class Choice extends Diagram {

    private final int[] values;
    private final Diagram[] children;
    private final Diagram otherwise;

    /** Takes the arrays over: values ascending, no child equal to {@code otherwise}. */
    Choice(int id, int variable, int[] values, Diagram[] children, Diagram otherwise) {
        super(id, variable, hash(variable, values, children, otherwise));
        this.values = values;
        this.children = children;
        this.otherwise = otherwise;
    }

    static int hash(int variable, int[] values, Diagram[] children, Diagram otherwise) {
        int hash = variable * 31 + otherwise.id();
        for (int i = 0; i < values.length; i++) {
            hash = (hash * 31 + values[i]) * 0x9E3779B1 + children[i].id();
        }
        return hash;
    }

    /**
     * How many values have a child of their own.
     *
     * @return at least 1
     */
    public int size() {
        return values.length;
    }

    /**
     * A value with a child of its own.
     *
     * @param index from 0, in ascending order of the values
     * @return the value
     */
    public int value(int index) {
        return values[index];
    }

    /**
     * The child of a value.
     *
     * @param index that of the value
     * @return never the same as {@link #otherwise()}
     */
    public Diagram at(int index) {
        return children[index];
    }

    /**
     * The child of all other values.
     *
     * @return the child
     */
    public Diagram otherwise() {
        return otherwise;
    }

    @Override
    public Diagram child(int value) {
        int index = Arrays.binarySearch(values, value);
        return index < 0 ? otherwise : children[index];
    }

    @Override
    public List<Diagram> children() {
        List<Diagram> all = new ArrayList<>(Arrays.asList(children));
        all.add(otherwise);
        return all;
    }

    @Override
    boolean isLike(Diagram other) {
        return other instanceof Choice that
                && variable() == that.variable()
                && otherwise == that.otherwise
                && Arrays.equals(values, that.values)
                && same(children, that.children);
    }

    static boolean same(Diagram[] some, Diagram[] others) {
        for (int i = 0; i < some.length; i++) {
            if (some[i] != others[i]) {
                return false;
            }
        }
        return some.length == others.length;
    }
}
