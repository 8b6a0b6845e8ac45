package io.github.netpol4j.calico.resource;

import io.github.netpol4j.flow.Direction;

/** A direction that a policy applies to, as the API names it. */
public enum PolicyType {
    /** Connections to the selected endpoints. */
    INGRESS("Ingress", Direction.INGRESS),
    /** Connections from the selected endpoints. */
    EGRESS("Egress", Direction.EGRESS);

    private final String word;
    private final Direction direction;

    PolicyType(String word, Direction direction) {
        this.word = word;
        this.direction = direction;
    }

    /**
     * The direction.
     *
     * @return the same, as core names it
     */
    public Direction direction() {
        return direction;
    }

    /** As the API spells it. */
    @Override
    public String toString() {
        return word;
    }
}
