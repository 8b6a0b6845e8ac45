package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Dimension.Kind;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

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

    List<Box> join(List<Box> boxes) {
        List<Box> current = boxes;
        int before;
        do {
            before = current.size();
            // From the last variable up: ports first, so that a rule's ports come together.
            for (int variable : variables(current)) {
                current = differingIn(current, variable);
            }
            current = sharedNamespaces(current);
        } while (current.size() < before);
        return current;
    }

    private static Set<Integer> variables(List<Box> boxes) {
        Set<Integer> variables = new TreeSet<>(Comparator.reverseOrder());
        boxes.forEach(box -> variables.addAll(box.values().keySet()));
        return variables;
    }

    /** Boxes that differ in one variable alone are one box. */
    private List<Box> differingIn(List<Box> boxes, int variable) {
        Map<Integer, List<Integer>> byRest = new HashMap<>();
        List<Box> result = new ArrayList<>();
        for (Box box : boxes) {
            Optional<Values> values = box.get(variable);
            List<Integer> alike = values.isEmpty()
                    ? List.of()
                    : byRest.computeIfAbsent(box.hashWithout(variable), key -> new ArrayList<>());
            Optional<Integer> twin = alike.stream()
                    .filter(index -> box.isLikeExceptIn(variable, result.get(index)))
                    .findFirst();
            if (twin.isPresent()) {
                result.set(twin.get(), united(result.get(twin.get()), variable, values.orElseThrow()));
            } else {
                if (values.isPresent()) {
                    alike.add(result.size());
                }
                result.add(box);
            }
        }
        return result.stream()
                .map(box ->
                        box.get(variable).filter(all -> isAll(variable, all)).isPresent() ? box.without(variable) : box)
                .toList();
    }

    private static Box united(Box box, int variable, Values more) {
        return box.with(variable, Region.or(box.get(variable).orElseThrow(), more));
    }

    /** What is said of the labels of another namespace, and of the same one, is one thing where it is the same. */
    private List<Box> sharedNamespaces(List<Box> boxes) {
        Set<Box> left = new LinkedHashSet<>(boxes);
        Map<Box, Box> wider = new HashMap<>();
        for (Box box : boxes) {
            inOneNamespace(box).filter(left::remove).ifPresent(same -> wider.put(box, withSource(box, same)));
        }
        return left.stream().map(box -> wider.getOrDefault(box, box)).toList();
    }

    private Box withSource(Box box, Box same) {
        Values both =
                Region.or(box.get(source).orElse(Names.ANY), same.get(source).orElse(Names.ANY));
        return isAll(source, both) ? box.without(source) : box.with(source, both);
    }

    /** The same said of a source in the destination's namespace, if something is said of the source's namespace labels. */
    private Optional<Box> inOneNamespace(Box box) {
        Optional<Values> there = box.get(destination);
        Optional<Values> here = box.get(source);
        if (there.isEmpty() || here.isEmpty() || box.values().keySet().stream().noneMatch(this::isOfSourceNamespace)) {
            return Optional.empty();
        }
        Names locations = names(there.get());
        boolean single = !locations.others() && locations.names().size() == 1;
        String same = single ? locations.names().first() : Location.SAME;
        if ((!single && !locations.others()) || names(here.get()).contains(same)) {
            return Optional.empty();
        }
        SortedMap<Integer, Values> shared = new TreeMap<>();
        box.values()
                .forEach((variable, values) -> shared.merge(
                        isOfSourceNamespace(variable)
                                ? layout.variable(layout.dimension(variable).at(End.DESTINATION))
                                : variable,
                        values,
                        (one, two) -> names(one).and(names(two))));
        shared.put(source, Names.in(List.of(same)));
        return Optional.of(Box.of(shared));
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
                names -> names.others() && names.names().isEmpty() && (names.absent() || dimension.isAlwaysNamed()),
                numbers -> numbers.spans().equals(List.of(new Span(dimension.least(), dimension.most()))),
                addresses ->
                        addresses.ranges().equals(List.of(AddressRange.of(Cidr.IPV4), AddressRange.of(Cidr.IPV6))));
    }
}
