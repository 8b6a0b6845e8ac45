package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Says a region in words: from whom, to whom, on what. */
final class RegionText {

    private final SortedMap<Dimension, Values> values;

    private RegionText(SortedMap<Dimension, Values> values) {
        this.values = values;
    }

    static String of(Region region) {
        RegionText text = new RegionText(region.values());
        if (region.isContradictory()) {
            return "no flow";
        }
        List<String> parts = new ArrayList<>();
        parts.add("from " + text.end(End.SOURCE) + " to " + text.end(End.DESTINATION));
        parts.add(text.traffic());
        text.values.forEach((dimension, some) -> {
            if (dimension.isDeclared()) {
                parts.add(dimension.name() + " " + values(some));
            }
        });
        return String.join(", ", parts);
    }

    private String end(End end) {
        List<String> labels = labels(Dimension.Kind.LABEL, end);
        List<String> ofNamespace = labels(Dimension.Kind.NAMESPACE_LABEL, end);
        String with = labels.isEmpty() ? "" : " with " + String.join(", ", labels);
        String namespaces = ofNamespace.isEmpty() ? "" : " in namespaces with " + String.join(", ", ofNamespace);
        Optional<Addresses> at = addresses(end);
        return location(end, with, namespaces)
                + at.map(addresses -> " at " + values(addresses)).orElse("");
    }

    private String location(End end, String with, String namespaces) {
        Optional<Names> location = names(Dimension.location(end));
        if (location.isEmpty()) {
            return "anyone";
        }
        List<String> named = location.get().names().stream()
                .filter(name -> !Location.WORDS.contains(name))
                .toList();
        boolean hosts = location.get().contains(Location.HOST);
        boolean outside = location.get().contains(Location.EXTERNAL);
        boolean same = location.get().contains(Location.SAME);
        if (!location.get().others()) {
            List<String> alternatives = new ArrayList<>();
            if (!named.isEmpty()) {
                alternatives.add("pods" + with + " in " + list(named) + namespaces);
            }
            if (same) {
                alternatives.add("pods" + with + " of the same namespace" + namespaces);
            }
            if (hosts) {
                alternatives.add("hosts");
            }
            if (outside) {
                alternatives.add("outside addresses");
            }
            return String.join(" or ", alternatives);
        }
        String where = (same ? "" : " of another namespace")
                + (named.isEmpty() ? "" : (same ? " outside " : ", none of ") + list(named));
        if (!hosts && !outside) {
            return "pods" + with + where + namespaces;
        }
        List<String> but = new ArrayList<>();
        if (!named.isEmpty()) {
            but.add("pods in " + list(named));
        }
        if (!same) {
            but.add("pods of the same namespace");
        }
        if (!hosts) {
            but.add("hosts");
        }
        if (!outside) {
            but.add("outside addresses");
        }
        return but.isEmpty() ? "anyone" : "anyone but " + String.join(" and ", but);
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

    private List<String> labels(Dimension.Kind kind, End end) {
        List<String> labels = new ArrayList<>();
        values.forEach((dimension, some) -> {
            if (dimension.kind() == kind && dimension.end() == end) {
                names(dimension).map(names -> label(dimension.name(), names)).ifPresent(labels::add);
            }
        });
        return labels;
    }

    private static String label(String key, Names names) {
        String one = names.names().size() == 1 ? quoted(names.names().first()) : "";
        String all = "(" + list(names.names().stream().map(RegionText::quoted).toList()) + ")";
        if (names.names().isEmpty()) {
            return names.others() ? "any " + key : "no " + key;
        }
        String said = names.others()
                ? key + (one.isEmpty() ? " not in " + all : "!=" + one)
                : key + (one.isEmpty() ? " in " + all : "=" + one);
        if (names.others()) {
            return names.absent() ? said : "any " + said;
        }
        return names.absent() ? said + " or none" : said;
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }

    private static String list(Collection<String> words) {
        return String.join(", ", words);
    }

    private String traffic() {
        String names = values.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == Dimension.Kind.PORT_NAME)
                .map(entry -> (entry.getValue().equals(Numbers.of(1, 1)) ? " named " : " not named ")
                        + entry.getKey().name())
                .collect(Collectors.joining(" and"));
        Optional<Numbers> protocols = numbers(Dimension.protocol());
        Optional<Numbers> ports = numbers(Dimension.port());
        if (protocols.isEmpty()) {
            return "every protocol and port" + names;
        }
        return protocols(protocols.get())
                + ports.map(some -> " " + values(some)).orElse("")
                + (names.isEmpty() ? "" : (ports.isPresent() ? "" : " ports") + names);
    }

    private static String protocols(Numbers numbers) {
        List<String> listed = protocolNames(numbers.spans());
        if (listed.size() <= 4) {
            return String.join(" or ", listed);
        }
        Numbers rest = complement(numbers);
        return "every protocol but " + String.join(", ", protocolNames(rest.spans()));
    }

    private static Numbers complement(Numbers numbers) {
        List<Span> rest = new ArrayList<>();
        int next = 0;
        for (Span span : numbers.spans()) {
            if (span.from() > next) {
                rest.add(new Span(next, span.from() - 1));
            }
            next = span.to() + 1;
        }
        if (next <= 255) {
            rest.add(new Span(next, 255));
        }
        return new Numbers(rest);
    }

    private static List<String> protocolNames(List<Span> spans) {
        List<String> names = new ArrayList<>();
        for (Span span : spans) {
            for (int number = span.from(); number <= span.to(); number++) {
                names.add(new Protocol(number).toString());
            }
        }
        return names;
    }

    private static String values(Values some) {
        return some.fold(
                names -> label("", names),
                numbers -> numbers.spans().stream().map(Span::toString).collect(Collectors.joining(", ")),
                addresses ->
                        addresses.ranges().stream().map(AddressRange::toString).collect(Collectors.joining(", ")));
    }
}
