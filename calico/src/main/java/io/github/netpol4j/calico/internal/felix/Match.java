package io.github.netpol4j.calico.internal.felix;

/** Whether something holds of a flow, where a flow alone may not tell. */
enum Match {
    NO,
    /** What is known of the flow does not decide it. */
    MAYBE,
    YES;

    static Match of(boolean holds) {
        return holds ? YES : NO;
    }

    Match and(Match other) {
        return compareTo(other) < 0 ? this : other;
    }

    Match or(Match other) {
        return compareTo(other) > 0 ? this : other;
    }

    Match not() {
        return switch (this) {
            case NO -> YES;
            case MAYBE -> MAYBE;
            case YES -> NO;
        };
    }
}
