package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.target.ReadLimits;

/** The limits of one source, and how much of them is used up. */
final class Limits {

    /** Trees are built and walked by recursion, which a thread's stack limits whatever a caller allows. */
    private static final int DEEPEST = 1_000;

    private final ReadLimits limits;
    private long expanded;

    Limits(ReadLimits limits) {
        this.limits = limits;
    }

    int depth() {
        return Math.min(limits.maxDepth(), DEEPEST);
    }

    int aliases() {
        return limits.maxAliases();
    }

    /** Counts values that an alias stands for; false if that is too many. */
    boolean expand(long values) {
        expanded += values;
        return expanded <= limits.maxAliases();
    }
}
