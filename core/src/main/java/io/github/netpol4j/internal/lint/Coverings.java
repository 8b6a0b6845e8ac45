package io.github.netpol4j.internal.lint;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.target.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which parts of an additive enforcement others cover; what is covered no longer covers others, so that all of it can go. */
final class Coverings {

    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, List<Piece>> byResource = new LinkedHashMap<>();

    Coverings(Map<String, List<Part>> resources) {
        List<Collection<Region>> regions = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        resources
                .values()
                .forEach(some -> some.forEach(part -> {
                    parts.add(part);
                    regions.add(isRule(part) ? part.grants() : part.isolates());
                }));
        List<FlowSet> sets = FlowSet.each(regions);
        for (int i = 0; i < parts.size(); i++) {
            Piece piece = new Piece(parts.get(i), sets.get(i));
            pieces.add(piece);
            byResource
                    .computeIfAbsent(parts.get(i).resource(), name -> new ArrayList<>())
                    .add(piece);
        }
    }

    private static boolean isRule(Part part) {
        return part.isolates().isEmpty();
    }

    /** A part as a set, and what covers it, once that is known. */
    private static final class Piece {
        private final Part part;
        private final FlowSet set;
        private List<String> by = List.of();

        Piece(Part part, FlowSet set) {
            this.part = part;
            this.set = set;
        }

        boolean isAlike(Piece other) {
            return part.direction() == other.part.direction() && isRule(part) == isRule(other.part);
        }

        String name() {
            return "policy " + part.resource() + (isRule(part) ? ", " + part.path() : "");
        }
    }

    /** What is covered and by what: resources by name, rules with their path behind a blank. */
    Map<String, List<String>> covered() {
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (isRule(pieces.get(i).part)) {
                pieces.get(i).by = coverers(pieces.get(i), "");
            }
        }
        Map<String, List<String>> covered = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(byResource.keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            covered.putAll(covered(names.get(i)));
        }
        return covered;
    }

    private Map<String, List<String>> covered(String resource) {
        List<Piece> own = byResource.getOrDefault(resource, List.of());
        Map<String, List<String>> rules = new LinkedHashMap<>();
        TreeSet<String> all = new TreeSet<>();
        boolean isWhole = true;
        for (Piece piece : own) {
            if (isRule(piece.part) && !piece.set.isEmpty()) {
                isWhole &= !piece.by.isEmpty();
                all.addAll(piece.by);
                if (!piece.by.isEmpty()) {
                    rules.put(resource + " " + piece.part.path(), piece.by);
                }
            }
        }
        if (!isWhole) {
            return rules;
        }
        for (Piece piece : own) {
            if (!isRule(piece.part)) {
                List<String> by = coverers(piece, resource);
                if (by.isEmpty()) {
                    return rules;
                }
                all.addAll(by);
            }
        }
        own.stream().filter(piece -> !isRule(piece.part)).forEach(piece -> piece.by = List.copyOf(all));
        String prefix = "policy " + resource + ",";
        List<String> others =
                all.stream().filter(name -> !name.startsWith(prefix)).toList();
        return Map.of(resource, others);
    }

    /** The fewest that are easily found; none if something of the piece is in no other. */
    private List<String> coverers(Piece piece, String exceptOf) {
        Optional<Flow> sample = piece.set.sample();
        if (sample.isEmpty()) {
            return List.of();
        }
        List<Piece> others = pieces.stream()
                .filter(other -> other != piece && other.by.isEmpty() && other.isAlike(piece))
                .filter(other -> !other.part.resource().equals(exceptOf))
                .toList();
        List<Piece> near = others.stream()
                .filter(other -> other.set.contains(sample.get()))
                .toList();
        for (Piece other : near) {
            if (other.set.includes(piece.set)) {
                return List.of(other.name());
            }
        }
        return near.isEmpty() ? List.of() : together(piece, others);
    }

    private static List<String> together(Piece piece, List<Piece> others) {
        FlowSet missing = piece.set;
        List<String> names = new ArrayList<>();
        for (Piece other : others) {
            if (missing.overlaps(other.set)) {
                missing = missing.minus(other.set);
                names.add(other.name());
                if (missing.isEmpty()) {
                    return names;
                }
            }
        }
        return List.of();
    }
}
