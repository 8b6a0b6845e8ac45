package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Map<Diagram, List<Region>> known = new HashMap<>();

    /** Of one end of flows; never are ends that can't be. */
    EndCover(Layout layout, Diagrams diagrams, End end, Diagram never) {
        this.diagrams = diagrams;
        this.location = layout.variable(Dimension.location(end));
        this.never = never;
        this.cover = new Cover(layout, diagrams);
        this.regions = new RegionDiagram(layout, diagrams);
    }

    List<Region> of(Diagram who) {
        List<Region> before = known.get(who);
        if (before != null) {
            return before;
        }
        List<Region> said = List.copyOf(said(who));
        known.put(who, said);
        return said;
    }

    private List<Region> said(Diagram who) {
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
        List<Box> ordered = new ArrayList<>(boxes);
        ordered.sort(
                (one, two) -> Integer.compare(two.values().size(), one.values().size()));
        List<Diagram> sets = ordered.stream().map(this::diagram).toList();
        Diagram[] after = new Diagram[ordered.size()];
        Diagram rest = diagrams.none();
        for (int i = after.length - 1; i >= 0; i--) {
            after[i] = rest;
            rest = diagrams.or(sets.get(i), rest);
        }
        Set<Box> left = new HashSet<>();
        Diagram before = diagrams.none();
        for (int i = 0; i < after.length; i++) {
            Diagram others = diagrams.or(before, after[i]);
            if (diagrams.minus(diagrams.and(sets.get(i), wanted), others) != diagrams.none()) {
                left.add(ordered.get(i));
                before = diagrams.or(before, sets.get(i));
            }
        }
        return boxes.stream().filter(left::contains).toList();
    }
}
