package io.github.netpol4j.flow;

import java.util.List;

/** What a set that is too large to say throws. */
public final class Limits {

    private Limits() {}

    /** The exception, for whatever stands for such a set. */
    public static FlowSetLimitException reached() {
        return new FlowSetLimitException("too many keys", List.of());
    }
}
