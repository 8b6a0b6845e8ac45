package io.github.netpol4j.kubernetes;

/** Text as the API server, a Go program, prints it in its messages. */
final class GoText {

    private GoText() {}

    /**
     * A string in quotes, as {@code strconv.Quote} has it: what can be printed stays as it is, all else is escaped.
     */
    static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                case 0x07 -> quoted.append("\\a");
                case '\b' -> quoted.append("\\b");
                case '\t' -> quoted.append("\\t");
                case '\n' -> quoted.append("\\n");
                case 0x0b -> quoted.append("\\v");
                case '\f' -> quoted.append("\\f");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (isPrintable(c)) {
                        quoted.appendCodePoint(c);
                    } else if (c <= 0x7f) {
                        quoted.append("\\x%02x".formatted(c));
                    } else if (c <= 0xffff) {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.append("\\U%08x".formatted(c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /**
     * A string as {@code encoding/json} has it: how values of an enumerated type appear, whose Go type is no plain
     * string.
     */
    static String json(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                case '\b' -> quoted.append("\\b");
                case '\t' -> quoted.append("\\t");
                case '\n' -> quoted.append("\\n");
                case '\f' -> quoted.append("\\f");
                case '\r' -> quoted.append("\\r");
                // Angle brackets and ampersands too: Go wants its JSON to be safe inside HTML.
                case '<', '>', '&', 0x2028, 0x2029 -> quoted.append("\\u%04x".formatted(c));
                default -> {
                    if (c < ' ') {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** Letters, marks, numbers, punctuation, symbols and the space; no other blanks. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
