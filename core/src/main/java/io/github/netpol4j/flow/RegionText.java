package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Says a region in words: from whom, to whom, on what. */
final class RegionText {

    private final SortedMap<Dimension, Values> values;

    private RegionText(SortedMap<Dimension, Values> values) {
        this.values = values;
    }

    static String of(Region region) {
        if (region.isContradictory()) {
            return "no flow";
        }
        RegionText text = new RegionText(region.values());
        List<String> parts = new ArrayList<>();
        parts.add("from " + text.end(End.SOURCE) + " to " + text.end(End.DESTINATION));
        parts.add(text.traffic());
        region.values().forEach((dimension, some) -> {
            if (dimension.isDeclared()) {
                parts.add(ValuesText.declared(dimension, some));
            }
        });
        return String.join(", ", parts);
    }

    private String end(End end) {
        Optional<Names> location = names(Dimension.location(end));
        String who = location.map(some -> location(end, some)).orElse("anyone");
        // What could be read as the address of the last one alone is said behind it.
        boolean several = location.filter(RegionText::isSeveral).isPresent();
        return addresses(end)
                .map(ValuesText::addresses)
                .map(at -> several ? at + " (" + who + ")" : who + " at " + at)
                .orElse(who);
    }

    private static boolean isSeveral(Names location) {
        boolean hosts = location.contains(Location.HOST);
        boolean outside = location.contains(Location.EXTERNAL);
        boolean pods = location.others() || location.names().stream().anyMatch(name -> !Location.WORDS.contains(name));
        return Stream.of(hosts, outside, pods).filter(one -> one).count() > 1;
    }

    private String location(End end, Names location) {
        List<String> others = Stream.of(Location.HOST, Location.EXTERNAL)
                .filter(word -> location.contains(word) != location.others())
                .map(word -> word.equals(Location.HOST) ? hosts(end) : "outside addresses")
                .toList();
        List<String> namespaces = new ArrayList<>(location.names().stream()
                .filter(name -> !Location.WORDS.contains(name))
                .toList());
        if (location.names().contains(Location.SAME)) {
            namespaces.add("the destination's namespace");
        }
        boolean podsOnly = !location.contains(Location.HOST) && !location.contains(Location.EXTERNAL);
        if (location.others() && podsOnly) {
            return "pods" + labels(end) + outside(end, namespaces);
        }
        List<String> listed = new ArrayList<>(others);
        if (!namespaces.isEmpty()) {
            listed.add("pods" + labels(end) + inside(end, namespaces));
        }
        if (!location.others()) {
            return ValuesText.list(listed, "or");
        }
        return listed.isEmpty() ? "anyone" : "anyone but " + ValuesText.list(listed, "and");
    }

    private String labels(End end) {
        return said(Dimension.Kind.LABEL, end).map(labels -> " with " + labels).orElse("")
                + names(Dimension.serviceAccount(end))
                        .map(names -> " running as " + ValuesText.which("account", names))
                        .orElse("")
                + names(Dimension.nodeOfPod(end))
                        .map(names -> " on " + ValuesText.which("node", names))
                        .orElse("");
    }

    private String hosts(End end) {
        return names(Dimension.host(end))
                .map(names -> ValuesText.which("host", names))
                .orElse("hosts");
    }

    private String inside(End end, List<String> namespaces) {
        String listed = ValuesText.list(namespaces, "or");
        return said(Dimension.Kind.NAMESPACE_LABEL, end)
                .map(labels ->
                        " in " + (namespaces.size() == 1 ? "namespace " : "namespaces ") + listed + " with " + labels)
                .orElse(" in " + listed);
    }

    private String outside(End end, List<String> namespaces) {
        String listed = ValuesText.list(namespaces, "and");
        Optional<String> labels = said(Dimension.Kind.NAMESPACE_LABEL, end);
        if (namespaces.isEmpty()) {
            return labels.map(some -> " in namespaces with " + some).orElse("");
        }
        return " outside " + listed
                + labels.map(some -> ", in namespaces with " + some).orElse("");
    }

    /** What is said of the labels of an end; of some, all that is said is that the end is a pod. */
    private Optional<String> said(Dimension.Kind kind, End end) {
        List<String> labels = new ArrayList<>();
        values.forEach((dimension, some) -> {
            if (dimension.kind() == kind && dimension.end() == end) {
                names(dimension)
                        .filter(names -> !names.equals(Names.ANY))
                        .map(names -> ValuesText.label(dimension.name(), names))
                        .ifPresent(labels::add);
            }
        });
        return labels.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", labels));
    }

    private String traffic() {
        Optional<Numbers> protocols = numbers(Dimension.protocol());
        if (protocols.isEmpty()) {
            return "every protocol and port";
        }
        Optional<Numbers> ports = numbers(Dimension.port());
        List<String> names = new ArrayList<>();
        values.forEach((dimension, some) -> {
            if (dimension.kind() == Dimension.Kind.PORT_NAME && !some.equals(Numbers.of(0, 1))) {
                names.add((some.equals(Numbers.of(1, 1)) ? "named " : "not named ") + dimension.name());
            }
        });
        return ValuesText.protocols(protocols.get())
                + ports.map(some -> " " + ValuesText.numbers(some)).orElse(names.isEmpty() ? "" : " ports")
                + (names.isEmpty() ? "" : " " + String.join(" and ", names));
    }

    private Optional<Names> names(Dimension dimension) {
        return Optional.ofNullable(values.get(dimension))
                .flatMap(some -> some.fold(Optional::of, no -> Optional.empty(), no -> Optional.empty()));
    }

    private Optional<Numbers> numbers(Dimension dimension) {
        return Optional.ofNullable(values.get(dimension))
                .flatMap(some -> some.fold(no -> Optional.empty(), Optional::of, no -> Optional.empty()));
    }

    private Optional<Addresses> addresses(End end) {
        return Optional.ofNullable(values.get(Dimension.address(end)))
                .flatMap(some -> some.fold(no -> Optional.empty(), no -> Optional.empty(), Optional::of));
    }
}
