package io.github.netpol4j.internal.diagram;

import java.io.Serial;

/** An operation that would need more nodes than it may make. The operands are unharmed. */
public final class TooManyNodesException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient int[] variables;
    /** How many nodes were too few. */
    private final int nodes;

    TooManyNodesException(int nodes, int[] variables) {
        super("more than " + nodes + " nodes", null, false, false);
        this.nodes = nodes;
        this.variables = variables;
    }

    /**
     * How many nodes were too few.
     *
     * @return the budget
     */
    public int nodes() {
        return nodes;
    }

    /**
     * The variables that most of the nodes ask for, most first.
     *
     * @return those that ask for at least a hundredth of the nodes
     */
    public int[] variables() {
        return variables.clone();
    }
}
