package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Says a set of ends in as few words as can be: pods, hosts and addresses outside apart, conditions that change nothing left out. What is said may
 * overlap, and speak of ends that can't be.
 */
final class EndCover {

    /** So many regions are looked at for those that the others say already. */
    private static final int FEW = 100;

    private final Diagrams diagrams;
    private final int location;
    private final Diagram never;
    private final Cover cover;
    private final RegionDiagram regions;

    /** Of one end of flows; never are ends that can't be. */
    EndCover(Layout layout, Diagrams diagrams, End end, Diagram never) {
        this.diagrams = diagrams;
        this.location = layout.variable(Dimension.location(end));
        this.never = never;
        this.cover = new Cover(layout, diagrams);
        this.regions = new RegionDiagram(layout, diagrams);
    }

    List<Region> of(Diagram who) {
        List<Box> boxes = new ArrayList<>(said(who, Location.pods()));
        boxes.addAll(said(who, Location.hosts()));
        // Which addresses there are outside is said in full.
        boxes.addAll(cover.boxes(diagrams.and(diagrams.minus(who, never), at(Location.outside()))));
        return boxes.stream().map(cover::region).toList();
    }

    private Diagram at(Names where) {
        return regions.chain(new TreeMap<>(Map.of(location, where)));
    }

    private List<Box> said(Diagram who, Names where) {
        Diagram here = diagrams.and(who, at(where));
        Diagram wanted = diagrams.minus(here, never);
        if (wanted == diagrams.none()) {
            return List.of();
        }
        Diagram allowed = diagrams.or(who, never);
        Set<Box> wide = new LinkedHashSet<>();
        for (Box box : cover.boxes(here)) {
            if (diagrams.and(diagram(box), wanted) != diagrams.none()) {
                wide.add(widened(box, where, allowed));
            }
        }
        return wide.size() > FEW ? List.copyOf(wide) : needed(List.copyOf(wide), wanted);
    }

    private Diagram diagram(Box box) {
        return regions.chain(box.values());
    }

    /** Without each condition that leaves it among those that are allowed. */
    private Box widened(Box box, Names where, Diagram allowed) {
        Box wide = box;
        List<Integer> variables = new ArrayList<>(box.values().keySet());
        // Where an end is comes last: people know namespaces by name.
        for (int i = variables.size() - 1; i >= 0; i--) {
            int variable = variables.get(i);
            Box candidate = variable == location ? wide.with(location, where) : wide.without(variable);
            if (diagrams.minus(diagram(candidate), allowed) == diagrams.none()) {
                wide = candidate;
            }
        }
        return wide;
    }

    /** Those that are not said by the others together, the longest looked at first. */
    private List<Box> needed(List<Box> boxes, Diagram wanted) {
        List<Box> left = new ArrayList<>(boxes);
        left.sort(
                (one, two) -> Integer.compare(two.values().size(), one.values().size()));
        for (Box box : List.copyOf(left)) {
            Diagram others = diagrams.none();
            for (Box other : left) {
                others = other.equals(box) ? others : diagrams.or(others, diagram(other));
            }
            if (diagrams.minus(diagrams.and(diagram(box), wanted), others) == diagrams.none()) {
                left.remove(box);
            }
        }
        return boxes.stream().filter(left::contains).toList();
    }
}
