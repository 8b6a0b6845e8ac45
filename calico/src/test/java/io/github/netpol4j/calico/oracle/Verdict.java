package io.github.netpol4j.calico.oracle;

/** What becomes of a connection. */
public enum Verdict {
    ALLOWED,
    DENIED,
    /** It hangs on what a connection does not tell. */
    UNDECIDED
}
