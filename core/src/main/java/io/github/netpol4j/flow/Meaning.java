package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Lazy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The flows that pass, in every cluster there could be: those that surely pass, and those that possibly do, because something
 * that a flow alone can't decide has a say (a rate limit, the path of a request). Mostly the two are one.
 *
 * <p>A flow passes if each of some parts lets it: what the source's policies let out, what the destination's let in. The parts
 * are kept apart inside, because together they can be far larger than each.
 *
 * <p>What no policy can block ({@link Semantics#exemption(Flow)}: a pod that reaches itself, a node its own pods) is left
 * aside. Immutable and thread-safe; equal if the same flows surely pass, and the same possibly.
 */
public final class Meaning {

    /** Up to so many regions in which two meanings may differ, they are looked at one by one. */
    private static final int FEW = 32;

    private final Lazy<List<FlowSet>> surely;
    private final Lazy<List<FlowSet>> possibly;
    /** Whether flows alone decide, so that the two are one. */
    private final boolean decided;
    /** What the sets are made of, if that is known: egress, ingress, and what concerns both ends. */
    private final Optional<List<Barrier>> barriers;
    /** The flows whose source, and those whose destination, is closed to what is not granted there. */
    private final Map<Direction, Lazy<FlowSet>> isolated;

    private Meaning(
            Lazy<List<FlowSet>> surely,
            Lazy<List<FlowSet>> possibly,
            boolean decided,
            Optional<List<Barrier>> barriers,
            Map<Direction, Lazy<FlowSet>> isolated) {
        this.surely = surely;
        this.possibly = possibly;
        this.decided = decided;
        this.barriers = barriers;
        this.isolated = isolated;
    }

    /**
     * What passes if no barrier stops it, where flows alone decide.
     *
     * @param egress what stands in the way at the source
     * @param ingress what stands in the way at the destination
     * @param both what stands in the way because of both ends
     * @return what passes
     */
    public static Meaning of(Barrier egress, Barrier ingress, Barrier both) {
        Given.noneNull("Meaning.of(..)", egress, ingress, both);
        List<Barrier> all = List.of(egress, ingress, both);
        Lazy<List<FlowSet>> parts = new Lazy<>(() -> parts(all));
        return new Meaning(
                parts,
                parts,
                true,
                Optional.of(all),
                Map.of(
                        Direction.EGRESS, new Lazy<>(() -> FlowSet.of(egress.closed())),
                        Direction.INGRESS, new Lazy<>(() -> FlowSet.of(ingress.closed()))));
    }

    /**
     * What passes if all parts let it.
     *
     * @param surely what each part surely lets pass
     * @param possibly what each part possibly lets pass, and no less
     * @param isolatedEgress the flows whose source is closed to what is not granted there
     * @param isolatedIngress the flows whose destination is closed to what is not granted there
     * @return what surely and possibly passes
     */
    public static Meaning of(
            Collection<FlowSet> surely, Collection<FlowSet> possibly, FlowSet isolatedEgress, FlowSet isolatedIngress) {
        List<FlowSet> sure = List.copyOf(Given.notEmpty("Meaning.of(..)", "set", surely));
        List<FlowSet> more = List.copyOf(Given.notEmpty("Meaning.of(..)", "set", possibly));
        Given.noneNull("Meaning.of(..)", isolatedEgress, isolatedIngress);
        return new Meaning(
                new Lazy<>(() -> sure),
                new Lazy<>(() -> more),
                false,
                Optional.empty(),
                Map.of(
                        Direction.EGRESS, new Lazy<>(() -> isolatedEgress),
                        Direction.INGRESS, new Lazy<>(() -> isolatedIngress)));
    }

    /**
     * Whether flows alone decide what passes.
     *
     * @return whether what surely and what possibly passes is one
     */
    public boolean isDecided() {
        return decided;
    }

    /**
     * The flows that have an end which lets pass only what is granted there.
     *
     * @param direction the source's side or the destination's
     * @return those flows, whether they pass or not
     */
    public FlowSet isolated(Direction direction) {
        return Objects.requireNonNull(isolated.get(Given.notNull("isolated(..)", direction)))
                .get();
    }

    private static List<FlowSet> parts(List<Barrier> barriers) {
        List<FlowSet> sets = FlowSet.each(barriers.stream()
                .flatMap(barrier -> Stream.of(barrier.closed(), barrier.open()))
                .toList());
        List<FlowSet> parts = new ArrayList<>();
        for (int i = 0; i < sets.size(); i += 2) {
            parts.add(sets.get(i).not().or(sets.get(i + 1)));
        }
        return List.copyOf(parts);
    }

    /**
     * What surely passes.
     *
     * @return one set; prefer to ask within regions
     */
    public FlowSet surely() {
        return surelyWithin(List.of(Region.all()));
    }

    /**
     * What possibly passes.
     *
     * @return one set; prefer to ask within regions
     */
    public FlowSet possibly() {
        return possiblyWithin(List.of(Region.all()));
    }

    /**
     * What surely passes of the flows of some regions. Only what is said about those is looked at.
     *
     * @param asked the regions in question
     * @return those of their flows that do
     */
    public FlowSet surelyWithin(Collection<Region> asked) {
        return within(surely, asked);
    }

    /**
     * What possibly passes of the flows of some regions. Only what is said about those is looked at.
     *
     * @param asked the regions in question
     * @return those of their flows that do
     */
    public FlowSet possiblyWithin(Collection<Region> asked) {
        return within(possibly, asked);
    }

    private FlowSet within(Lazy<List<FlowSet>> parts, Collection<Region> asked) {
        Given.noNulls("within(..)", asked);
        if (barriers.isEmpty()) {
            return all(FlowSet.of(asked), parts.get());
        }
        FlowSet passing = FlowSet.none();
        for (Region region : asked) {
            List<Barrier> narrowed = barriers.get().stream()
                    .map(barrier -> barrier.within(region))
                    .toList();
            passing = passing.or(all(FlowSet.of(region), parts(narrowed)));
        }
        return passing;
    }

    private static FlowSet all(FlowSet asked, List<FlowSet> parts) {
        FlowSet left = asked;
        for (FlowSet part : parts) {
            left = left.and(part);
        }
        return left;
    }

    /**
     * What surely passes here and not there.
     *
     * @param other another meaning
     * @return the difference
     */
    public FlowSet surelyBeyond(Meaning other) {
        Given.notNull("surelyBeyond(..)", other);
        Optional<List<Region>> suspects = suspects(other);
        return suspects.isPresent()
                ? surelyWithin(suspects.get()).minus(other.surelyWithin(suspects.get()))
                : beyond(surely.get(), other.surely.get());
    }

    /**
     * What possibly passes here and not there.
     *
     * @param other another meaning
     * @return the difference
     */
    public FlowSet possiblyBeyond(Meaning other) {
        Given.notNull("possiblyBeyond(..)", other);
        Optional<List<Region>> suspects = suspects(other);
        return suspects.isPresent()
                ? possiblyWithin(suspects.get()).minus(other.possiblyWithin(suspects.get()))
                : beyond(possibly.get(), other.possibly.get());
    }

    /**
     * The only regions in which something can pass here and not there: what only this one opens, and what only the other
     * closes. What both say alike is not even looked at. Empty if they are many, or not known.
     */
    private Optional<List<Region>> suspects(Meaning other) {
        if (barriers.isEmpty() || other.barriers.isEmpty()) {
            return Optional.empty();
        }
        List<Region> suspects = new ArrayList<>();
        for (int i = 0; i < barriers.get().size() && suspects.size() <= FEW; i++) {
            Barrier here = barriers.get().get(i);
            Barrier there = other.barriers.get().get(i);
            suspects.addAll(without(here.open(), there.open()));
            suspects.addAll(without(there.closed(), here.closed()));
        }
        return suspects.size() <= FEW ? Optional.of(suspects) : Optional.empty();
    }

    private static List<Region> without(List<Region> regions, List<Region> others) {
        Set<Region> known = new HashSet<>(others);
        return regions.stream().filter(region -> !known.contains(region)).toList();
    }

    /** Part by part: what one part of the other stops is mostly little, and is then narrowed by all others. */
    private static FlowSet beyond(List<FlowSet> these, List<FlowSet> others) {
        List<FlowSet> all =
                FlowSet.together(Stream.concat(these.stream(), others.stream()).toList());
        FlowSet beyond = FlowSet.none();
        for (int i = 0; i < others.size(); i++) {
            FlowSet there = all.get(these.size() + i);
            FlowSet stopped = i < these.size() ? all.get(i).minus(there) : there.not();
            for (int j = 0; j < these.size() && !stopped.isNothing(); j++) {
                stopped = j == i ? stopped : stopped.and(all.get(j));
            }
            beyond = stopped.isNothing() ? beyond : beyond.or(stopped);
        }
        return beyond;
    }

    /**
     * Whether a flow surely passes, or no policy can block it.
     *
     * @param flow any flow
     * @param semantics what Kubernetes leaves open, the same that the meaning was made with
     * @return whether it does
     */
    public boolean permits(Flow flow, Semantics semantics) {
        Given.noneNull("permits(..)", flow, semantics);
        return semantics.exemption(flow).isPresent()
                || surely.get().stream().allMatch(part -> part.contains(flow, semantics));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Meaning that
                && surelyBeyond(that).isEmpty()
                && that.surelyBeyond(this).isEmpty()
                && ((decided && that.decided)
                        || (possiblyBeyond(that).isEmpty()
                                && that.possiblyBeyond(this).isEmpty()));
    }

    /** The same for all: equal meanings may have been said in many ways. */
    @Override
    public int hashCode() {
        return 1;
    }

    /** The flows, as regions. */
    @Override
    public String toString() {
        return decided
                ? surely().toString()
                : "surely:\n" + surely() + "\npossibly besides:\n" + possibly().minus(surely());
    }
}
