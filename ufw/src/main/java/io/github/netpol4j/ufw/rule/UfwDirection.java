package io.github.netpol4j.ufw.rule;

/** Which way a packet goes, seen from the host. */
public enum UfwDirection {
    /** To the host; of a routed rule, through it. */
    IN("in"),
    /** From the host. */
    OUT("out");

    private final String word;

    UfwDirection(String word) {
        this.word = word;
    }

    /** As ufw spells it. */
    @Override
    public String toString() {
        return word;
    }
}
