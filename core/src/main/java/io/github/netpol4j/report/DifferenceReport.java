package io.github.netpol4j.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.netpol4j.analysis.Cell;
import io.github.netpol4j.analysis.ConnectivityDifference;
import io.github.netpol4j.analysis.ConnectivityDifference.Change;
import io.github.netpol4j.analysis.Party;
import io.github.netpol4j.internal.Given;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What changed of who reaches whom, as a text table, Markdown, CSV or JSON.
 *
 * <p>Rows are {@code added}, {@code removed} or {@code changed}; {@code new} and {@code gone} ones name a party alone. The JSON has
 * {@code "schema": "netpol4j/connectivity-difference"} and {@code "version": 1}; {@code connectivity-difference-1.schema.json} beside
 * this class describes it: {@code arrived} and {@code gone} parties, and {@code added}, {@code removed} and {@code changed}, each
 * change with its {@code source}, {@code destination}, {@code before} and {@code after}.
 */
public final class DifferenceReport {

    private static final int VERSION = 1;

    private DifferenceReport() {}

    /**
     * A table with aligned columns.
     *
     * @param difference what changed
     * @return a line for each change, or a sentence if there is none
     */
    public static String text(ConnectivityDifference difference) {
        Given.notNull("DifferenceReport.text(..)", difference);
        return difference.isEmpty() ? "nothing changed\n" : TextTable.aligned(rows(difference));
    }

    /**
     * A table of GitHub-flavoured Markdown.
     *
     * @param difference what changed
     * @return a head, and a line for each change
     */
    public static String markdown(ConnectivityDifference difference) {
        return TextTable.markdown(
                headed(Given.notNull("DifferenceReport.markdown(..)", difference), "source", "destination"));
    }

    /**
     * Comma-separated values by RFC 4180: {@code change,src,dst,before,after}.
     *
     * @param difference what changed
     * @return a head, and a record for each change
     */
    public static String csv(ConnectivityDifference difference) {
        return headed(Given.notNull("DifferenceReport.csv(..)", difference), "src", "dst").stream()
                .map(TextTable::csv)
                .collect(Collectors.joining());
    }

    /**
     * JSON, as described above.
     *
     * @param difference what changed
     * @return one object
     */
    public static String json(ConnectivityDifference difference) {
        Given.notNull("DifferenceReport.json(..)", difference);
        return JsonText.document("netpol4j/connectivity-difference", VERSION, json -> {
            JsonText.array(json, "arrived", difference.arrived(), JsonText::party);
            JsonText.array(json, "gone", difference.gone(), JsonText::party);
            JsonText.array(json, "added", difference.added(), DifferenceReport::change);
            JsonText.array(json, "removed", difference.removed(), DifferenceReport::change);
            JsonText.array(json, "changed", difference.changed(), DifferenceReport::change);
        });
    }

    private static void change(JsonGenerator json, Change change) throws IOException {
        json.writeStringField("source", change.after().source().name());
        json.writeStringField("destination", change.after().destination().name());
        passing(json, "before", change.before());
        passing(json, "after", change.after());
    }

    private static void passing(JsonGenerator json, String name, Cell cell) throws IOException {
        json.writeObjectFieldStart(name);
        JsonText.connections(json, "surely", cell.surely());
        JsonText.connections(json, "possibly", cell.possibly());
        json.writeEndObject();
    }

    private static List<List<String>> headed(ConnectivityDifference difference, String source, String destination) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("change", source, destination, "before", "after")));
        rows.addAll(rows(difference));
        return rows;
    }

    private static List<List<String>> rows(ConnectivityDifference difference) {
        List<List<String>> rows = new ArrayList<>();
        difference.arrived().forEach(party -> rows.add(alone("new", party)));
        difference.gone().forEach(party -> rows.add(alone("gone", party)));
        difference.added().forEach(change -> rows.add(row("added", change)));
        difference.removed().forEach(change -> rows.add(row("removed", change)));
        difference.changed().forEach(change -> rows.add(row("changed", change)));
        return rows;
    }

    private static List<String> alone(String word, Party party) {
        return List.of(word, party.name(), "", "", "");
    }

    private static List<String> row(String word, Change change) {
        return List.of(
                word,
                change.after().source().name(),
                change.after().destination().name(),
                change.said(change.before()),
                change.said(change.after()));
    }
}
