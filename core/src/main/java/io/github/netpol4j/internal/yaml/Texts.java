package io.github.netpol4j.internal.yaml;

/** Foreign text in our messages: in quotes, on one line, of a bearable length. */
public final class Texts {

    private static final int LONGEST = 80;

    private Texts() {}

    /**
     * A text as a message shows it.
     *
     * @param text any text
     * @return in double quotes, with escapes for what can't be seen
     */
    public static String quote(String text) {
        return "\"" + cut(text) + "\"";
    }

    static String cut(String text) {
        StringBuilder shown = new StringBuilder();
        int[] points = text.codePoints().limit(LONGEST + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, LONGEST); i++) {
            switch (Character.getType(points[i])) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.UNASSIGNED -> shown.append(escape(points[i]));
                default -> shown.appendCodePoint(points[i]);
            }
        }
        return shown.append(points.length > LONGEST ? "..." : "").toString();
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04x".formatted(point);
        };
    }
}
