package io.github.netpol4j.flow;

import java.util.Locale;

/** A side of a connection, as its endpoint sees it. */
public enum Direction {
    /** What comes in: the destination's side. */
    INGRESS,
    /** What goes out: the source's side. */
    EGRESS;

    /** The word in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
