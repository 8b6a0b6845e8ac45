package io.github.netpol4j.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stops flows, part by part: a flow passes if no part stops it. The sets are made when they are first wanted.
 *
 * <p>Thread-safe.
 */
final class Stops {

    /**
     * One part. What it closes and what it opens are kept apart: compared, they are mostly alike, and what one has beyond the
     * other is little, while what a part stops can be as large as both.
     */
    private record Part(FlowSet closed, FlowSet open) {

        FlowSet passing(FlowSet asked) {
            return asked.minus(closed).or(asked.and(open));
        }

        /** What passes here, and is stopped there. */
        FlowSet passingBeyond(Part other) {
            FlowSet notClosed = other.closed.minus(closed).minus(other.open);
            return notClosed.or(open.minus(other.open).and(other.closed));
        }
    }

    /** What the sets are made of, if that is known. */
    private final Optional<List<Barrier>> barriers;

    /** Always the same flows, but over whatever vocabulary was wanted last. */
    private final AtomicReference<@Nullable List<Part>> parts;

    private Stops(Optional<List<Barrier>> barriers, @Nullable List<Part> parts) {
        this.barriers = barriers;
        this.parts = new AtomicReference<>(parts);
    }

    /** A part for each barrier. */
    static Stops at(List<Barrier> barriers) {
        return new Stops(Optional.of(barriers), null);
    }

    /** A part for each set: it stops all other flows. */
    static Stops allBut(List<FlowSet> passing) {
        return new Stops(
                Optional.empty(),
                passing.stream().map(set -> new Part(FlowSet.all(), set)).toList());
    }

    Optional<List<Barrier>> barriers() {
        return barriers;
    }

    /** The same as far as flows of a region are concerned; only for what is made of barriers. */
    Stops within(Region region) {
        return at(barriers.orElseThrow().stream()
                .map(barrier -> barrier.within(region))
                .toList());
    }

    private List<Part> parts() {
        List<Part> known = parts.get();
        if (known == null) {
            known = made(barriers.orElseThrow());
            parts.set(known);
        }
        return known;
    }

    private static List<Part> made(List<Barrier> barriers) {
        return inPairs(FlowSet.each(barriers.stream()
                .flatMap(barrier -> Stream.of(barrier.closed(), barrier.open()))
                .toList()));
    }

    private static List<Part> inPairs(List<FlowSet> sets) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < sets.size(); i += 2) {
            parts.add(new Part(sets.get(i), sets.get(i + 1)));
        }
        return List.copyOf(parts);
    }

    /** What each part closes, and right after it what it opens all the same. */
    List<FlowSet> sets() {
        return parts().stream()
                .flatMap(part -> Stream.of(part.closed(), part.open()))
                .toList();
    }

    boolean letsPass(Flow flow, Semantics semantics) {
        return parts().stream()
                .noneMatch(part ->
                        part.closed().contains(flow, semantics) && !part.open().contains(flow, semantics));
    }

    /** Those of some flows that pass. */
    FlowSet passing(FlowSet asked) {
        FlowSet passing = asked;
        for (Part part : parts()) {
            passing = part.passing(passing);
        }
        return passing;
    }

    /** What passes here and not there: part by part what is stopped there, and of that what all parts here let pass. */
    FlowSet passingBeyond(Stops other) {
        List<Part> all = together(other);
        int size = parts().size();
        FlowSet beyond = FlowSet.none();
        for (int i = size; i < all.size(); i++) {
            FlowSet passing = i - size < size
                    ? all.get(i - size).passingBeyond(all.get(i))
                    : all.get(i).closed().minus(all.get(i).open());
            for (int j = 0; j < size && !passing.isNothing(); j++) {
                passing = j == i - size ? passing : all.get(j).passing(passing);
            }
            beyond = passing.isNothing() ? beyond : beyond.or(passing);
        }
        return beyond;
    }

    /** The parts of both, over one vocabulary. To make them anew is cheaper than to move them. */
    private List<Part> together(Stops other) {
        List<Part> here = parts.get();
        List<Part> there = other.parts.get();
        boolean done = here != null
                && there != null
                && FlowSet.areTogether(here.get(0).closed(), there.get(0).closed());
        if (done || barriers.isEmpty() || other.barriers.isEmpty()) {
            return inPairs(FlowSet.together(Stream.concat(parts().stream(), other.parts().stream())
                    .flatMap(part -> Stream.of(part.closed(), part.open()))
                    .toList()));
        }
        List<Part> all = made(Stream.concat(barriers.get().stream(), other.barriers.get().stream())
                .toList());
        parts.set(all.subList(0, barriers.get().size()));
        other.parts.set(all.subList(barriers.get().size(), all.size()));
        return all;
    }
}
