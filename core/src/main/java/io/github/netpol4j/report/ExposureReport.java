package io.github.netpol4j.report;

import io.github.netpol4j.analysis.Exposed;
import io.github.netpol4j.analysis.Exposure;
import io.github.netpol4j.analysis.UnknownPeers;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What ends that a cluster does not have could reach in it, or be reached from it, as a text table, Markdown, CSV or JSON.
 *
 * <p>A line is about a party, a direction and a description of peers, in the words of {@link UnknownPeers}. Descriptions of one party and direction may
 * overlap only where the same passes. In text and Markdown, of long lists of names or addresses the first few
 * are said, and how many there are more; CSV and JSON have them all. Those with whom nothing passes have no line. What passes possibly, but not surely, is in a line of its own that says so.
 *
 * <p>The JSON has {@code "schema": "netpol4j/exposure"} and {@code "version": 1}; {@code exposure-1.schema.json} beside this class describes it. Its {@code
 * exposures} have all rows, those too in which nothing passes: each with {@code party}, {@code direction}, {@code peers} as data and as {@code text},
 * {@code surely} and {@code possibly}; ports that the other end must declare by name are in {@code named}.
 */
public final class ExposureReport {

    private ExposureReport() {}

    /**
     * A table with aligned columns.
     *
     * @param exposure who could reach whom
     * @return a line for each party, direction and description of peers
     */
    public static String text(Exposure exposure) {
        return TextTable.aligned(rows(Given.notNull("ExposureReport.text(..)", exposure), UnknownPeers::shortly)
                .toList());
    }

    /**
     * A table of GitHub-flavoured Markdown.
     *
     * @param exposure who could reach whom
     * @return a head, and a line for each party, direction and description of peers
     */
    public static String markdown(Exposure exposure) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("workload", "direction", "peers", "connections")));
        rows(Given.notNull("ExposureReport.markdown(..)", exposure), UnknownPeers::shortly)
                .forEach(rows::add);
        return TextTable.markdown(rows);
    }

    /**
     * Comma-separated values by RFC 4180: {@code workload,direction,peers,conn}. All in one text: of very many workloads take {@link
     * #csvRecords(Exposure)}, and write them as they come.
     *
     * @param exposure who could reach whom
     * @return a head, and a record for each party, direction and description of peers
     */
    public static String csv(Exposure exposure) {
        return csvRecords(exposure).collect(Collectors.joining());
    }

    /**
     * The records of {@link #csv(Exposure)}, for what is too large for one text.
     *
     * @param exposure who could reach whom
     * @return the head and the records, each with its line break, made as they are taken
     */
    public static Stream<String> csvRecords(Exposure exposure) {
        Given.notNull("ExposureReport.csv(..)", exposure);
        return Stream.concat(
                        Stream.of(List.of("workload", "direction", "peers", "conn")),
                        rows(exposure, UnknownPeers::toString))
                .map(TextTable::csv);
    }

    /**
     * JSON, as described above.
     *
     * @param exposure who could reach whom
     * @return one object
     */
    public static String json(Exposure exposure) {
        return ExposureJson.of(Given.notNull("ExposureReport.json(..)", exposure));
    }

    private static Stream<List<String>> rows(Exposure exposure, Function<UnknownPeers, String> words) {
        return exposure.rows().flatMap(row -> rows(row, words));
    }

    private static Stream<List<String>> rows(Exposed row, Function<UnknownPeers, String> words) {
        String direction = row.direction() == Direction.INGRESS ? "ingress" : "egress";
        List<String> connections = new ArrayList<>();
        if (!row.surely().isEmpty()) {
            connections.add(row.surely().toString());
        }
        if (!row.isDecided()) {
            connections.add("possibly " + row.possibly());
        }
        return row.peers().stream()
                .flatMap(peers -> connections.stream()
                        .map(some -> List.of(row.party().name(), direction, words.apply(peers), some)));
    }
}
