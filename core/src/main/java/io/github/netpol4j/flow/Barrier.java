package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that stands in the way of flows, such as the policies at one end: it stops what it closes, but for what it opens.
 *
 * @param closed the flows that it stops unless it opens them
 * @param open the flows that it lets pass all the same
 */
public record Barrier(List<Region> closed, List<Region> open) {

    /**
     * A barrier, its lists copied, repetition left out.
     *
     * @param closed the flows that it stops unless it opens them
     * @param open the flows that it lets pass all the same
     */
    public Barrier {
        closed = distinct(closed);
        open = distinct(open);
    }

    private static List<Region> distinct(Collection<Region> regions) {
        Set<Region> distinct = new LinkedHashSet<>();
        for (Region region : Given.noNulls("new Barrier(..)", regions)) {
            if (!region.isContradictory()) {
                distinct.add(region);
            }
        }
        return List.copyOf(distinct);
    }

    /** The same as far as flows of a region are concerned. */
    Barrier within(Region region) {
        return new Barrier(within(closed, region), within(open, region));
    }

    private static List<Region> within(List<Region> regions, Region region) {
        return regions.stream()
                .map(one -> one.and(region))
                .flatMap(Optional::stream)
                .toList();
    }
}
