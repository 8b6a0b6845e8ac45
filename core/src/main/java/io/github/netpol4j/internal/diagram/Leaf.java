package io.github.netpol4j.internal.diagram;

import java.util.List;

/** The end of a path: every point, or none. */
public final class Leaf extends Diagram {

    private final boolean all;

    Leaf(int id, boolean all) {
        super(id, LAST, id);
        this.all = all;
    }

    /**
     * Which of the two leaves this is.
     *
     * @return whether every point that leads here is in the set
     */
    public boolean isAll() {
        return all;
    }

    @Override
    public List<Diagram> children() {
        return List.of();
    }

    @Override
    boolean isLike(Diagram other) {
        return this == other;
    }

    @Override
    public Diagram child(int value) {
        return this;
    }

    @Override
    public String toString() {
        return all ? "all" : "none";
    }
}
