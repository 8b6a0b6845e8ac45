package io.github.netpol4j.ufw.rule;

/** What a rule does with a packet.
 *
 * <p>Source: ufw(8). */
public enum UfwAction {
    /** It passes. */
    ALLOW("allow"),
    /** It is dropped without an answer. */
    DENY("deny"),
    /** It is dropped, and the sender is told. */
    REJECT("reject"),
    /** It passes, unless its sender opened six connections within 30 seconds. */
    LIMIT("limit");

    private final String word;

    UfwAction(String word) {
        this.word = word;
    }

    /** As ufw spells it. */
    @Override
    public String toString() {
        return word;
    }
}
