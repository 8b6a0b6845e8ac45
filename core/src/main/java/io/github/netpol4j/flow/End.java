package io.github.netpol4j.flow;

import java.util.Locale;

/** One of the two ends of a flow. */
public enum End {
    /** Who opens the connection. */
    SOURCE,
    /** Who is connected to. */
    DESTINATION;

    /** The word in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
