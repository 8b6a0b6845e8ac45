package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.ufw.rule.UfwPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A port word as ufw reads it.
 *
 * @param ports the ports
 * @param several whether it is a list or a range, which need a protocol
 */
record PortsText(UfwPorts ports, boolean several) {

    /** The last port there is. */
    static final int LAST = 65535;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern NAME = Pattern.compile("\\w[\\w-]+");

    /** What ufw makes of a word; nothing if it refuses it. */
    static Optional<PortsText> parse(String text, Services services) {
        if (text.equals("any")) {
            return Optional.of(new PortsText(UfwPorts.ANY, false));
        }
        String[] words = text.split(",", -1);
        boolean several = words.length > 1;
        List<Span> spans = new ArrayList<>();
        for (String word : words) {
            Optional<Span> span = span(word, services);
            if (span.isEmpty()) {
                return Optional.empty();
            }
            several |= word.indexOf(':') >= 0;
            spans.add(span.get());
        }
        long slots = text.chars().filter(c -> c == ',' || c == ':').count() + 1;
        return slots > UfwPorts.MOST_SLOTS
                ? Optional.empty()
                : Optional.of(new PortsText(new UfwPorts(spans), several));
    }

    private static Optional<Span> span(String word, Services services) {
        int colon = word.indexOf(':');
        if (colon < 0) {
            Optional<Integer> number = number(word);
            return number.or(() -> NAME.matcher(word).matches()
                                    && !NUMBER.matcher(word).matches()
                            ? services.find(word).map(Services.Service::port)
                            : Optional.empty())
                    .map(port -> new Span(port, port));
        }
        Optional<Integer> from = number(word.substring(0, colon));
        Optional<Integer> to = number(word.substring(colon + 1));
        return from.isPresent() && to.isPresent() && from.get() < to.get()
                ? Optional.of(new Span(from.get(), to.get()))
                : Optional.empty();
    }

    private static Optional<Integer> number(String word) {
        return NUMBER.matcher(word).matches()
                ? Optional.of(Integer.parseInt(word)).filter(port -> port >= 1 && port <= LAST)
                : Optional.empty();
    }
}
