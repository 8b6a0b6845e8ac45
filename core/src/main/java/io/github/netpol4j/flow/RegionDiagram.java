package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Dimension.Kind;
import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the diagram of a region: a chain of nodes, one a dimension.
 *
 * <p>A namespace's labels are asked once where both ends are in one namespace: there the source's are the destination's. So
 * what a region says of the source's namespace labels depends on both locations.
 */
final class RegionDiagram {

    private final Layout layout;
    private final Diagrams diagrams;

    RegionDiagram(Layout layout, Diagrams diagrams) {
        this.layout = layout;
        this.diagrams = diagrams;
    }

    Diagram of(Region region) {
        if (region.isContradictory()) {
            return diagrams.none();
        }
        Map<End, Names> locations = new EnumMap<>(End.class);
        boolean[] asksSource = {false};
        SortedMap<Integer, Values> apart = new TreeMap<>();
        region.forEach((dimension, values) -> {
            if (dimension.kind() == Kind.LOCATION) {
                locations.put(dimension.end(), names(values));
            } else {
                apart.put(layout.variable(dimension), values);
                asksSource[0] |= dimension.kind() == Kind.NAMESPACE_LABEL && dimension.end() == End.SOURCE;
            }
        });
        Names source = locations.getOrDefault(End.SOURCE, Names.ANY);
        Names destination = locations.getOrDefault(End.DESTINATION, Names.ANY);
        Diagram below = chain(apart);
        return asksSource[0] || source.names().contains(Location.SAME)
                ? locations(destination, source, below, sharedChain(shared(apart)))
                : locations(destination, source, below);
    }

    private static Names names(Values values) {
        return values.fold(names -> names, numbers -> Names.ANY, addresses -> Names.ANY);
    }

    /** What is said where both ends are in one namespace: of the one namespace, what is said of either. */
    private SortedMap<Integer, Values> shared(SortedMap<Integer, Values> apart) {
        SortedMap<Integer, Values> shared = new TreeMap<>();
        apart.forEach((variable, values) -> {
            Dimension dimension = layout.dimension(variable);
            int asked = dimension.kind() == Kind.NAMESPACE_LABEL
                    ? layout.variable(dimension.at(End.DESTINATION))
                    : variable;
            shared.merge(asked, values, (one, two) -> names(one).and(names(two)));
        });
        return shared;
    }

    private Diagram sharedChain(SortedMap<Integer, Values> shared) {
        return shared.values().stream().anyMatch(Values::isEmpty) ? diagrams.none() : chain(shared);
    }

    /** The chain of what is said below the locations. */
    private Diagram chain(SortedMap<Integer, Values> said) {
        Diagram below = diagrams.all();
        List<Map.Entry<Integer, Values>> literals = new ArrayList<>(said.entrySet());
        for (int i = literals.size() - 1; i >= 0; i--) {
            below = literal(literals.get(i).getKey(), literals.get(i).getValue(), below);
        }
        return below;
    }

    private Diagram literal(int variable, Values values, Diagram below) {
        return values.fold(
                names -> names(variable, names, below),
                numbers -> numbers(variable, numbers, below),
                addresses -> addresses(variable, addresses, below));
    }

    private Diagram names(int variable, Names names, Diagram below) {
        Diagram listed = names.others() ? diagrams.none() : below;
        Diagram others = names.others() ? below : diagrams.none();
        int[] values = new int[names.names().size() + 1];
        values[0] = Layout.ABSENT;
        int next = 1;
        for (String name : names.names()) {
            values[next++] = layout.number(name);
        }
        Diagram[] children = new Diagram[values.length];
        Arrays.fill(children, listed);
        children[0] = names.absent() ? below : diagrams.none();
        return diagrams.choice(variable, values, children, others);
    }

    private Diagram numbers(int variable, Numbers numbers, Diagram below) {
        Dimension dimension = layout.dimension(variable);
        SortedMap<Integer, Diagram> starts = new TreeMap<>();
        starts.put(dimension.least(), diagrams.none());
        for (Values.Span span : numbers.spans()) {
            starts.put(Math.max(span.from(), dimension.least()), below);
            if (span.to() < dimension.most()) {
                starts.put(span.to() + 1, diagrams.none());
            }
        }
        return range(variable, starts);
    }

    private Diagram addresses(int variable, Addresses addresses, Diagram below) {
        SortedMap<Integer, Diagram> starts = new TreeMap<>();
        starts.put(0, diagrams.none());
        for (AddressRange range : addresses.ranges()) {
            starts.put(layout.segment(range.first()), below);
            starts.put(layout.segment(range.last()) + 1, diagrams.none());
        }
        return range(variable, starts);
    }

    private Diagram range(int variable, SortedMap<Integer, Diagram> starts) {
        return diagrams.range(
                variable,
                starts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                starts.values().toArray(Diagram[]::new));
    }

    private Diagram locations(Names destination, Names source, Diagram below) {
        Diagram sources = location(End.SOURCE, source, below);
        return location(End.DESTINATION, destination, sources);
    }

    private Diagram location(End end, Names location, Diagram below) {
        // A location is never absent: let the number of absence lead where all others do.
        Names total = new Names(location.others(), location.others(), location.names());
        return names(layout.variable(Dimension.location(end)), total, below);
    }

    /** The same where it matters whether both ends are in one namespace. */
    private Diagram locations(Names destination, Names source, Diagram apart, Diagram shared) {
        int variable = layout.variable(Dimension.location(End.SOURCE));
        SortedMap<Integer, Diagram> destinations = new TreeMap<>();
        for (int namespace : layout.namespaces()) {
            if (destination.contains(layout.name(namespace))) {
                destinations.put(namespace, sources(variable, source, apart, namespace, shared));
            } else {
                destinations.put(namespace, diagrams.none());
            }
        }
        Diagram elsewhere = location(End.SOURCE, withoutSame(source), apart);
        for (String word : List.of(Location.HOST, Location.EXTERNAL)) {
            destinations.put(layout.number(word), destination.contains(word) ? elsewhere : diagrams.none());
        }
        Diagram others = destination.others()
                ? sources(variable, source, apart, layout.number(Location.SAME), shared)
                : diagrams.none();
        return choice(layout.variable(Dimension.location(End.DESTINATION)), destinations, others);
    }

    /** The sources, of which one location is the destination's namespace. */
    private Diagram sources(int variable, Names source, Diagram apart, int same, Diagram shared) {
        SortedMap<Integer, Diagram> sources = new TreeMap<>();
        Diagram others = source.others() ? apart : diagrams.none();
        for (String name : withoutSame(source).names()) {
            sources.put(layout.number(name), source.others() ? diagrams.none() : apart);
        }
        String namespace = layout.name(same);
        boolean listed = source.names().contains(namespace);
        sources.put(same, source.contains(listed ? namespace : Location.SAME) ? shared : diagrams.none());
        return choice(variable, sources, others);
    }

    private static Names withoutSame(Names source) {
        SortedSet<String> names = new TreeSet<>(source.names());
        names.remove(Location.SAME);
        return new Names(source.absent(), source.others(), names);
    }

    private Diagram choice(int variable, SortedMap<Integer, Diagram> children, Diagram otherwise) {
        return diagrams.choice(
                variable,
                children.keySet().stream().mapToInt(Integer::intValue).toArray(),
                children.values().toArray(Diagram[]::new),
                otherwise);
    }
}
