package io.github.netpol4j.flow;

import io.github.netpol4j.internal.diagram.Choice;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Leaf;
import io.github.netpol4j.internal.diagram.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds a flow that can be among those of a set.
 *
 * <p>Not every path of a diagram is one: both ends have known addresses of one family, and never the same address, because an
 * address belongs to one end. Both addresses are asked one right after the other, so this is seen on the spot.
 */
final class PossibleFlows {

    /** Values from one to another, and where they lead. */
    private record Edge(int from, int to, Diagram child) {}

    private final Layout layout;
    private final Set<Diagram> dead = new HashSet<>();

    PossibleFlows(Layout layout) {
        this.layout = layout;
    }

    /** Whether some flow leads from the node into the set. */
    boolean isPossible(Diagram root) {
        return !isSimple() ? path(root).isPresent() : !isNone(root);
    }

    /** Where no address is asked, every path is that of a flow. */
    private boolean isSimple() {
        return layout.vocabulary().cuts().isEmpty();
    }

    private static boolean isNone(Diagram node) {
        return node instanceof Leaf leaf && !leaf.isAll();
    }

    /**
     * The values of a flow in the set, by variable, the plainest first; variables that are not asked are left out. Of addresses,
     * the first segment that will do.
     */
    Optional<SortedMap<Integer, Integer>> path(Diagram root) {
        SortedMap<Integer, Integer> chosen = new TreeMap<>();
        return follow(root, chosen) ? Optional.of(chosen) : Optional.empty();
    }

    private boolean follow(Diagram node, SortedMap<Integer, Integer> chosen) {
        if (node instanceof Leaf leaf) {
            return leaf.isAll();
        }
        if (dead.contains(node)) {
            return false;
        }
        boolean found = layout.dimension(node.variable()).kind() == Dimension.Kind.ADDRESS
                ? followAddresses((Range) node, chosen)
                : followPlain(node, chosen);
        if (!found) {
            dead.add(node);
        }
        return found;
    }

    private boolean followPlain(Diagram node, SortedMap<Integer, Integer> chosen) {
        for (Edge edge : edges(node)) {
            if (!isNone(edge.child) && follow(edge.child, chosen)) {
                chosen.put(node.variable(), edge.from);
                return true;
            }
        }
        return false;
    }

    /** The two addresses are chosen together. */
    private boolean followAddresses(Range node, SortedMap<Integer, Integer> chosen) {
        int destination = layout.variable(Dimension.address(End.DESTINATION));
        int source = layout.variable(Dimension.address(End.SOURCE));
        if (node.variable() == source) {
            return followSource(node, Optional.empty(), chosen);
        }
        for (Edge edge : segments(node)) {
            boolean both = edge.child.variable() == source;
            boolean found =
                    both ? followSource((Range) edge.child, Optional.of(edge), chosen) : follow(edge.child, chosen);
            if (found) {
                chosen.putIfAbsent(destination, edge.from);
                return true;
            }
        }
        return false;
    }

    private boolean followSource(Range node, Optional<Edge> destination, SortedMap<Integer, Integer> chosen) {
        for (Edge edge : segments(node)) {
            Optional<int[]> pair = destination
                    .map(there -> pair(there.from, there.to, edge.from, edge.to))
                    .orElseGet(() -> Optional.of(new int[] {0, edge.from}));
            if (pair.isPresent() && follow(edge.child, chosen)) {
                chosen.put(node.variable(), pair.get()[1]);
                destination.ifPresent(
                        there -> chosen.put(layout.variable(Dimension.address(End.DESTINATION)), pair.get()[0]));
                return true;
            }
        }
        return false;
    }

    /** Whether two addresses, one of each range, can be those of one flow. */
    static boolean canMeet(AddressRange there, AddressRange here) {
        boolean one = here.equals(there) && here.first().equals(here.last());
        return !one && here.first().sameFamily(there.first());
    }

    /** Two segments of one family that hold two different addresses. */
    private Optional<int[]> pair(int from, int to, int otherFrom, int otherTo) {
        for (int d = from; d <= to; d++) {
            AddressRange there = layout.addresses(d);
            for (int s = otherFrom; s <= otherTo; s++) {
                if (canMeet(there, layout.addresses(s))) {
                    return Optional.of(new int[] {d, s});
                }
            }
        }
        return Optional.empty();
    }

    /** The intervals of known addresses, those that examples prefer first. */
    private List<Edge> segments(Range node) {
        List<Edge> edges = new ArrayList<>();
        for (IpAddress address : Example.ADDRESSES) {
            int segment = layout.segment(address);
            edges.add(new Edge(segment, segment, node.child(segment)));
        }
        for (int i = 0; i < node.size(); i++) {
            int to = i + 1 < node.size() ? node.start(i + 1) - 1 : layout.unknownSegment();
            int known = Math.min(to, layout.unknownSegment() - 1);
            if (node.start(i) <= known) {
                edges.add(new Edge(node.start(i), known, node.at(i)));
            }
        }
        edges.removeIf(edge -> isNone(edge.child));
        return edges;
    }

    private List<Edge> edges(Diagram node) {
        return node instanceof Choice choice ? names(choice) : numbers((Range) node);
    }

    /** No label before one that is mentioned before any other; namespaces by name before all else. */
    private List<Edge> names(Choice node) {
        boolean location = layout.dimension(node.variable()).kind() == Dimension.Kind.LOCATION;
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            edges.add(new Edge(node.value(i), node.value(i), node.at(i)));
        }
        if (location) {
            edges.sort(Comparator.comparing(edge -> !layout.isNamespace(edge.from)));
            edges.add(firstOfOthers(edges), new Edge(layout.unmentioned(), layout.unmentioned(), node.otherwise()));
        } else {
            boolean absentIsOther =
                    !layout.dimension(node.variable()).isAlwaysNamed() && node.child(Layout.ABSENT) == node.otherwise();
            int other = absentIsOther ? Layout.ABSENT : layout.unmentioned();
            edges.add(absentIsOther ? 0 : edges.size(), new Edge(other, other, node.otherwise()));
        }
        return edges;
    }

    private int firstOfOthers(List<Edge> edges) {
        int index = 0;
        while (index < edges.size() && layout.isNamespace(edges.get(index).from)) {
            index++;
        }
        return index;
    }

    private List<Edge> numbers(Range node) {
        Dimension dimension = layout.dimension(node.variable());
        List<Integer> preferred = switch (dimension.kind()) {
            case PROTOCOL -> List.of(6, 17, 132, 1);
            case PORT -> List.of(80);
            default -> List.of();
        };
        List<Edge> edges = new ArrayList<>();
        for (int number : preferred) {
            edges.add(new Edge(number, number, node.child(number)));
        }
        for (int i = 0; i < node.size(); i++) {
            edges.add(new Edge(node.start(i), node.start(i), node.at(i)));
        }
        return edges;
    }
}
