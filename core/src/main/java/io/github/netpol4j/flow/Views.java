package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Dimension.Kind;
import io.github.netpol4j.internal.diagram.Choice;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import io.github.netpol4j.internal.diagram.Leaf;
import io.github.netpol4j.internal.diagram.Range;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is done to diagrams in which the values of one end have been put, to see the other end alone. */
final class Views {

    private final Layout layout;
    private final Diagrams diagrams;
    private final int lastOfEnds;

    Views(Layout layout, Diagrams diagrams) {
        this.layout = layout;
        this.diagrams = diagrams;
        int last = layout.dimensions().size() - 1;
        while (!ConnectionsBelow.isOfEnd(layout.dimension(last).kind())) {
            last--;
        }
        this.lastOfEnds = last;
    }

    /**
     * Without what a target declares: what passes by all its values, or by any. And without the word for the destination's
     * namespace: the one that is known has a name.
     */
    Diagram plain(Diagram root, boolean byAll) {
        return plain(root, byAll, new HashMap<>());
    }

    private Diagram plain(Diagram node, boolean byAll, Map<Diagram, Diagram> done) {
        if (node instanceof Leaf) {
            return node;
        }
        Diagram known = done.get(node);
        if (known != null) {
            return known;
        }
        Diagram plain = layout.dimension(node.variable()).isDeclared()
                ? anyhow(node, byAll, done)
                : node instanceof Choice choice ? named(choice, byAll, done) : numbered((Range) node, byAll, done);
        done.put(node, plain);
        return plain;
    }

    private Diagram anyhow(Diagram node, boolean byAll, Map<Diagram, Diagram> done) {
        Diagram all = byAll ? diagrams.all() : diagrams.none();
        for (Diagram child : node.children()) {
            Diagram one = plain(child, byAll, done);
            all = byAll ? diagrams.and(all, one) : diagrams.or(all, one);
        }
        return all;
    }

    private Diagram named(Choice node, boolean byAll, Map<Diagram, Diagram> done) {
        int same = layout.dimension(node.variable()).kind() == Kind.LOCATION ? layout.number(Location.SAME) : -1;
        Diagram otherwise = plain(node.otherwise(), byAll, done);
        int[] values = new int[node.size()];
        Diagram[] children = new Diagram[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.value(i);
            children[i] = values[i] == same ? otherwise : plain(node.at(i), byAll, done);
        }
        return diagrams.choice(node.variable(), values, children, otherwise);
    }

    private Diagram numbered(Range node, boolean byAll, Map<Diagram, Diagram> done) {
        int[] starts = new int[node.size()];
        Diagram[] children = new Diagram[node.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = node.start(i);
            children[i] = plain(node.at(i), byAll, done);
        }
        return diagrams.range(node.variable(), starts, children);
    }

    /** What is left to ask of the connection, once the end is known: each thing that it can be. */
    Set<Diagram> below(Diagram root) {
        Set<Diagram> below = new LinkedHashSet<>();
        collect(root, below, new HashSet<>());
        return below;
    }

    private void collect(Diagram node, Set<Diagram> below, Set<Diagram> seen) {
        if (isBelow(node)) {
            below.add(node);
        } else if (seen.add(node)) {
            node.children().forEach(child -> collect(child, below, seen));
        }
    }

    private boolean isBelow(Diagram node) {
        return node instanceof Leaf || node.variable() > lastOfEnds;
    }

    /** The ends for which just this is left to ask. */
    Diagram leadingTo(Diagram below, Diagram root) {
        return leadingTo(below, root, new HashMap<>());
    }

    private Diagram leadingTo(Diagram below, Diagram node, Map<Diagram, Diagram> done) {
        if (isBelow(node)) {
            return node == below ? diagrams.all() : diagrams.none();
        }
        Diagram known = done.get(node);
        if (known != null) {
            return known;
        }
        Diagram leading;
        if (node instanceof Choice choice) {
            int[] values = new int[choice.size()];
            Diagram[] children = new Diagram[choice.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = choice.value(i);
                children[i] = leadingTo(below, choice.at(i), done);
            }
            leading = diagrams.choice(node.variable(), values, children, leadingTo(below, choice.otherwise(), done));
        } else {
            Range range = (Range) node;
            int[] starts = new int[range.size()];
            Diagram[] children = new Diagram[range.size()];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = range.start(i);
                children[i] = leadingTo(below, range.at(i), done);
            }
            leading = diagrams.range(node.variable(), starts, children);
        }
        done.put(node, leading);
        return leading;
    }
}
