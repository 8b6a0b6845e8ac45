package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Dimension.Kind;
import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        Names source = Names.ANY;
        Names destination = Names.ANY;
        boolean asksSource = false;
        Literals apart = new Literals();
        for (int i = 0; i < region.size(); i++) {
            Dimension dimension = region.dimension(i);
            Values values = region.values(i);
            if (dimension.kind() != Kind.LOCATION) {
                apart.add(layout.variable(dimension), values);
                asksSource |= dimension.kind() == Kind.NAMESPACE_LABEL && dimension.end() == End.SOURCE;
            } else if (dimension.end() == End.SOURCE) {
                source = names(values);
            } else {
                destination = names(values);
            }
        }
        Diagram below = chain(apart);
        return asksSource || source.names().contains(Location.SAME)
                ? locations(destination, source, below, chain(shared(apart)))
                : locations(destination, source, below);
    }

    /** What is said of variables, whatever the locations are. */
    Diagram chain(SortedMap<Integer, Values> said) {
        Literals literals = new Literals();
        said.forEach(literals::add);
        return chain(literals);
    }

    private static Names names(Values values) {
        return values.fold(names -> names, numbers -> Names.ANY, addresses -> Names.ANY);
    }

    /** What a region says, by variable, ascending. */
    private static final class Literals {

        private final List<Integer> variables = new ArrayList<>();
        private final List<Values> values = new ArrayList<>();

        /** Says one thing more; of a variable that was spoken of, both hold. */
        void add(int variable, Values some) {
            int place = variables.size();
            while (place > 0 && variables.get(place - 1) >= variable) {
                place--;
            }
            if (place < variables.size() && variables.get(place) == variable) {
                values.set(place, names(values.get(place)).and(names(some)));
                return;
            }
            variables.add(place, variable);
            values.add(place, some);
        }
    }

    /** What is said where both ends are in one namespace: of the one namespace, what is said of either. */
    private Literals shared(Literals apart) {
        Literals shared = new Literals();
        for (int i = 0; i < apart.variables.size(); i++) {
            Dimension dimension = layout.dimension(apart.variables.get(i));
            boolean ofNamespace = dimension.kind() == Kind.NAMESPACE_LABEL;
            int asked = ofNamespace ? layout.variable(dimension.at(End.DESTINATION)) : apart.variables.get(i);
            shared.add(asked, apart.values.get(i));
        }
        return shared;
    }

    /** The chain of what is said below the locations. */
    private Diagram chain(Literals said) {
        Diagram below = diagrams.all();
        for (int i = said.variables.size() - 1; i >= 0; i--) {
            below = literal(said.variables.get(i), said.values.get(i), below);
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
        // Where there is always a name, let the number of absence lead where all others do.
        boolean absent = layout.dimension(variable).isAlwaysNamed() ? names.others() : names.absent();
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
        children[0] = absent ? below : diagrams.none();
        return diagrams.choice(variable, values, children, others);
    }

    private Diagram numbers(int variable, Numbers numbers, Diagram below) {
        Dimension dimension = layout.dimension(variable);
        List<Values.Span> spans = numbers.spans();
        int[] bounds = new int[2 * spans.size()];
        for (int i = 0; i < spans.size(); i++) {
            bounds[2 * i] = Math.max(spans.get(i).from(), dimension.least());
            bounds[2 * i + 1] = Math.min(spans.get(i).to(), dimension.most());
        }
        return intervals(variable, dimension.least(), bounds, dimension.most(), below);
    }

    private Diagram addresses(int variable, Addresses addresses, Diagram below) {
        List<AddressRange> ranges = addresses.ranges();
        int[] bounds = new int[2 * ranges.size()];
        for (int i = 0; i < ranges.size(); i++) {
            bounds[2 * i] = layout.segment(ranges.get(i).first());
            bounds[2 * i + 1] = layout.segment(ranges.get(i).last());
        }
        return intervals(variable, 0, bounds, layout.unknownSegment(), below);
    }

    /** Some intervals, by their first and last values, ascending; they may touch. */
    private Diagram intervals(int variable, int least, int[] bounds, int most, Diagram below) {
        int[] starts = new int[bounds.length + 1];
        Diagram[] children = new Diagram[starts.length];
        int size = 0;
        int next = least;
        for (int i = 0; i < bounds.length; i += 2) {
            if (next < bounds[i]) {
                starts[size] = next;
                children[size++] = diagrams.none();
            }
            starts[size] = bounds[i];
            children[size++] = below;
            next = bounds[i + 1] + 1;
        }
        if (next <= most) {
            starts[size] = next;
            children[size++] = diagrams.none();
        }
        return diagrams.range(variable, Arrays.copyOf(starts, size), Arrays.copyOf(children, size));
    }

    private Diagram locations(Names destination, Names source, Diagram below) {
        Diagram sources = location(End.SOURCE, source, below);
        return location(End.DESTINATION, destination, sources);
    }

    private Diagram location(End end, Names location, Diagram below) {
        return names(layout.variable(Dimension.location(end)), location, below);
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
