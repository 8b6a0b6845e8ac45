package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.internal.diagram.Choice;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import io.github.netpol4j.internal.diagram.Leaf;
import io.github.netpol4j.internal.diagram.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says a set as regions that do not overlap: a region a path, values that lead to the same node together; then regions that
 * differ in one dimension alone are joined.
 *
 * <p>It is tried in two ways, and the shorter is taken: value by value; and with what all values of a dimension have in common
 * said first, for all of them at once.
 */
final class Cover {

    /** So many conditions may all regions have together: they are joined in a few seconds. */
    private static final int MOST = 200_000;

    private final Layout layout;
    private final Diagrams diagrams;
    private final BoxJoining joining;
    /** Of the set that is said, as many ways lead to one node. */
    private final Map<Diagram, Map<Diagram, Values>> branches = new HashMap<>();

    Cover(Layout layout, Diagrams diagrams) {
        this.layout = layout;
        this.diagrams = diagrams;
        this.joining = new BoxJoining(layout);
    }

    List<Region> of(Diagram root) {
        return boxes(root).stream().map(this::region).toList();
    }

    List<Box> boxes(Diagram root) {
        branches.clear();
        List<Box> plain = boxes(root, false);
        List<Box> common = boxes(root, true);
        return (common.size() < plain.size() ? common : plain)
                .stream()
                        // What says least says most: it comes first.
                        .sorted(Comparator.comparingInt(box -> box.values().size()))
                        .toList();
    }

    private List<Box> boxes(Diagram root, boolean commonFirst) {
        List<Box> boxes = new ArrayList<>();
        collect(root, commonFirst, new TreeMap<>(), boxes, new AtomicInteger());
        return joining.join(boxes);
    }

    private void collect(
            Diagram node,
            boolean commonFirst,
            SortedMap<Integer, Values> said,
            List<Box> boxes,
            AtomicInteger conditions) {
        if (node instanceof Leaf leaf) {
            if (leaf.isAll()) {
                add(said, boxes, conditions);
            }
            return;
        }
        int variable = node.variable();
        Map<Diagram, Values> branches = this.branches.computeIfAbsent(node, this::branches);
        Diagram common = commonFirst && !decidesWhatElseIs(variable) ? common(branches.keySet()) : diagrams.none();
        collect(common, commonFirst, said, boxes, conditions);
        branches.forEach((child, values) -> {
            Diagram rest = diagrams.minus(child, common);
            if (joining.isAll(variable, values)) {
                collect(rest, commonFirst, said, boxes, conditions);
            } else {
                said.put(variable, values);
                collect(rest, commonFirst, said, boxes, conditions);
                said.remove(variable);
            }
        });
    }

    private void add(SortedMap<Integer, Values> said, List<Box> boxes, AtomicInteger conditions) {
        if (conditions.addAndGet(said.size() + 1) > MOST) {
            throw Messages.tooManyRegions(
                    boxes.size(), said.keySet().stream().map(layout::dimension).toList());
        }
        if (isPossible(said)) {
            boxes.add(Box.of(said));
        }
    }

    /** Only pods have labels, and only some protocols have ports: there, what is common to all may not be said of all. */
    private boolean decidesWhatElseIs(int variable) {
        Dimension.Kind kind = layout.dimension(variable).kind();
        return kind == Dimension.Kind.LOCATION || kind == Dimension.Kind.PROTOCOL;
    }

    /** What all have in common, if it is all that one of them has; else it is not worth saying apart. */
    private Diagram common(Collection<Diagram> children) {
        Diagram common = diagrams.all();
        for (Diagram child : children) {
            common = diagrams.and(common, child);
        }
        return children.contains(common) ? common : diagrams.none();
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
        boolean named = layout.dimension(node.variable()).isAlwaysNamed();
        TreeSet<String> all = new TreeSet<>();
        listed.values().forEach(all::addAll);
        Map<Diagram, Values> branches = new LinkedHashMap<>();
        listed.forEach((child, names) -> branches.put(child, new Names(!named && child == absent, false, names)));
        branches.put(node.otherwise(), new Names(!named && node.otherwise() == absent, true, all));
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

    Region region(Box box) {
        Region region = Region.all();
        for (Map.Entry<Integer, Values> entry : box.values().entrySet()) {
            region = region.with(layout.dimension(entry.getKey()), entry.getValue());
        }
        return region;
    }
}
