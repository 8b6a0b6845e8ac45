package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One rule as {@code ufw status numbered} shows it, or {@code ufw status verbose}. */
final class StatusLine {

    static final String ANYWHERE = "Anywhere";
    static final String V6 = " (v6)";

    private static final int WIDTH = 26;
    private static final int ACTION_WIDTH = 12;

    private final UfwRule rule;
    private final boolean v6;
    private final boolean verbose;
    private final boolean showsProtocol;

    private StatusLine(UfwRule rule, boolean v6, boolean verbose) {
        this.rule = rule;
        this.v6 = v6;
        this.verbose = verbose;
        showsProtocol = (verbose || !CommandWriter.namesApplication(rule)) && rule.protocol() != UfwProtocol.ANY;
    }

    /** The line, as ufw pads it, without a number. */
    static String text(UfwRule rule, boolean v6, boolean verbose) {
        StatusLine line = new StatusLine(rule, v6, verbose);
        return padded(line.location(true), WIDTH) + " " + padded(line.action(), ACTION_WIDTH)
                + padded(line.location(false), WIDTH) + line.remarks();
    }

    private static String padded(String text, int width) {
        int missing = width - text.codePointCount(0, text.length());
        return text + " ".repeat(Math.max(0, missing));
    }

    private String action() {
        String way = rule.routed() ? "fwd" : rule.direction().toString();
        return (rule.action() + " " + way).toUpperCase(Locale.ROOT);
    }

    private String remarks() {
        List<String> remarks = new ArrayList<>();
        if (rule.logging() != UfwLogging.NONE) {
            remarks.add(rule.logging().toString());
        }
        if (!verbose && rule.direction() == UfwDirection.OUT) {
            remarks.add("out");
        }
        return (remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")")
                + (rule.comment().isEmpty() ? "" : " # " + rule.comment());
    }

    private String location(boolean isDestination) {
        UfwEnd end = isDestination ? rule.destination() : rule.source();
        boolean everywhere = isEverywhere(end);
        boolean byName = !verbose && !end.application().isEmpty();
        String port = byName
                ? end.application() + (v6 && everywhere ? V6 : "")
                : end.ports().toString();
        String text = port.equals("any") ? address(end) : ported(end, port);
        boolean isOnIncoming = isDestination != rule.routed();
        String name = isOnIncoming ? rule.inInterface() : rule.outInterface();
        return name.isEmpty() ? text : text + " on " + name;
    }

    private static boolean isEverywhere(UfwEnd end) {
        return end.net().map(block -> block.prefix() == 0).orElse(true);
    }

    private String ported(UfwEnd end, String port) {
        boolean everywhere = isEverywhere(end);
        StringBuilder text = new StringBuilder(
                        everywhere ? "" : Net.text(end.net().orElseThrow()) + " ")
                .append(port)
                .append(protocol());
        if (verbose && !end.application().isEmpty()) {
            text.append(" (")
                    .append(end.application())
                    .append(v6 && everywhere ? V6 : "")
                    .append(')');
        }
        boolean bothEverywhere = Stream.of(rule.source(), rule.destination()).allMatch(StatusLine::isEverywhere);
        if (v6 && bothEverywhere && text.indexOf(V6) < 0) {
            text.append(V6);
        }
        return text.toString();
    }

    private String protocol() {
        return showsProtocol ? "/" + rule.protocol() : "";
    }

    private String address(UfwEnd end) {
        boolean samePorts = rule.source().ports().equals(rule.destination().ports());
        if (!isEverywhere(end)) {
            return Net.text(end.net().orElseThrow()) + (samePorts ? protocol() : "");
        }
        boolean bothEverywhere = Stream.of(rule.source(), rule.destination()).allMatch(StatusLine::isEverywhere);
        return ANYWHERE + (samePorts && bothEverywhere ? protocol() : "") + (v6 ? V6 : "");
    }
}
