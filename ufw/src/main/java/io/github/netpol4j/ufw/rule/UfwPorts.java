package io.github.netpol4j.ufw.rule;

import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ports of one end of a rule.
 *
 * @param spans numbers and ranges, ascending, each once; none for every port
 */
public record UfwPorts(List<Span> spans) {

    /** Every port. */
    public static final UfwPorts ANY = new UfwPorts(List.of());

    /** How many numbers a rule may name; a range counts as two. */
    public static final int MOST_SLOTS = 15;

    /**
     * Ports.
     *
     * @param spans numbers and ranges, in any order
     */
    public UfwPorts {
        spans = Given.noNulls("ports", spans).stream().distinct().sorted().toList();
    }

    /**
     * One port.
     *
     * @param number its number
     * @return that port
     */
    public static UfwPorts of(int number) {
        return new UfwPorts(List.of(new Span(number, number)));
    }

    /**
     * Whether every port is meant.
     *
     * @return true for none named
     */
    public boolean isAny() {
        return spans.isEmpty();
    }

    /**
     * How many of the {@link #MOST_SLOTS} these take.
     *
     * @return one a number, two a range
     */
    public int slots() {
        return spans.stream().mapToInt(span -> span.from() == span.to() ? 1 : 2).sum();
    }

    /**
     * Numbers and ranges in lists of which each fits into one rule: 15 numbers, of which a range takes two.
     *
     * @param spans numbers and ranges
     * @return the same in lists
     */
    public static List<UfwPorts> chunks(List<Span> spans) {
        List<UfwPorts> chunks = new ArrayList<>();
        List<Span> open = new ArrayList<>();
        for (Span span : Given.noNulls("ports", spans)) {
            open.add(span);
            if (new UfwPorts(open).slots() > UfwPorts.MOST_SLOTS) {
                open.remove(open.size() - 1);
                chunks.add(new UfwPorts(open));
                open.clear();
                open.add(span);
            }
        }
        if (!open.isEmpty()) {
            chunks.add(new UfwPorts(open));
        }
        return chunks;
    }

    /** As ufw writes them: {@code 22,80,8000:8100}, or {@code any}. */
    @Override
    public String toString() {
        return isAny()
                ? "any"
                : spans.stream()
                        .map(span -> span.from() == span.to() ? "" + span.from() : span.from() + ":" + span.to())
                        .collect(Collectors.joining(","));
    }
}
