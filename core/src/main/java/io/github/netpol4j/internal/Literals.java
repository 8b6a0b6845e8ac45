package io.github.netpol4j.internal;

import java.util.Collection;
import java.util.stream.Collectors;

/** Java source literals, for values that print as the code that makes them. */
public final class Literals {

    private Literals() {}

    /**
     * A string as a Java literal, control characters escaped.
     *
     * @param value the text
     * @return the literal, in quotes
     */
    public static String quote(String value) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\t' -> literal.append("\\t");
                case '\r' -> literal.append("\\r");
                default -> {
                    if (c < ' ' || c > '~') {
                        literal.append("\\u%04x".formatted((int) c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    /**
     * Several strings as Java literals, with commas between.
     *
     * @param values the texts
     * @return the argument list
     */
    public static String quoteAll(Collection<String> values) {
        return values.stream().map(Literals::quote).collect(Collectors.joining(", "));
    }
}
