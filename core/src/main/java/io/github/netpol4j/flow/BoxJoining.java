package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Dimension.Kind;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Joins boxes, which are regions by variable, as long as two of them are one. */
final class BoxJoining {

    private final Layout layout;
    private final int destination;
    private final int source;

    BoxJoining(Layout layout) {
        this.layout = layout;
        this.destination = layout.variable(Dimension.location(End.DESTINATION));
        this.source = layout.variable(Dimension.location(End.SOURCE));
    }

    Collection<SortedMap<Integer, Values>> join(Collection<SortedMap<Integer, Values>> boxes) {
        Collection<SortedMap<Integer, Values>> current = boxes;
        int before;
        do {
            before = current.size();
            // From the last variable up: ports first, so that a rule's ports come together.
            for (int variable = layout.dimensions().size() - 1; variable >= 0; variable--) {
                current = differingIn(current, variable);
            }
            current = sharedNamespaces(current);
        } while (current.size() < before);
        return current;
    }

    /** Boxes that differ in one variable alone are one box. */
    private Collection<SortedMap<Integer, Values>> differingIn(
            Collection<SortedMap<Integer, Values>> boxes, int variable) {
        Map<SortedMap<Integer, Values>, Values> byRest = new LinkedHashMap<>();
        List<SortedMap<Integer, Values>> result = new ArrayList<>();
        for (SortedMap<Integer, Values> one : boxes) {
            SortedMap<Integer, Values> rest = new TreeMap<>(one);
            Values values = rest.remove(variable);
            if (values == null) {
                result.add(one);
            } else {
                byRest.merge(rest, values, Region::or);
            }
        }
        byRest.forEach((rest, values) -> {
            SortedMap<Integer, Values> box = new TreeMap<>(rest);
            if (!isAll(variable, values)) {
                box.put(variable, values);
            }
            result.add(box);
        });
        return result;
    }

    /** What is said of the labels of another namespace, and of the same one, is one thing where it is the same. */
    private Collection<SortedMap<Integer, Values>> sharedNamespaces(Collection<SortedMap<Integer, Values>> boxes) {
        Set<SortedMap<Integer, Values>> left = new LinkedHashSet<>(boxes);
        Map<SortedMap<Integer, Values>, SortedMap<Integer, Values>> wider = new HashMap<>();
        for (SortedMap<Integer, Values> box : boxes) {
            inOneNamespace(box).filter(left::remove).ifPresent(same -> wider.put(box, withSource(box, same)));
        }
        return left.stream().map(box -> wider.getOrDefault(box, box)).toList();
    }

    private SortedMap<Integer, Values> withSource(SortedMap<Integer, Values> box, SortedMap<Integer, Values> same) {
        SortedMap<Integer, Values> wider = new TreeMap<>(box);
        Values here = box.getOrDefault(source, Names.ANY);
        Values both = Region.or(here, same.getOrDefault(source, Names.ANY));
        if (isAll(source, both)) {
            wider.remove(source);
        } else {
            wider.put(source, both);
        }
        return wider;
    }

    /** The same said of a source in the destination's namespace, if something is said of the source's namespace labels. */
    private Optional<SortedMap<Integer, Values>> inOneNamespace(SortedMap<Integer, Values> box) {
        Values there = box.get(destination);
        Values here = box.get(source);
        if (there == null || here == null || box.keySet().stream().noneMatch(this::isOfSourceNamespace)) {
            return Optional.empty();
        }
        Names locations = names(there);
        boolean single = !locations.others() && locations.names().size() == 1;
        String same = single ? locations.names().first() : Location.SAME;
        if ((!single && !locations.others()) || names(here).contains(same)) {
            return Optional.empty();
        }
        SortedMap<Integer, Values> shared = new TreeMap<>();
        box.forEach((variable, values) -> shared.merge(
                isOfSourceNamespace(variable)
                        ? layout.variable(layout.dimension(variable).at(End.DESTINATION))
                        : variable,
                values,
                (one, two) -> names(one).and(names(two))));
        shared.put(source, Names.in(List.of(same)));
        return Optional.of(shared);
    }

    private boolean isOfSourceNamespace(int variable) {
        Dimension dimension = layout.dimension(variable);
        return dimension.kind() == Kind.NAMESPACE_LABEL && dimension.end() == End.SOURCE;
    }

    private static Names names(Values values) {
        return values.fold(names -> names, numbers -> Names.ANY, addresses -> Names.ANY);
    }

    /** Whether these are all values that the variable has. */
    boolean isAll(int variable, Values values) {
        Dimension dimension = layout.dimension(variable);
        return values.fold(
                names -> names.others()
                        && names.names().isEmpty()
                        && (names.absent() || dimension.kind() == Dimension.Kind.LOCATION),
                numbers -> numbers.spans().equals(List.of(new Span(dimension.least(), dimension.most()))),
                addresses ->
                        addresses.ranges().equals(List.of(AddressRange.of(Cidr.IPV4), AddressRange.of(Cidr.IPV6))));
    }
}
