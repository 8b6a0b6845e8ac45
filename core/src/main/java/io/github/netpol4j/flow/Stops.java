package io.github.netpol4j.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stops flows, part by part: a flow passes if no part stops it. The sets are made when they are first wanted.
 *
 * <p>Thread-safe.
 */
final class Stops {

    /** What the sets are made of, if that is known. */
    private final Optional<List<Barrier>> barriers;

    private final List<FlowSet> passing;

    /** Always the same flows, but over whatever vocabulary was wanted last. */
    private volatile @Nullable List<FlowSet> sets;

    private Stops(Optional<List<Barrier>> barriers, List<FlowSet> passing) {
        this.barriers = barriers;
        this.passing = passing;
    }

    /** A part for each barrier. */
    static Stops at(List<Barrier> barriers) {
        return new Stops(Optional.of(barriers), List.of());
    }

    /** A part for each set: it stops all other flows. */
    static Stops allBut(List<FlowSet> passing) {
        return new Stops(Optional.empty(), passing);
    }

    Optional<List<Barrier>> barriers() {
        return barriers;
    }

    /** The flows that each part stops. */
    List<FlowSet> sets() {
        List<FlowSet> known = sets;
        if (known == null) {
            known = barriers.map(Stops::made)
                    .orElseGet(() -> passing.stream().map(FlowSet::not).toList());
            sets = known;
        }
        return known;
    }

    private static List<FlowSet> made(List<Barrier> barriers) {
        List<FlowSet> regions = FlowSet.each(barriers.stream()
                .flatMap(barrier -> Stream.of(barrier.closed(), barrier.open()))
                .toList());
        List<FlowSet> made = new ArrayList<>();
        for (int i = 0; i < regions.size(); i += 2) {
            made.add(regions.get(i).minus(regions.get(i + 1)));
        }
        return List.copyOf(made);
    }

    /** Those of some flows that pass. */
    FlowSet passing(FlowSet asked) {
        FlowSet passing = asked;
        for (FlowSet stopped : sets()) {
            passing = passing.minus(stopped);
        }
        return passing;
    }

    /** What passes here and not there. Part by part: what one stops there is mostly stopped by the same part here. */
    FlowSet passingBeyond(Stops other) {
        List<FlowSet> all = together(other);
        int size = sets().size();
        FlowSet beyond = FlowSet.none();
        for (int i = size; i < all.size(); i++) {
            FlowSet stopped = i - size < size ? all.get(i).minus(all.get(i - size)) : all.get(i);
            for (int j = 0; j < size && !stopped.isNothing(); j++) {
                stopped = j == i - size ? stopped : stopped.minus(all.get(j));
            }
            beyond = stopped.isNothing() ? beyond : beyond.or(stopped);
        }
        return beyond;
    }

    /** The sets of both, over one vocabulary. To make them anew is cheaper than to move them. */
    private List<FlowSet> together(Stops other) {
        List<FlowSet> here = sets;
        List<FlowSet> there = other.sets;
        boolean done = here != null && there != null && FlowSet.areTogether(here.get(0), there.get(0));
        if (done || barriers.isEmpty() || other.barriers.isEmpty()) {
            return FlowSet.together(
                    Stream.concat(sets().stream(), other.sets().stream()).toList());
        }
        List<FlowSet> all = made(Stream.concat(barriers.get().stream(), other.barriers.get().stream())
                .toList());
        sets = all.subList(0, barriers.get().size());
        other.sets = all.subList(barriers.get().size(), all.size());
        return all;
    }
}
