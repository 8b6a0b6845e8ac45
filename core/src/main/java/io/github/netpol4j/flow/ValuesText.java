package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what a value may be. Of what is listed and what is not, the shorter is said. */
final class ValuesText {

    private ValuesText() {}

    /** {@code a, b or c}. */
    static String list(List<String> words, String last) {
        int most = words.size() - 1;
        return most < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, most)) + " " + last + " " + words.get(most);
    }

    /** What a label may be; what Kubernetes calls not-in has no label among it. */
    static String label(String key, Names names) {
        if (names.names().isEmpty()) {
            return names.others() ? "any " + key : "no " + key;
        }
        List<String> quoted = names.names().stream().map(ValuesText::quoted).toList();
        boolean one = quoted.size() == 1;
        String all = one ? quoted.get(0) : "(" + String.join(", ", quoted) + ")";
        if (names.others()) {
            return names.absent() ? key + (one ? "!=" : " not in ") + all : "any " + key + " but " + all;
        }
        return key + (one ? "=" : " in ") + all + (names.absent() ? " or no " + key : "");
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }

    static String declared(Dimension dimension, Values values) {
        return values.fold(
                names -> declared(dimension.name(), names),
                numbers -> dimension.name() + " " + numbers(numbers),
                addresses -> dimension.name() + " " + addresses(addresses));
    }

    /** Any values, for messages. */
    static String text(Values values) {
        return values.fold(names -> declared("name", names), ValuesText::numbers, ValuesText::addresses);
    }

    /** Such as {@code node n1 or n2}, {@code any node but n1}, {@code no known node}. */
    static String which(String what, Names names) {
        String all = list(List.copyOf(names.names()), names.others() ? "and" : "or");
        String unknown = names.absent() ? " or no known " + what : "";
        if (names.others()) {
            return "any " + what + (names.names().isEmpty() ? "" : " but " + all)
                    + (names.absent() && !names.names().isEmpty() ? " or no known one" : unknown);
        }
        return names.names().isEmpty() ? "no known " + what : what + " " + all + unknown;
    }

    private static String declared(String what, Names names) {
        String all = list(names.names().stream().map(ValuesText::quoted).toList(), "or");
        if (names.names().isEmpty()) {
            return !names.others() ? "no " + what : names.absent() ? "any " + what + " or none" : "any " + what;
        }
        if (names.others()) {
            return (names.absent() ? what + " not " : "any " + what + " but ") + all;
        }
        return what + " " + all + (names.absent() ? " or none" : "");
    }

    static String numbers(Numbers numbers) {
        return numbers.spans().stream().map(Span::toString).collect(Collectors.joining(", "));
    }

    static String protocols(Numbers numbers) {
        List<String> listed = protocolNames(numbers);
        List<String> left = protocolNames(protocolsBut(numbers));
        if (left.isEmpty()) {
            return "every protocol";
        }
        return left.size() < listed.size() ? "every protocol but " + list(left, "and") : list(listed, "or");
    }

    private static Numbers protocolsBut(Numbers numbers) {
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

    private static List<String> protocolNames(Numbers numbers) {
        return numbers.spans().stream()
                .map(span -> span.from() == span.to() ? new Protocol(span.from()).toString() : "protocols " + span)
                .toList();
    }

    static String addresses(Addresses addresses) {
        List<String> families = new ArrayList<>();
        for (Cidr family : List.of(Cidr.IPV4, Cidr.IPV6)) {
            AddressRange all = AddressRange.of(family);
            Addresses listed = addresses.and(new Addresses(List.of(all)));
            List<AddressRange> left = List.of(all);
            for (AddressRange range : listed.ranges()) {
                left = left.stream().flatMap(one -> one.without(range).stream()).toList();
            }
            if (!listed.isEmpty()) {
                boolean most = !left.isEmpty() && left.size() < listed.ranges().size();
                families.add(most ? family + " except " + ranges(left) : ranges(listed.ranges()));
            }
        }
        return String.join(" or at ", families);
    }

    private static String ranges(List<AddressRange> ranges) {
        return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(", "));
    }
}
