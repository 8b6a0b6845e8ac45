package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.internal.diagram.Choice;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Leaf;
import io.github.netpol4j.internal.diagram.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says a set as regions that do not overlap: a region a path, values that lead to the same node together; then regions that
 * differ in one dimension alone are joined.
 */
final class Cover {

    /** More than a person or a program will want to read one by one. */
    private static final int MOST = 100_000;

    private final Layout layout;

    Cover(Layout layout) {
        this.layout = layout;
    }

    List<Region> of(Diagram root) {
        List<SortedMap<Integer, Values>> boxes = new ArrayList<>();
        collect(root, new TreeMap<>(), boxes);
        Collection<SortedMap<Integer, Values>> joined = joined(boxes);
        return joined.stream().map(this::region).toList();
    }

    private void collect(Diagram node, SortedMap<Integer, Values> said, List<SortedMap<Integer, Values>> boxes) {
        if (node instanceof Leaf leaf) {
            if (leaf.isAll() && isPossible(said)) {
                boxes.add(new TreeMap<>(said));
                if (boxes.size() > MOST) {
                    throw Messages.tooManyRegions(MOST);
                }
            }
            return;
        }
        int variable = node.variable();
        branches(node).forEach((child, values) -> {
            if (isAll(variable, values)) {
                collect(child, said, boxes);
            } else {
                said.put(variable, values);
                collect(child, said, boxes);
                said.remove(variable);
            }
        });
    }

    private Map<Diagram, Values> branches(Diagram node) {
        return node instanceof Choice choice
                ? names(choice)
                : layout.dimension(node.variable()).kind() == Dimension.Kind.ADDRESS
                        ? addresses((Range) node)
                        : numbers((Range) node);
    }

    private Map<Diagram, Values> names(Choice node) {
        Map<Diagram, TreeSet<String>> listed = new LinkedHashMap<>();
        for (int i = 0; i < node.size(); i++) {
            TreeSet<String> names = listed.computeIfAbsent(node.at(i), child -> new TreeSet<>());
            if (node.value(i) != Layout.ABSENT) {
                names.add(layout.name(node.value(i)));
            }
        }
        Diagram absent = node.child(Layout.ABSENT);
        boolean location = layout.dimension(node.variable()).kind() == Dimension.Kind.LOCATION;
        TreeSet<String> all = new TreeSet<>();
        listed.values().forEach(all::addAll);
        Map<Diagram, Values> branches = new LinkedHashMap<>();
        listed.forEach((child, names) -> branches.put(child, new Names(!location && child == absent, false, names)));
        branches.put(node.otherwise(), new Names(!location && node.otherwise() == absent, true, all));
        return branches;
    }

    private Map<Diagram, Values> numbers(Range node) {
        int most = layout.dimension(node.variable()).most();
        Map<Diagram, List<Span>> spans = new LinkedHashMap<>();
        for (int i = 0; i < node.size(); i++) {
            int to = i + 1 < node.size() ? node.start(i + 1) - 1 : most;
            spans.computeIfAbsent(node.at(i), child -> new ArrayList<>()).add(new Span(node.start(i), to));
        }
        Map<Diagram, Values> branches = new LinkedHashMap<>();
        spans.forEach((child, some) -> branches.put(child, new Numbers(some)));
        return branches;
    }

    /** Only known addresses: what is of none is no flow. */
    private Map<Diagram, Values> addresses(Range node) {
        Map<Diagram, List<AddressRange>> ranges = new LinkedHashMap<>();
        for (int i = 0; i < node.size(); i++) {
            int to = i + 1 < node.size() ? node.start(i + 1) : layout.unknownSegment();
            for (int segment = node.start(i); segment < to; segment++) {
                ranges.computeIfAbsent(node.at(i), child -> new ArrayList<>()).add(layout.addresses(segment));
            }
        }
        Map<Diagram, Values> branches = new LinkedHashMap<>();
        ranges.forEach((child, some) -> branches.put(child, new Addresses(some)));
        return branches;
    }

    private boolean isAll(int variable, Values values) {
        Dimension dimension = layout.dimension(variable);
        return values.fold(
                names -> names.others()
                        && names.names().isEmpty()
                        && (names.absent() || dimension.kind() == Dimension.Kind.LOCATION),
                numbers -> numbers.spans().equals(List.of(new Span(dimension.least(), dimension.most()))),
                addresses ->
                        addresses.ranges().equals(List.of(AddressRange.of(Cidr.IPV4), AddressRange.of(Cidr.IPV6))));
    }

    /** Whether two addresses of these ranges can be those of one flow. */
    private boolean isPossible(SortedMap<Integer, Values> said) {
        List<AddressRange> there = ranges(said, End.DESTINATION);
        List<AddressRange> here = ranges(said, End.SOURCE);
        return there.isEmpty()
                || here.isEmpty()
                || there.stream().anyMatch(one -> here.stream().anyMatch(other -> PossibleFlows.canMeet(one, other)));
    }

    private List<AddressRange> ranges(SortedMap<Integer, Values> said, End end) {
        Dimension dimension = Dimension.address(end);
        Values values = said.get(layout.variable(dimension));
        return values == null ? List.of() : values.fold(names -> List.of(), numbers -> List.of(), Addresses::ranges);
    }

    /** Joins boxes that differ in one variable, until there are none. */
    private Collection<SortedMap<Integer, Values>> joined(Collection<SortedMap<Integer, Values>> boxes) {
        Collection<SortedMap<Integer, Values>> current = boxes;
        int before;
        do {
            before = current.size();
            // From the last variable up: ports first, so that a rule's ports come together.
            for (int variable = layout.dimensions().size() - 1; variable >= 0; variable--) {
                current = joined(current, variable);
            }
        } while (current.size() < before);
        return current;
    }

    private Collection<SortedMap<Integer, Values>> joined(Collection<SortedMap<Integer, Values>> boxes, int variable) {
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

    private Region region(SortedMap<Integer, Values> box) {
        Region region = Region.all();
        for (Map.Entry<Integer, Values> entry : box.entrySet()) {
            region = region.with(layout.dimension(entry.getKey()), entry.getValue());
        }
        return region;
    }
}
