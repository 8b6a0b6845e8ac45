package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Lazy;
import io.github.netpol4j.internal.NamespaceLabels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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

    /** Up to so many regions that are asked about, or in which two meanings may differ, are looked at one by one. */
    private static final int FEW = 32;

    private final Stops surely;
    /** The same as {@link #surely} where flows alone decide. */
    private final Stops possibly;
    /** The flows whose source, and those whose destination, is closed to what is not granted there. */
    private final Map<Direction, Lazy<FlowSet>> isolated;

    private Meaning(Stops surely, Stops possibly, Map<Direction, Lazy<FlowSet>> isolated) {
        this.surely = surely;
        this.possibly = possibly;
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
        Stops stops = Stops.at(List.of(egress, ingress, both));
        return new Meaning(
                stops,
                stops,
                Map.of(
                        Direction.EGRESS, new Lazy<>(() -> FlowSet.of(egress.closed())),
                        Direction.INGRESS, new Lazy<>(() -> FlowSet.of(ingress.closed()))));
    }

    /**
     * What passes if all parts let it.
     *
     * @param surely what each part surely lets pass
     * @param possibly what each part possibly lets pass, and no less; the same collection where flows alone decide
     * @param isolatedEgress the flows whose source is closed to what is not granted there
     * @param isolatedIngress the flows whose destination is closed to what is not granted there
     * @return what surely and possibly passes
     */
    public static Meaning of(
            Collection<FlowSet> surely, Collection<FlowSet> possibly, FlowSet isolatedEgress, FlowSet isolatedIngress) {
        List<FlowSet> sure = List.copyOf(Given.notEmpty("Meaning.of(..)", "set", surely));
        List<FlowSet> more = List.copyOf(Given.notEmpty("Meaning.of(..)", "set", possibly));
        Given.noneNull("Meaning.of(..)", isolatedEgress, isolatedIngress);
        Stops stops = Stops.allBut(sure);
        boolean decided = possibly == surely;
        return new Meaning(
                stops,
                decided ? stops : Stops.allBut(more),
                Map.of(
                        Direction.EGRESS, new Lazy<>(() -> isolatedEgress),
                        Direction.INGRESS, new Lazy<>(() -> isolatedIngress)));
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

    /**
     * Whether flows alone decide what passes.
     *
     * @return whether what surely passes and what possibly passes is one by the way it was made
     */
    public boolean isDecided() {
        return surely == possibly;
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

    private static FlowSet within(Stops stops, Collection<Region> asked) {
        Given.noNulls("within(..)", asked);
        if (stops.barriers().isEmpty() || asked.size() > FEW) {
            return stops.passing(FlowSet.of(asked));
        }
        FlowSet passing = FlowSet.none();
        for (Region region : asked) {
            passing = passing.or(stops.within(region).passing(FlowSet.of(region)));
        }
        return passing;
    }

    /**
     * What surely passes here and not there.
     *
     * @param other another meaning
     * @return the difference
     */
    public FlowSet surelyBeyond(Meaning other) {
        return beyond(surely, Given.notNull("surelyBeyond(..)", other).surely);
    }

    /**
     * What possibly passes here and not there.
     *
     * @param other another meaning
     * @return the difference
     */
    public FlowSet possiblyBeyond(Meaning other) {
        return beyond(possibly, Given.notNull("possiblyBeyond(..)", other).possibly);
    }

    private static FlowSet beyond(Stops here, Stops there) {
        Optional<List<Region>> suspects = suspects(here, there);
        if (suspects.isEmpty()) {
            return here.passingBeyond(there);
        }
        FlowSet beyond = FlowSet.none();
        for (Region suspect : suspects.get()) {
            beyond = beyond.or(here.within(suspect).passingBeyond(there.within(suspect)));
        }
        return beyond;
    }

    /**
     * The only regions in which something can pass here and not there: what only this one opens, and what only the other
     * closes. What both say alike is not even looked at. Empty if they are many, or not known.
     */
    private static Optional<List<Region>> suspects(Stops here, Stops there) {
        if (here.barriers().isEmpty() || there.barriers().isEmpty()) {
            return Optional.empty();
        }
        List<Region> suspects = new ArrayList<>();
        for (int i = 0; i < here.barriers().get().size() && suspects.size() <= FEW; i++) {
            Barrier ours = here.barriers().get().get(i);
            Barrier theirs = there.barriers().get().get(i);
            suspects.addAll(without(ours.open(), theirs.open()));
            suspects.addAll(without(theirs.closed(), ours.closed()));
        }
        return suspects.size() <= FEW ? Optional.of(suspects) : Optional.empty();
    }

    private static List<Region> without(List<Region> regions, List<Region> others) {
        Set<Region> known = new HashSet<>(others);
        return regions.stream().filter(region -> !known.contains(region)).toList();
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
        return semantics.exemption(flow).isPresent() || surely.letsPass(flow, semantics);
    }

    /**
     * This meaning, ready to be asked about very many pairs of ends.
     *
     * @param semantics what pods on the network of their node are, the same that the meaning was made with
     * @return what passes between ends
     * @throws FlowSetLimitException if the sets are too large
     */
    public Passages passages(Semantics semantics) {
        return Passages.of(surely, possibly, Given.notNull("passages(..)", semantics), Optional.empty());
    }

    /**
     * This meaning, ready to be asked about very many pairs of ends, and about those that are not known, see {@link
     * Passages#audiences(End, Collection)}.
     *
     * @param semantics what pods on the network of their node are, the same that the meaning was made with
     * @param namespaces the labels of the namespaces that are known: of all that given ends are in, at least
     * @return what passes between ends
     * @throws FlowSetLimitException if the sets are too large
     */
    public Passages passages(Semantics semantics, Map<String, ? extends Map<String, String>> namespaces) {
        Given.notNull("passages(..)", semantics);
        return Passages.of(surely, possibly, semantics, Optional.of(NamespaceLabels.checked("passages", namespaces)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Meaning that
                && surelyBeyond(that).isEmpty()
                && that.surelyBeyond(this).isEmpty()
                && ((isDecided() && that.isDecided())
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
        return isDecided()
                ? surely().toString()
                : "surely:\n" + surely() + "\npossibly besides:\n" + possibly().minus(surely());
    }
}
