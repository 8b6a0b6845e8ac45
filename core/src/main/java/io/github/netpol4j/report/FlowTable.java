package io.github.netpol4j.report;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who reaches whom, a line a flow: source, destination, protocol and port, the answer, and what decides.
 *
 * <pre>{@code
 * inventario-web  ubicacion-db  TCP 1433  allowed  by inventario-ubicacion-db-ingress
 * intruder        ubicacion-db  TCP 1433  denied   by inventario-ubicacion-db-ingress
 * }</pre>
 */
public final class FlowTable {

    private static final String GAP = "  ";

    private FlowTable() {}

    /**
     * The table of some flows, as most clusters answer.
     *
     * @param enforcement what is enforced
     * @param flows in the order of the lines
     * @return the lines, each ending with a line break; pods are named without their namespace where all share one
     */
    public static String of(Enforcement enforcement, Collection<Flow> flows) {
        return of(enforcement, flows, Semantics.defaults());
    }

    /**
     * The table of some flows.
     *
     * @param enforcement what is enforced
     * @param flows in the order of the lines
     * @param semantics what Kubernetes leaves open
     * @return the lines, each ending with a line break; pods are named without their namespace where all share one
     */
    public static String of(Enforcement enforcement, Collection<Flow> flows, Semantics semantics) {
        Given.noneNull("FlowTable.of(..)", enforcement, semantics);
        Given.noNulls("FlowTable.of(..)", flows);
        boolean oneNamespace = flows.stream()
                        .flatMap(flow -> Stream.of(flow.source(), flow.destination()))
                        .flatMap(end -> end.fold(
                                pod -> Stream.of(pod.namespace()), node -> Stream.empty(), external -> Stream.empty()))
                        .distinct()
                        .count()
                == 1;
        List<List<String>> rows = flows.stream()
                .map(flow -> row(enforcement.evaluate(flow, semantics), oneNamespace))
                .toList();
        int[] widths = IntStream.range(0, 5)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static List<String> row(Verdict verdict, boolean oneNamespace) {
        Flow flow = verdict.flow();
        return List.of(
                name(flow.source(), oneNamespace),
                name(flow.destination(), oneNamespace),
                flow.protocol() + (flow.protocol().hasPorts() ? " " + flow.port() : ""),
                verdict.outcome().name().toLowerCase(Locale.ROOT),
                verdict.reason());
    }

    private static String name(Endpoint end, boolean oneNamespace) {
        return end.fold(
                pod -> oneNamespace ? pod.name() : pod.id(), node -> "node " + node.name(), external -> external.id());
    }

    private static String line(List<String> row, int[] widths) {
        String padded = IntStream.range(0, widths.length)
                .mapToObj(column -> row.get(column)
                        + " ".repeat(widths[column] - row.get(column).length()))
                .collect(Collectors.joining(GAP));
        return padded.stripTrailing() + "\n";
    }
}
