package io.github.netpol4j.ufw.internal.kernel;

import io.github.netpol4j.flow.Region;
import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.stream.Stream;

/**
 * The flows that a rule matches. Where a flow does not say its interface or source port, and the rule asks, it may match.
 *
 * @param surely those that it matches for sure
 * @param possibly those that it can match; the same where flows say enough
 */
public record Matching(List<Region> surely, List<Region> possibly) {

    /**
     * Regions, lists copied.
     *
     * @param surely those that it matches for sure
     * @param possibly those that it can match; the same where flows say enough
     */
    public Matching {
        surely = List.copyOf(Given.noNulls("matching", surely));
        possibly = List.copyOf(Given.noNulls("matching", possibly));
    }

    /**
     * Whether every flow says enough.
     *
     * @return whether both are the same
     */
    public boolean isExact() {
        return surely.equals(possibly);
    }

    /** The same, if that is sure; if not, what it matches it only can match. */
    Matching where(boolean isSure) {
        return isSure ? this : new Matching(List.of(), possibly);
    }

    /**
     * The flows of either.
     *
     * @param other what another rule matches
     * @return both together
     */
    Matching or(Matching other) {
        return new Matching(
                Stream.concat(surely.stream(), other.surely.stream()).toList(),
                Stream.concat(possibly.stream(), other.possibly.stream()).toList());
    }
}
