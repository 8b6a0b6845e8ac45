package io.github.netpol4j.analysis;

import io.github.netpol4j.analysis.ConnectivityDifference.Change;
import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Values.Addresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds two connectivities against each other, pair by pair; addresses outside are cut wherever either cuts them. */
final class Comparison {

    private final Connectivity before;
    private final Connectivity after;

    /** A party of both, of one, or what a party of each have in common. */
    record Both(Party shown, Optional<Party> before, Optional<Party> after) {}

    Comparison(Connectivity before, Connectivity after) {
        this.before = before;
        this.after = after;
    }

    ConnectivityDifference difference() {
        List<Both> all = parties();
        List<Change> added = new ArrayList<>();
        List<Change> removed = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        for (Change change : joined(changes(all))) {
            List<Change> kind =
                    change.before().isEmpty() ? added : change.after().isEmpty() ? removed : changed;
            kind.add(change);
        }
        return new ConnectivityDifference(
                added,
                removed,
                changed,
                all.stream()
                        .filter(both -> both.before.isEmpty())
                        .map(Both::shown)
                        .toList(),
                all.stream()
                        .filter(both -> both.after.isEmpty())
                        .map(Both::shown)
                        .toList());
    }

    private List<Change> changes(List<Both> all) {
        List<Change> changes = new ArrayList<>();
        for (Both source : all) {
            for (Both destination : all) {
                Cell then = cell(before, source.before, destination.before, source, destination);
                Cell now = cell(after, source.after, destination.after, source, destination);
                if (!then.says(now)) {
                    changes.add(new Change(then, now));
                }
            }
        }
        return changes;
    }

    private static Cell cell(
            Connectivity where, Optional<Party> from, Optional<Party> to, Both source, Both destination) {
        boolean asked = from.isPresent()
                && to.isPresent()
                && (where.hasCell(from.get(), to.get())
                        // Parts of what is one party here are two there.
                        || (from.equals(to) && !source.equals(destination) && where.hasCellWithin(from.get())));
        return asked
                ? where.cell(from.get(), to.get()).between(source.shown, destination.shown)
                : new Cell(source.shown, destination.shown, Connections.none(), Connections.none());
    }

    private List<Both> parties() {
        List<Both> all = new ArrayList<>(ranges());
        Map<String, List<Party>> then = inside(before);
        Map<String, List<Party>> now = inside(after);
        TreeSet<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            all.addAll(PartyMatches.of(then.getOrDefault(name, List.of()), now.getOrDefault(name, List.of())));
        }
        return all;
    }

    /** By the name of the whole workload, whatever parts policies tell apart. */
    private static Map<String, List<Party>> inside(Connectivity connectivity) {
        Map<String, List<Party>> byName = new TreeMap<>();
        connectivity.parties().stream()
                .filter(party -> range(party).isEmpty())
                .forEach(party -> byName.computeIfAbsent(PartyMatches.whole(party), name -> new ArrayList<>())
                        .add(party));
        return byName;
    }

    private static Optional<AddressRange> range(Party party) {
        return party.fold(
                pods -> Optional.empty(),
                host -> Optional.empty(),
                outside -> Optional.of(outside.range()),
                controller -> Optional.empty());
    }

    private List<Both> ranges() {
        List<Both> pieces = new ArrayList<>();
        List<Party> there = outside(before);
        List<Party> here = outside(after);
        int i = 0;
        int j = 0;
        while (i < there.size() && j < here.size()) {
            AddressRange one = range(there.get(i)).orElseThrow();
            AddressRange other = range(here.get(j)).orElseThrow();
            Optional<Party> was = Optional.of(there.get(i));
            Optional<Party> is = Optional.of(here.get(j));
            one.and(other).ifPresent(both -> pieces.add(new Both(new Party.Outside(both), was, is)));
            int order = one.last().compareTo(other.last());
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return pieces;
    }

    private static List<Party> outside(Connectivity connectivity) {
        return connectivity.parties().stream()
                .filter(party -> range(party).isPresent())
                .toList();
    }

    /** Changes that differ in the addresses alone, and read the same, are one where the addresses touch. */
    private static List<Change> joined(List<Change> changes) {
        Map<List<Object>, List<Change>> alike = new LinkedHashMap<>();
        List<Change> joined = new ArrayList<>();
        for (Change change : changes) {
            Cell now = change.after();
            Object from = range(now.source()).isPresent() ? "" : now.source();
            Object to = range(now.destination()).isPresent() ? "" : now.destination();
            List<Object> key = List.of(
                    from, to, change.before().surely(), change.before().possibly(), now.surely(), now.possibly());
            alike.computeIfAbsent(key, any -> new ArrayList<>()).add(change);
        }
        alike.values().forEach(some -> joined.addAll(joinedRanges(some)));
        return joined;
    }

    private static List<Change> joinedRanges(List<Change> alike) {
        boolean fromOutside = range(alike.get(0).after().source()).isPresent();
        List<AddressRange> ranges = alike.stream()
                .map(Change::after)
                .flatMap(cell -> range(fromOutside ? cell.source() : cell.destination()).stream())
                .toList();
        if (ranges.isEmpty()) {
            return alike;
        }
        Change first = alike.get(0);
        return new Addresses(ranges)
                .ranges().stream()
                        .map(range -> {
                            Party outside = new Party.Outside(range);
                            Party from = fromOutside ? outside : first.after().source();
                            Party to = fromOutside ? first.after().destination() : outside;
                            return new Change(
                                    first.before().between(from, to),
                                    first.after().between(from, to));
                        })
                        .toList();
    }
}
