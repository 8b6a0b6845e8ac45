package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Dimension.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a vocabulary becomes variables and numbers of a diagram.
 *
 * <p>Both ends' locations come first, then key by key, destination and source side by side, the key with most values first:
 * measured, any other order is slower, and one source after all destinations grows without bound.
 */
final class Layout {

    /** The number of having no name. */
    static final int ABSENT = 0;

    private static final Comparator<Dimension> ORDER = Comparator.comparing(Dimension::kind);

    private final Vocabulary vocabulary;
    private final List<Dimension> dimensions;
    private final Map<Dimension, Integer> variables = new HashMap<>();
    private final String[] symbols;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] namespaces;
    private final IpAddress[] segments;

    Layout(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        Set<String> words = new TreeSet<>(Location.WORDS);
        vocabulary.names().values().forEach(words::addAll);
        symbols = words.toArray(String[]::new);
        for (int i = 0; i < symbols.length; i++) {
            numbers.put(symbols[i], i + 1);
        }
        dimensions = order(vocabulary);
        for (int i = 0; i < dimensions.size(); i++) {
            variables.put(dimensions.get(i), i);
        }
        SortedSet<String> named = new TreeSet<>();
        for (End end : End.values()) {
            named.addAll(vocabulary.names().getOrDefault(Dimension.location(end), Collections.emptySortedSet()));
        }
        namespaces = named.stream().mapToInt(numbers::get).toArray();
        SortedSet<IpAddress> starts = new TreeSet<>(vocabulary.cuts());
        starts.add(Cidr.IPV4.address());
        starts.add(Cidr.IPV6.address());
        segments = starts.toArray(IpAddress[]::new);
    }

    private static List<Dimension> order(Vocabulary vocabulary) {
        Set<Dimension> all = new TreeSet<>(vocabulary.names().keySet());
        Set.copyOf(all).forEach(dimension -> {
            if (dimension.kind() != Kind.PORT_NAME && !dimension.isDeclared()) {
                all.add(dimension.at(End.DESTINATION));
                // The only port is the destination's.
                if (dimension.kind() != Kind.PORT && dimension.kind() != Kind.PROTOCOL) {
                    all.add(dimension.at(End.SOURCE));
                }
            }
        });
        all.addAll(List.of(
                Dimension.location(End.DESTINATION),
                Dimension.location(End.SOURCE),
                Dimension.protocol(),
                Dimension.port()));
        Map<Dimension, Integer> sizes = new HashMap<>();
        all.forEach(dimension -> sizes.put(dimension, size(vocabulary, dimension)));
        List<Dimension> order = new ArrayList<>(all);
        order.sort(ORDER.thenComparing(dimension -> -sizes.getOrDefault(dimension, 0))
                .thenComparing(Comparator.naturalOrder()));
        return List.copyOf(order);
    }

    private static int size(Vocabulary vocabulary, Dimension dimension) {
        Set<String> names = new TreeSet<>();
        for (End end : End.values()) {
            names.addAll(vocabulary.names().getOrDefault(dimension.at(end), Collections.emptySortedSet()));
        }
        return names.size();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The place of a dimension in the order, or -1 if nothing mentions it. */
    int variable(Dimension dimension) {
        return variables.getOrDefault(dimension, -1);
    }

    Dimension dimension(int variable) {
        return dimensions.get(variable);
    }

    /** The variables, in their order. */
    List<Dimension> dimensions() {
        return dimensions;
    }

    /** The number of a name. */
    int number(String name) {
        return numbers.getOrDefault(name, unmentioned());
    }

    /** The number of every name that nothing mentions: no node has it. */
    int unmentioned() {
        return symbols.length + 1;
    }

    /** The name of a number that is not {@link #ABSENT}. */
    String name(int number) {
        return symbols[number - 1];
    }

    boolean isNamespace(int number) {
        return Arrays.binarySearch(namespaces, number) >= 0;
    }

    /** The numbers of all namespaces that are mentioned, ascending. */
    int[] namespaces() {
        return namespaces.clone();
    }

    /** The segment of addresses that none of the mentioned blocks tells apart. */
    int segment(IpAddress address) {
        int index = Arrays.binarySearch(segments, address);
        return index < 0 ? -index - 2 : index;
    }

    /** The segment of ends whose address is not known: one after all others. */
    int unknownSegment() {
        return segments.length;
    }

    AddressRange addresses(int segment) {
        IpAddress first = segments[segment];
        IpAddress last = segment + 1 < segments.length
                ? segments[segment + 1].predecessor().orElseGet(() -> Cidr.IPV4.last())
                : Cidr.IPV6.last();
        return new AddressRange(first, last);
    }
}
