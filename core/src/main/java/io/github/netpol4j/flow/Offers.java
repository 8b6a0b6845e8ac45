package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Dimension.Kind;
import io.github.netpol4j.flow.Offer.Named;
import io.github.netpol4j.internal.diagram.Choice;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import io.github.netpol4j.internal.diagram.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads what passes to ends whose names of ports are not known. */
final class Offers {

    /** So many names are tried in all combinations, where they don't simply add up. */
    private static final int NAMES = 10;

    private final Layout layout;
    private final Diagrams diagrams;

    Offers(Layout layout, Diagrams diagrams) {
        this.layout = layout;
        this.diagrams = diagrams;
    }

    /** Of a diagram that asks for protocol, names of ports and port alone. */
    Offer of(Diagram node) {
        List<Integer> names = List.copyOf(names(node));
        Diagram unnamed = with(node, names, Set.of());
        List<Named> named = new ArrayList<>();
        for (int name : names) {
            named.add(named(node, names, Set.of(name)));
        }
        if (names.size() > 1 && node != sum(node, names, unnamed)) {
            if (names.size() > NAMES) {
                throw Messages.tooManyRegions(
                        1 << NAMES, names.stream().map(layout::dimension).toList());
            }
            together(node, names, named);
        }
        return new Offer(connections(unnamed), named);
    }

    /** What would pass if a port with several names were open by any of them. */
    private Diagram sum(Diagram node, List<Integer> names, Diagram unnamed) {
        Diagram any = diagrams.none();
        Diagram sum = diagrams.none();
        for (int name : names) {
            Diagram declared = diagrams.range(name, new int[] {0, 1}, new Diagram[] {diagrams.none(), diagrams.all()});
            any = diagrams.or(any, declared);
            sum = diagrams.or(sum, diagrams.and(declared, with(node, names, Set.of(name))));
        }
        return diagrams.or(sum, diagrams.minus(unnamed, any));
    }

    private void together(Diagram node, List<Integer> names, List<Named> named) {
        for (int chosen = 1; chosen < 1 << names.size(); chosen++) {
            Set<Integer> some = new HashSet<>();
            Diagram either = diagrams.none();
            for (int i = 0; i < names.size(); i++) {
                if ((chosen & 1 << i) != 0) {
                    some.add(names.get(i));
                    either = diagrams.or(either, with(node, names, Set.of(names.get(i))));
                }
            }
            if (some.size() > 1 && with(node, names, some) != either) {
                named.add(named(node, names, some));
            }
        }
    }

    private Named named(Diagram node, List<Integer> names, Set<Integer> some) {
        SortedSet<String> words = new TreeSet<>();
        some.forEach(name -> words.add(layout.dimension(name).name()));
        Connections portful = Connections.all().minus(Connections.withoutPorts());
        return new Named(words, connections(with(node, names, some)).and(portful));
    }

    private Diagram with(Diagram node, List<Integer> names, Set<Integer> declared) {
        int[] values = new int[layout.dimensions().size()];
        Arrays.fill(values, Restriction.FREE);
        names.forEach(name -> values[name] = declared.contains(name) ? 1 : 0);
        return new Restriction(diagrams, values).of(node);
    }

    private Connections connections(Diagram node) {
        return new ConnectionsBelow(layout, true, List.of()).of(node);
    }

    private SortedSet<Integer> names(Diagram root) {
        SortedSet<Integer> names = new TreeSet<>();
        collect(root, names, new HashSet<>());
        return names;
    }

    private void collect(Diagram node, Collection<Integer> names, Set<Diagram> seen) {
        if (node instanceof Range range && seen.add(node)) {
            if (layout.dimension(node.variable()).kind() == Kind.PORT_NAME) {
                names.add(node.variable());
            }
            for (int i = 0; i < range.size(); i++) {
                collect(range.at(i), names, seen);
            }
        } else if (node instanceof Choice) {
            throw new IllegalStateException(
                    "what is asked of ends has been put in: " + layout.dimension(node.variable()));
        }
    }
}
