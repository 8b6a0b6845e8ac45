package io.github.netpol4j.report;

import io.github.netpol4j.analysis.Cell;
import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.Entrance;
import io.github.netpol4j.cluster.EntryPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a table of who reaches whom can't show, and its reader must know. */
final class ConnectivityNotes {

    private static final String WITHIN = "Between replicas of one workload, not everything passes";
    private static final String BLOCKED = "Policies let nothing through of";
    private static final String LEFT_OUT = "Left out, as it could not be read";

    private ConnectivityNotes() {}

    static String text(Connectivity connectivity) {
        return notes(connectivity, "", "  ", line -> line);
    }

    static String markdown(Connectivity connectivity) {
        return notes(connectivity, "\n", "- ", TextTable::markdownText);
    }

    private static String notes(Connectivity connectivity, String gap, String before, UnaryOperator<String> escaped) {
        StringBuilder notes = new StringBuilder();
        List<String> blocked = connectivity.blockedEntrances().stream()
                .map(ConnectivityNotes::said)
                .distinct()
                .toList();
        List<String> leftOut =
                connectivity.leftOut().stream().map(Object::toString).toList();
        List<String> within = connectivity
                .within()
                .map(cell -> cell.source() + ": " + said(cell))
                .toList();
        if (!within.isEmpty()) {
            list(notes, WITHIN, gap, before, within.stream().map(escaped).toList());
        }
        if (!blocked.isEmpty()) {
            list(notes, BLOCKED, gap, before, blocked.stream().map(escaped).toList());
        }
        if (!leftOut.isEmpty()) {
            list(notes, LEFT_OUT, gap, before, leftOut.stream().map(escaped).toList());
        }
        return notes.toString();
    }

    private static void list(StringBuilder notes, String head, String gap, String before, List<String> lines) {
        notes.append('\n').append(head).append(":\n").append(gap);
        lines.forEach(line -> notes.append(before).append(line).append('\n'));
    }

    private static String said(Cell cell) {
        return cell.undecided().isEmpty()
                ? cell.surely().toString()
                : (cell.surely().isEmpty() ? "" : cell.surely() + "; ") + "possibly " + cell.undecided();
    }

    private static String said(Entrance entrance) {
        EntryPoint entry = entrance.entry();
        List<String> only = new ArrayList<>();
        if (!entry.host().isEmpty()) {
            only.add("host " + entry.host());
        }
        if (!entry.path().isEmpty()) {
            only.add("path " + entry.path());
        }
        return word(entry.kind()) + " " + entry.namespace() + "/" + entry.name()
                + (only.isEmpty() ? "" : " (" + String.join(", ", only) + ")") + " to " + entrance.destination()
                + " on "
                + entrance.ports();
    }

    private static String word(EntryPoint.Kind kind) {
        return switch (kind) {
            case INGRESS -> "Ingress";
            case ROUTE -> "Route";
            case NODE_PORT -> "NodePort";
            case LOAD_BALANCER -> "LoadBalancer";
            case EXTERNAL_IP -> "external IP";
        };
    }
}
