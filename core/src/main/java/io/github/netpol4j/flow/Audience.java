package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import java.util.List;

/**
 * All ends, of whatever cluster, that a given end can say the same to, or that can say the same to it.
 *
 * @param regions who is meant, as what is said of that end of flows; they may overlap
 * @param surely what surely passes between each of them and each of the given ends
 * @param possibly what possibly passes
 */
public record Audience(List<Region> regions, Offer surely, Offer possibly) {

    /**
     * Ends, the list copied.
     *
     * @param regions who is meant, as what is said of that end of flows
     * @param surely what surely passes
     * @param possibly what possibly passes
     */
    public Audience {
        Given.noneNull("new Audience(..)", surely, possibly);
        regions = List.copyOf(Given.noNulls("new Audience(..)", regions));
    }
}
