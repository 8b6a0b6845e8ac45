package io.github.netpol4j.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows in aligned columns, and the same rows for Markdown and CSV. */
final class TextTable {

    private static final String GAP = "  ";

    private TextTable() {}

    /** Columns as wide as their widest field; no blanks at the end of a line. */
    static String aligned(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                                .mapToObj(column -> row.get(column)
                                        + " "
                                                .repeat(widths[column]
                                                        - row.get(column).length()))
                                .collect(Collectors.joining(GAP))
                                .stripTrailing()
                        + "\n")
                .collect(Collectors.joining());
    }

    /** A table of GitHub-flavoured Markdown; the first row is its head. */
    static String markdown(List<List<String>> rows) {
        String rule = "|" + " --- |".repeat(rows.get(0).size()) + "\n";
        return line(rows.get(0))
                + rule
                + rows.stream().skip(1).map(TextTable::line).collect(Collectors.joining());
    }

    private static String line(List<String> row) {
        return row.stream().map(TextTable::markdownText).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    static String markdownText(String field) {
        return field.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ");
    }

    /** A record of RFC 4180, with its line break. */
    static String csv(List<String> row) {
        return row.stream().map(TextTable::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String field) {
        boolean special = field.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
        return special ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }
}
