package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import io.github.netpol4j.internal.diagram.Leaf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A set of flows, of all that could be in any cluster: those of labels, namespaces and addresses that nobody mentions
 * included. Sets are made of {@link Region regions} and combined; what is said of one is said of every cluster.
 *
 * <p>A flow here is one between two different endpoints whose addresses, of one family, are known. What no policy can block
 * ({@link Semantics#exemption(Flow)}) is left aside: a pod that reaches itself is no flow here, and a node that reaches its own
 * pods is like any other host.
 *
 * <p>Immutable and thread-safe. Sets of different vocabularies combine. Two sets are equal if they hold the same flows. Every
 * operation may throw {@link FlowSetLimitException}, instead of taking all memory.
 */
public final class FlowSet {

    /** How many regions are printed. */
    private static final int PRINTED = 20;

    private final FlowSpace space;
    private final Diagram node;

    private FlowSet(FlowSpace space, Diagram node) {
        this.space = space;
        this.node = node;
    }

    /**
     * Every flow.
     *
     * @return the full set
     */
    public static FlowSet all() {
        return of(Region.all());
    }

    /**
     * No flow.
     *
     * @return the empty set
     */
    public static FlowSet none() {
        return of(List.of());
    }

    /**
     * The flows of some regions.
     *
     * @param regions any number
     * @return their union
     */
    public static FlowSet of(Region... regions) {
        return of(Given.list("FlowSet.of(..)", regions));
    }

    /**
     * The flows of some regions.
     *
     * @param regions any number
     * @return their union
     */
    public static FlowSet of(Collection<Region> regions) {
        return each(List.of(Given.noNulls("FlowSet.of(..)", regions))).get(0);
    }

    /**
     * Several sets at once, over the vocabulary of all: cheaper to combine than sets that are made apart.
     *
     * @param unions the regions of each
     * @return the union of each, in the same order
     */
    public static List<FlowSet> each(List<? extends Collection<Region>> unions) {
        List<Region> all = new ArrayList<>();
        Given.noNulls("FlowSet.each(..)", unions)
                .forEach(regions -> all.addAll(Given.noNulls("FlowSet.each(..)", regions)));
        FlowSpace space = new FlowSpace(Vocabulary.of(all));
        return space.unions(unions).stream()
                .map(node -> new FlowSet(space, node))
                .toList();
    }

    /** An operation of two sets. */
    private interface Operation {
        Diagram apply(Diagrams diagrams, Diagram one, Diagram other);
    }

    private FlowSet combine(FlowSet other, Operation operation) {
        FlowSpace joint = FlowSpace.joining(space, Given.notNull("an operation of sets", other).space);
        Diagram one = joint.adopt(node, space);
        Diagram two = joint.adopt(other.node, other.space);
        return new FlowSet(joint, joint.make(diagrams -> operation.apply(diagrams, one, two)));
    }

    /**
     * What is in either set.
     *
     * @param other another set
     * @return the union
     */
    public FlowSet or(FlowSet other) {
        return combine(other, Diagrams::or);
    }

    /**
     * What is in both sets.
     *
     * @param other another set
     * @return the intersection
     */
    public FlowSet and(FlowSet other) {
        return combine(other, Diagrams::and);
    }

    /**
     * What is in this set and not in the other.
     *
     * @param other another set
     * @return the difference
     */
    public FlowSet minus(FlowSet other) {
        return combine(other, Diagrams::minus);
    }

    /**
     * What is not in this set.
     *
     * @return the complement
     */
    public FlowSet not() {
        return new FlowSet(space, space.make(diagrams -> diagrams.not(node)));
    }

    /**
     * Whether no flow is in the set.
     *
     * @return whether there is no sample
     */
    public boolean isEmpty() {
        return !space.isPossible(node);
    }

    /** The same sets over one vocabulary, so that whatever combines them need not move them again. */
    static List<FlowSet> together(List<FlowSet> sets) {
        FlowSpace joint =
                sets.stream().map(set -> set.space).reduce(FlowSpace::joining).orElseThrow();
        return sets.stream()
                .map(set -> new FlowSet(joint, joint.adopt(set.node, set.space)))
                .toList();
    }

    /** Whether two sets are over one vocabulary, the same one. */
    static boolean areTogether(FlowSet one, FlowSet other) {
        return one.space == other.space;
    }

    FlowSpace space() {
        return space;
    }

    Diagram node() {
        return node;
    }

    /** Whether this is plainly the empty set; a set that is not may be empty all the same. */
    boolean isNothing() {
        return node instanceof Leaf leaf && !leaf.isAll();
    }

    /**
     * Whether every flow of another set is in this one.
     *
     * @param other another set
     * @return true also for the set itself
     */
    public boolean includes(FlowSet other) {
        return Given.notNull("includes(..)", other).minus(this).isEmpty();
    }

    /**
     * Whether some flow is in both sets.
     *
     * @param other another set
     * @return whether their intersection is not empty
     */
    public boolean overlaps(FlowSet other) {
        return !and(other).isEmpty();
    }

    /**
     * Whether a flow is in the set, as most clusters understand it.
     *
     * @param flow any flow; an end without a known address is in no block
     * @return whether it is
     */
    public boolean contains(Flow flow) {
        return contains(flow, Semantics.defaults());
    }

    /**
     * Whether a flow is in the set.
     *
     * @param flow any flow; an end without a known address is in no block
     * @param semantics what pods on the network of their node are
     * @return whether it is
     */
    public boolean contains(Flow flow, Semantics semantics) {
        Given.noneNull("contains(..)", flow, semantics);
        return new FlowPoint(space.layout(), flow, semantics).follow(node) instanceof Leaf leaf && leaf.isAll();
    }

    /**
     * One flow of the set: as plain as can be, and the same for equal sets over one vocabulary.
     *
     * @return empty if the set is
     */
    public Optional<Flow> sample() {
        return space.sample(node);
    }

    /**
     * The set as regions that do not overlap.
     *
     * @return together they hold just the flows of this set
     */
    public List<Region> cover() {
        return space.cover(node);
    }

    /**
     * What the set was made of.
     *
     * @return the dimensions and names that it can tell apart
     */
    public Vocabulary vocabulary() {
        return space.layout().vocabulary();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlowSet that
                && ((space == that.space && node == that.node) || (includes(that) && that.includes(this)));
    }

    /** Coarse: equal sets may have been made in many ways. */
    @Override
    public int hashCode() {
        return Boolean.hashCode(isEmpty());
    }

    /** The regions of the cover, a line each: 20 of them, then how many more there are. */
    @Override
    public String toString() {
        try {
            List<Region> cover = cover();
            String printed = cover.stream().limit(PRINTED).map(Region::toString).collect(Collectors.joining("\n"));
            String more = cover.size() > PRINTED ? "\nand " + (cover.size() - PRINTED) + " more" : "";
            return cover.isEmpty() ? "no flow" : printed + more;
        } catch (FlowSetLimitException tooLarge) {
            return sample().map(flow -> flow + "\nand more: " + tooLarge.getMessage())
                    .orElse("no flow");
        }
    }
}
