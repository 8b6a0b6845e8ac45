package io.github.netpol4j.ufw.rule;

/** How much of what no rule logs itself is logged, from the least to the most. */
public enum UfwLogLevel {
    /** Nothing, not even what rules ask for. */
    OFF("off"),
    /** What a default policy blocks, with a limit. */
    LOW("low"),
    /** Also what a default policy lets through, what belongs to no connection, and every new one. */
    MEDIUM("medium"),
    /** Every packet, with a limit on some. */
    HIGH("high"),
    /** Every packet. */
    FULL("full");

    private final String word;

    UfwLogLevel(String word) {
        this.word = word;
    }

    /** As ufw spells it. */
    @Override
    public String toString() {
        return word;
    }
}
