package io.github.netpol4j.report;

import io.github.netpol4j.analysis.Cell;
import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who reaches whom, as a text table, Markdown, CSV or JSON. Pairs between which nothing passes have no row.
 *
 * <p>What passes possibly, but not surely, is in a row of its own that says so: {@code possibly TCP 80}.
 *
 * <p>Text and Markdown end with notes, where there is something to note: what passes between the replicas of one workload, where that is not
 * everything; the ways in from outside of which policies let nothing through, such
 * as an Ingress that leads nowhere, and what could not be read and is left out, so that the answer is one about the rest. CSV has the table alone, for other
 * programs, netpol-analyzer's among them, which have no such rows; a Connectivity tells all of that by itself.
 *
 * <p>The JSON has {@code "schema": "netpol4j/connectivity"} and {@code "version": 1}; {@code connectivity-1.schema.json} beside this
 * class describes it. A new version is one that readers of the old one could misread; fields may be added without one. It holds
 * {@code semantics}, the choices where Kubernetes leaves something open; {@code parties}, each with its {@code name} and
 * {@code kind}; {@code connections}, each with {@code source}, {@code destination}, {@code surely} and {@code possibly};
 * {@code entrances}, the ways in from outside; and {@code leftOut}, what could not be read. Connections are given as {@code text}, and as {@code protocols} with spans of
 * {@code ports}.
 */
public final class ConnectivityReport {

    private ConnectivityReport() {}

    /**
     * A table with aligned columns.
     *
     * @param connectivity who reaches whom
     * @return a line for each pair, and the notes below
     */
    public static String text(Connectivity connectivity) {
        return TextTable.aligned(rows(Given.notNull("ConnectivityReport.text(..)", connectivity))
                        .toList())
                + ConnectivityNotes.text(connectivity);
    }

    /**
     * A table of GitHub-flavoured Markdown.
     *
     * @param connectivity who reaches whom
     * @return a head, a line for each pair, and the notes below
     */
    public static String markdown(Connectivity connectivity) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("source", "destination", "connections")));
        rows(Given.notNull("ConnectivityReport.markdown(..)", connectivity)).forEach(rows::add);
        return TextTable.markdown(rows) + ConnectivityNotes.markdown(connectivity);
    }

    /**
     * Comma-separated values by RFC 4180: {@code src,dst,conn}. All in one text, which grows with the square of a cluster: for thousands of
     * workloads take {@link #csvRecords(Connectivity)}, and write them as they come.
     *
     * @param connectivity who reaches whom
     * @return a head, and a record for each pair
     */
    public static String csv(Connectivity connectivity) {
        return csvRecords(connectivity).collect(Collectors.joining());
    }

    /**
     * The records of {@link #csv(Connectivity)}, for what is too large for one text.
     *
     * @param connectivity who reaches whom
     * @return the head and the records, each with its line break, made as they are taken
     */
    public static Stream<String> csvRecords(Connectivity connectivity) {
        Given.notNull("ConnectivityReport.csv(..)", connectivity);
        return Stream.concat(Stream.of(List.of("src", "dst", "conn")), rows(connectivity))
                .map(TextTable::csv);
    }

    /**
     * JSON, as described above.
     *
     * @param connectivity who reaches whom
     * @return one object
     */
    public static String json(Connectivity connectivity) {
        return ConnectivityJson.of(Given.notNull("ConnectivityReport.json(..)", connectivity));
    }

    private static Stream<List<String>> rows(Connectivity connectivity) {
        return connectivity.cells().flatMap(ConnectivityReport::rows);
    }

    private static Stream<List<String>> rows(Cell cell) {
        String source = cell.source().name();
        String destination = cell.destination().name();
        Stream<List<String>> sure = cell.surely().isEmpty()
                ? Stream.empty()
                : Stream.of(List.of(source, destination, cell.surely().toString()));
        return cell.undecided().isEmpty()
                ? sure
                : Stream.concat(sure, Stream.of(List.of(source, destination, "possibly " + cell.undecided())));
    }
}
