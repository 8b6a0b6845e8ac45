package io.github.netpol4j.flow;

import io.github.netpol4j.internal.diagram.Choice;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import io.github.netpol4j.internal.diagram.Leaf;
import io.github.netpol4j.internal.diagram.Range;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Moves a set from one layout to another whose vocabulary includes the first.
 *
 * <p>Where the order of the variables is the same, nodes are copied; where a key has changed places, they are combined anew.
 */
final class Transfer {

    private final Layout from;
    private final Layout to;
    private final Diagrams diagrams;
    private final int[] variables;
    private final Map<Diagram, Diagram> done = new HashMap<>();

    Transfer(Layout from, Layout to, Diagrams diagrams) {
        this.from = from;
        this.to = to;
        this.diagrams = diagrams;
        this.variables = from.dimensions().stream().mapToInt(to::variable).toArray();
    }

    Diagram of(Diagram node) {
        if (node instanceof Leaf leaf) {
            return leaf.isAll() ? diagrams.all() : diagrams.none();
        }
        Diagram known = done.get(node);
        if (known != null) {
            return known;
        }
        Diagram moved = node instanceof Choice choice ? choice(choice) : range((Range) node);
        done.put(node, moved);
        return moved;
    }

    private Diagram choice(Choice node) {
        int[] values = new int[node.size()];
        Diagram[] children = new Diagram[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.value(i) == Layout.ABSENT ? Layout.ABSENT : to.number(from.name(node.value(i)));
            children[i] = of(node.at(i));
        }
        Diagram otherwise = of(node.otherwise());
        int variable = variables[node.variable()];
        if (variable == to.variable(Dimension.location(End.DESTINATION))) {
            return destinations(variable, values, children, node.otherwise(), otherwise);
        }
        if (fits(variable, otherwise, children)) {
            return diagrams.choice(variable, values, children, otherwise);
        }
        Diagram[] kept = new Diagram[values.length];
        Arrays.fill(kept, diagrams.none());
        Diagram moved = diagrams.and(diagrams.choice(variable, values, kept, diagrams.all()), otherwise);
        for (int i = 0; i < values.length; i++) {
            Diagram only =
                    diagrams.choice(variable, new int[] {values[i]}, new Diagram[] {diagrams.all()}, diagrams.none());
            moved = diagrams.or(moved, diagrams.and(only, children[i]));
        }
        return moved;
    }

    /**
     * Namespaces that only the new layout names were among the others: where the source's namespace was the destination's,
     * it is now one with a name.
     */
    private Diagram destinations(int variable, int[] values, Diagram[] children, Diagram oldOthers, Diagram others) {
        SortedMap<Integer, Diagram> all = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            all.put(values[i], children[i]);
        }
        int sources = to.variable(Dimension.location(End.SOURCE));
        int same = to.number(Location.SAME);
        if (oldOthers.variable() == from.variable(Dimension.location(End.SOURCE))
                && others instanceof Choice asked
                && asked.variable() == sources
                && asked.child(same) != asked.otherwise()) {
            for (int namespace : to.namespaces()) {
                if (!from.isNamespace(from.number(to.name(namespace)))) {
                    all.put(namespace, named(asked, same, namespace));
                }
            }
        }
        return diagrams.choice(
                variable,
                all.keySet().stream().mapToInt(Integer::intValue).toArray(),
                all.values().toArray(Diagram[]::new),
                others);
    }

    /** The sources of a destination in a namespace that has a name now. */
    private Diagram named(Choice sources, int same, int namespace) {
        SortedMap<Integer, Diagram> all = new TreeMap<>();
        for (int i = 0; i < sources.size(); i++) {
            if (sources.value(i) != same) {
                all.put(sources.value(i), sources.at(i));
            }
        }
        all.put(namespace, sources.child(same));
        return diagrams.choice(
                sources.variable(),
                all.keySet().stream().mapToInt(Integer::intValue).toArray(),
                all.values().toArray(Diagram[]::new),
                sources.otherwise());
    }

    private Diagram range(Range node) {
        int variable = variables[node.variable()];
        boolean addresses = from.dimension(node.variable()).kind() == Dimension.Kind.ADDRESS;
        int[] starts = new int[node.size()];
        Diagram[] children = new Diagram[node.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = addresses ? segment(node.start(i)) : node.start(i);
            children[i] = of(node.at(i));
        }
        if (fits(variable, children[0], children)) {
            return diagrams.range(variable, starts, children);
        }
        Diagram moved = diagrams.none();
        for (int i = 0; i < starts.length; i++) {
            Diagram[] only = new Diagram[starts.length];
            Arrays.fill(only, diagrams.none());
            only[i] = diagrams.all();
            moved = diagrams.or(moved, diagrams.and(diagrams.range(variable, starts, only), children[i]));
        }
        return moved;
    }

    private int segment(int old) {
        return old == from.unknownSegment()
                ? to.unknownSegment()
                : to.segment(from.addresses(old).first());
    }

    /** Whether a node for the variable may stand above these. */
    private static boolean fits(int variable, Diagram one, Diagram... more) {
        return variable < one.variable() && Arrays.stream(more).allMatch(node -> variable < node.variable());
    }
}
