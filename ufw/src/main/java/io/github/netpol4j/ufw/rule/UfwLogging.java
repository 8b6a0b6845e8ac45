package io.github.netpol4j.ufw.rule;

/** What a rule writes to the log. */
public enum UfwLogging {
    /** Nothing. */
    NONE(""),
    /** New connections. */
    LOG("log"),
    /** Every packet. */
    LOG_ALL("log-all");

    private final String word;

    UfwLogging(String word) {
        this.word = word;
    }

    /** As ufw spells it; empty for nothing. */
    @Override
    public String toString() {
        return word;
    }
}
