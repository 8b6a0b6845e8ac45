package io.github.netpol4j.finding;

/** How much a {@link Finding} matters, from the least to the most. */
public enum Severity {
    /** Worth knowing; nothing needs to be done. */
    INFO,
    /** Probably not what was meant. */
    WARNING,
    /** Does not do what it says. */
    ERROR
}
