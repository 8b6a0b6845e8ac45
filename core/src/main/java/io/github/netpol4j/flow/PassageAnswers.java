package io.github.netpol4j.flow;

import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Leaf;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What some gates together let pass between pairs of ends. Kept is what distinct answers mean, not which pair has which. */
final class PassageAnswers {

    private final FlowSpace space;
    private final Layout layout;
    private final List<Gate> gates;
    private final int[] asked;
    private final boolean surely;
    private final int sourceLocation;
    private final int same;
    private final int lastOfEnds;
    private final Map<Long, Diagram> both = new ConcurrentHashMap<>();
    private final Map<Long, Connections> read = new ConcurrentHashMap<>();

    PassageAnswers(FlowSpace space, List<Gate> gates, int[] asked, boolean surely) {
        this.space = space;
        this.layout = space.layout();
        this.gates = gates;
        this.asked = asked;
        this.surely = surely;
        sourceLocation = layout.variable(Dimension.location(End.SOURCE));
        same = layout.number(Location.SAME);
        int last = layout.dimensions().size() - 1;
        while (!ConnectionsBelow.isOfEnd(layout.dimension(last).kind())) {
            last--;
        }
        lastOfEnds = last;
    }

    static boolean isAbout(Dimension dimension, End end) {
        return ConnectionsBelow.isOfEnd(dimension.kind()) && dimension.end() == end;
    }

    /** The values of one end; those of the other are still asked for. */
    static int[] only(Layout layout, End end, int[] values) {
        int[] some = new int[values.length];
        Arrays.setAll(some, variable -> isAbout(layout.dimension(variable), end) ? values[variable] : Restriction.FREE);
        return some;
    }

    Connections between(Standing source, Standing destination) {
        boolean shared = source.shares(destination);
        Diagram passing = null;
        for (int index : asked) {
            Diagram one = at(index, source, destination, shared);
            passing = passing == null ? one : and(passing, one);
            if (isNone(passing)) {
                return Connections.none();
            }
        }
        if (passing == null || passing instanceof Leaf) {
            return Connections.all();
        }
        Diagram node = passing;
        long key = ((long) node.id() << 32) | destination.portsNumber();
        return read.computeIfAbsent(key, any -> new ConnectionsBelow(layout, surely, destination.ports()).of(node));
    }

    private Diagram and(Diagram one, Diagram other) {
        if (one == other || isAll(other) || isNone(one)) {
            return one;
        }
        if (isAll(one) || isNone(other)) {
            return other;
        }
        long key = ((long) one.id() << 32) | other.id();
        return both.computeIfAbsent(key, any -> space.make(diagrams -> diagrams.and(one, other)));
    }

    private static boolean isAll(Diagram node) {
        return node instanceof Leaf leaf && leaf.isAll();
    }

    private static boolean isNone(Diagram node) {
        return node instanceof Leaf leaf && !leaf.isAll();
    }

    private Diagram at(int index, Standing source, Standing destination, boolean shared) {
        boolean sourceFirst = gates.get(index).first() == End.SOURCE;
        Diagram node = sourceFirst ? source.left(index, shared) : destination.left(index, shared);
        Standing other = sourceFirst ? destination : source;
        while (node.variable() <= lastOfEnds) {
            int variable = node.variable();
            if (!ConnectionsBelow.isOfEnd(layout.dimension(variable).kind())) {
                return restricted(node, sourceFirst ? End.DESTINATION : End.SOURCE, other, shared);
            }
            node = node.child(variable == sourceLocation && shared ? same : other.value(variable));
        }
        return node;
    }

    /** What a target declares is asked before some of the end's values: those are put in below it. */
    private Diagram restricted(Diagram node, End end, Standing other, boolean shared) {
        int[] values = only(layout, end, other.values());
        if (end == End.SOURCE && shared) {
            values[sourceLocation] = same;
        }
        return space.make(diagrams -> new Restriction(diagrams, values).of(node));
    }
}
