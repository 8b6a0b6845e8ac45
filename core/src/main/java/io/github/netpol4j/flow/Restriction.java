package io.github.netpol4j.flow;

import io.github.netpol4j.internal.diagram.Choice;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import io.github.netpol4j.internal.diagram.Leaf;
import io.github.netpol4j.internal.diagram.Range;
import java.util.HashMap;
import java.util.Map;

/** Puts the values of some variables into diagrams: what is left asks for the others alone. */
final class Restriction {

    /** The value of a variable that is still asked for. */
    static final int FREE = -1;

    private final Diagrams diagrams;
    private final int[] values;
    private final int last;
    private final Map<Diagram, Diagram> done = new HashMap<>();

    /** A value for each variable, or {@link #FREE}. */
    Restriction(Diagrams diagrams, int[] values) {
        this.diagrams = diagrams;
        this.values = values;
        this.last = lastFixed(values);
    }

    private static int lastFixed(int[] values) {
        int last = values.length - 1;
        while (last >= 0 && values[last] == FREE) {
            last--;
        }
        return last;
    }

    /** How many nodes were made or looked for on the way. */
    int visited() {
        return done.size();
    }

    Diagram of(Diagram root) {
        Diagram node = root;
        while (node.variable() <= last && values[node.variable()] != FREE) {
            node = node.child(values[node.variable()]);
        }
        if (node instanceof Leaf || node.variable() > last) {
            return node;
        }
        Diagram known = done.get(node);
        if (known != null) {
            return known;
        }
        Diagram left = node instanceof Choice choice ? choice(choice) : range((Range) node);
        done.put(node, left);
        return left;
    }

    private Diagram choice(Choice node) {
        int[] own = new int[node.size()];
        Diagram[] children = new Diagram[node.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = node.value(i);
            children[i] = of(node.at(i));
        }
        return diagrams.choice(node.variable(), own, children, of(node.otherwise()));
    }

    private Diagram range(Range node) {
        int[] starts = new int[node.size()];
        Diagram[] children = new Diagram[node.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = node.start(i);
            children[i] = of(node.at(i));
        }
        return diagrams.range(node.variable(), starts, children);
    }
}
