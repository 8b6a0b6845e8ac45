package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Diagrams;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Divides all ends there could be by what passes between them and given ones. Many given ends leave the same to ask, and are answered once.
 *
 * <p>Not thread-safe: it is asked alone, as its diagrams are made.
 */
final class Audiences {

    /** So many regions are kept; beyond that they are forgotten. */
    private static final int KEPT = 100_000;

    /** What passes between any end and those of the given ends that name their ports alike. */
    private record View(Diagram surely, Diagram possibly, List<NamedPort> ports) {}

    /** What passes. */
    private record Passing(Offer surely, Offer possibly) {

        Passing and(Passing more) {
            return new Passing(
                    Offer.of(surely.unnamed().and(more.surely.unnamed())),
                    Offer.of(possibly.unnamed().or(more.possibly.unnamed())));
        }
    }

    private final Layout layout;
    private final Diagrams diagrams;
    private final End given;
    private final End other;
    private final Views views;
    private final RegionDiagram regions;
    private final SortedMap<String, SortedMap<String, String>> namespaces;
    private final Map<Object, Offer> offers = new HashMap<>();
    private final Map<Diagram, EndCover> covers = new HashMap<>();
    private final Map<List<View>, List<Audience>> known = new HashMap<>();
    private final AtomicInteger kept = new AtomicInteger();

    /** Where the given ends are at one end of flows, in a cluster of whose namespaces some are known. */
    Audiences(Layout layout, Diagrams diagrams, End given, SortedMap<String, SortedMap<String, String>> namespaces) {
        this.namespaces = namespaces;
        this.layout = layout;
        this.diagrams = diagrams;
        this.given = given;
        this.other = given == End.SOURCE ? End.DESTINATION : End.SOURCE;
        this.views = new Views(layout, diagrams);
        this.regions = new RegionDiagram(layout, diagrams);
    }

    /** Those whom the cluster can have. */
    List<Audience> of(Collection<Standing> ends, List<Gate> surely, List<Gate> possibly) {
        Diagram met = diagrams.none();
        for (Standing end : ends) {
            met = diagrams.or(met, met(end));
        }
        List<View> views = new ArrayList<>(views(ends, surely, possibly));
        List<View> key = new ArrayList<>(views);
        key.add(new View(met, met, List.of()));
        List<Audience> before = known.get(key);
        if (before != null) {
            return before;
        }
        EndCover cover = covers.computeIfAbsent(met, some -> new EndCover(layout, diagrams, other, impossible(some)));
        List<Audience> made = List.copyOf(audiences(views, cover));
        int size = made.stream().mapToInt(one -> one.regions().size()).sum();
        if (kept.addAndGet(size) > KEPT) {
            known.clear();
            covers.clear();
            kept.set(size);
        }
        known.put(List.copyOf(key), made);
        return made;
    }

    private List<Audience> audiences(List<View> views, EndCover cover) {
        List<Map<Passing, Diagram>> all = views.stream().map(this::classes).toList();
        Map<Passing, Diagram> classes = new LinkedHashMap<>(all.get(0));
        for (Map<Passing, Diagram> more : all.subList(1, all.size())) {
            Map<Passing, Diagram> both = new LinkedHashMap<>();
            classes.forEach((one, here) -> more.forEach((two, there) -> {
                Diagram shared = diagrams.and(here, there);
                if (shared != diagrams.none()) {
                    both.merge(one.and(two), shared, diagrams::or);
                }
            }));
            classes = both;
        }
        List<Audience> audiences = new ArrayList<>();
        classes.forEach((passing, who) -> {
            List<Region> said = cover.of(who);
            if (!said.isEmpty()) {
                audiences.add(new Audience(said, passing.surely, passing.possibly));
            }
        });
        return audiences;
    }

    private List<View> views(Collection<Standing> ends, List<Gate> surely, List<Gate> possibly) {
        Map<List<NamedPort>, List<Standing>> byPorts = new LinkedHashMap<>();
        for (Standing end : ends) {
            List<NamedPort> ports = given == End.DESTINATION ? end.ports() : List.of();
            byPorts.computeIfAbsent(ports, key -> new ArrayList<>()).add(end);
        }
        List<View> made = new ArrayList<>();
        byPorts.forEach((ports, some) -> made.add(new View(all(some, surely), any(some, possibly), ports)));
        return made;
    }

