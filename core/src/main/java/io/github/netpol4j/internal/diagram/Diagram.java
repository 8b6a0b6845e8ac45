package io.github.netpol4j.internal.diagram;

import java.util.List;

/**
 * A decision diagram: a set of points, decided variable by variable in a fixed order. Each is a node, with diagrams below it.
 *
 * <p>Nodes are immutable, and made by one {@link Diagrams} so that equal sets are the same node. Below a node only later
 * variables are asked; a variable that is not asked does not matter.
 */
public abstract sealed class Diagram permits Leaf, Choice, Range {

    /** The variable of leaves: after every other. */
    static final int LAST = Integer.MAX_VALUE;

    private final int id;
    private final int variable;
    private final int hash;

    Diagram(int id, int variable, int hash) {
        this.id = id;
        this.variable = variable;
        this.hash = hash;
    }

    /**
     * The node's number, in the order in which its diagrams made them.
     *
     * @return at least 0
     */
    public final int id() {
        return id;
    }

    /**
     * The variable that the node asks for.
     *
     * @return its place in the order; leaves come last
     */
    public final int variable() {
        return variable;
    }

    final int hash() {
        return hash;
    }

    /** Whether the other asks the same and leads to the same nodes. */
    abstract boolean isLike(Diagram other);

    /**
     * Where a value of this node's variable leads.
     *
     * @param value any value of the variable
     * @return the child; a leaf leads to itself
     */
    public abstract Diagram child(int value);

    /**
     * Where all values of this node's variable lead.
     *
     * @return the children in the order of their values, that of all other values last; none below a leaf
     */
    public abstract List<Diagram> children();
}