    /** What passes for all of the ends that can meet an address. */
    private Diagram all(List<Standing> ends, List<Gate> gates) {
        Diagram all = diagrams.all();
        for (Standing end : ends) {
            Diagram passing = views.plain(passing(end, gates), true);
            all = diagrams.and(all, diagrams.or(passing, diagrams.not(met(end))));
        }
        return all;
    }

    private Diagram any(List<Standing> ends, List<Gate> gates) {
        Diagram any = diagrams.none();
        for (Standing end : ends) {
            any = diagrams.or(any, diagrams.and(views.plain(passing(end, gates), false), met(end)));
        }
        return any;
    }

    private Diagram passing(Standing end, List<Gate> gates) {
        int[] values = PassageAnswers.only(layout, given, end.values());
        Diagram passing = diagrams.all();
        for (Gate gate : gates) {
            passing = diagrams.and(passing, gate.passing(diagrams, values));
        }
        return passing;
    }

    /** The other ends that have an address of the family in use. */
    private Diagram met(Standing end) {
        return end.family()
                .map(one -> said(
                        Dimension.address(other),
                        new Addresses(List.of(AddressRange.of(one.isIpv6() ? Cidr.IPV6 : Cidr.IPV4)))))
                .orElse(diagrams.all());
    }

    private Diagram said(Dimension dimension, Values values) {
        return regions.chain(new TreeMap<>(Map.of(layout.variable(dimension), values)));
    }

    private Map<Passing, Diagram> classes(View view) {
        Map<Passing, Diagram> classes = new LinkedHashMap<>();
        for (Diagram sure : views.below(view.surely)) {
            Diagram surely = views.leadingTo(sure, view.surely);
            Collection<Diagram> more = view.surely == view.possibly ? List.of(sure) : views.below(view.possibly);
            for (Diagram maybe : more) {
                Diagram who = view.surely == view.possibly
                        ? surely
                        : diagrams.and(surely, views.leadingTo(maybe, view.possibly));
                if (who != diagrams.none()) {
                    classes.merge(new Passing(offer(sure, view), offer(maybe, view)), who, diagrams::or);
                }
            }
        }
        return classes;
    }

    private Offer offer(Diagram below, View view) {
        return offers.computeIfAbsent(
                List.of(below, view.ports),
                any -> given == End.SOURCE
                        ? new Offers(layout, diagrams).of(below)
                        : Offer.of(new ConnectionsBelow(layout, true, view.ports).of(below)));
    }

    /** Ends that no cluster has: without an address, or of a family that none of the given ends meets, or in a namespace with other labels. */
    private Diagram impossible(Diagram met) {
        int address = layout.variable(Dimension.address(other));
        Diagram unknown = diagrams.range(
                address, new int[] {0, layout.unknownSegment()}, new Diagram[] {diagrams.none(), diagrams.all()});
        List<Diagram> all = new ArrayList<>(List.of(diagrams.not(met), unknown));
        namespaces.forEach((name, labels) -> all.add(otherwiseLabelled(name, labels)));
        return diagrams.union(all);
    }

    private Diagram otherwiseLabelled(String namespace, SortedMap<String, String> labels) {
        Diagram otherwise = diagrams.none();
        for (Dimension dimension : layout.dimensions()) {
            if (dimension.kind() == Dimension.Kind.NAMESPACE_LABEL && dimension.end() == other) {
                Optional<String> value = Optional.ofNullable(labels.get(dimension.name()));
                otherwise = diagrams.or(otherwise, said(dimension, allBut(value, dimension)));
            }
        }
        return diagrams.and(said(Dimension.location(other), Location.podsIn(List.of(namespace))), otherwise);
    }

    private Names allBut(Optional<String> value, Dimension dimension) {
        if (value.isEmpty()) {
            return Names.PRESENT;
        }
        SortedSet<String> mentioned = new TreeSet<>();
        for (End end : End.values()) {
            mentioned.addAll(layout.vocabulary().names().getOrDefault(dimension.at(end), new TreeSet<>()));
        }
        return mentioned.contains(value.get()) ? Names.notIn(List.of(value.get())) : new Names(true, false, mentioned);
    }
}
