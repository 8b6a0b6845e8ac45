package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code ufw status numbered} and {@code ufw status verbose} print of an active firewall. */
public final class StatusText {

    private static final String HEADER = "%-26s %-12s%s\n";

    private StatusText() {}

    private record Row(UfwRule rule, boolean v6) {}

    /**
     * The numbered list.
     *
     * @param state rules that ufw accepts
     * @return what ufw prints
     */
    public static String numbered(UfwState state) {
        List<Row> rows = rows(Given.notNull("rules", state));
        StringBuilder text = new StringBuilder("Status: active");
        if (rows.isEmpty()) {
            return text.toString();
        }
        text.append("\n\n     ").append(header("To", "Action", "From"));
        text.append("     ").append(header("--", "------", "----"));
        // A profile is one line, however many rules it is.
        Set<Row> shown = new HashSet<>();
        int number = 1;
        for (Row row : rows) {
            boolean isNew = shown.add(profileKey(row));
            if (isNew || !CommandWriter.namesApplication(row.rule)) {
                text.append("[%2d] ".formatted(number))
                        .append(StatusLine.text(row.rule, row.v6, false))
                        .append('\n');
                number++;
            }
        }
        return text.toString();
    }

    /** What ufw tells profile rules apart by: neither action nor whether they are routed, and the direction only without interfaces. */
    private static Row profileKey(Row row) {
        UfwRule rule = row.rule;
        boolean named = !rule.inInterface().isEmpty() || !rule.outInterface().isEmpty();
        UfwRule bare = Applications.folded(rule)
                .withComment("")
                .withAction(UfwAction.ALLOW)
                .withLogging(UfwLogging.NONE)
                .withRouted(false)
                .withDirection(named ? UfwDirection.IN : rule.direction());
        return new Row(bare, row.v6);
    }

    private static String header(String to, String action, String from) {
        return HEADER.formatted(to, action, from);
    }

    /**
     * The long list.
     *
     * @param state rules that ufw accepts
     * @param level how much is logged
     * @param forwards whether the kernel forwards packets; if not, ufw calls the routed default disabled
     * @return what ufw prints
     */
    public static String verbose(UfwState state, UfwLogLevel level, boolean forwards) {
        List<Row> rows = rows(Given.notNull("rules", state));
        UfwDefaults defaults = state.defaults();
        StringBuilder text = new StringBuilder("Status: active\nLogging: ")
                .append(level == UfwLogLevel.OFF ? "off" : "on (" + level + ")")
                .append("\nDefault: ")
                .append(defaults.incoming())
                .append(" (incoming), ")
                .append(defaults.outgoing())
                .append(" (outgoing), ")
                .append(forwards ? defaults.routed() : "disabled")
                .append(" (routed)\nNew profiles: skip");
        if (rows.isEmpty()) {
            return text.toString();
        }
        text.append("\n\n").append(header("To", "Action", "From")).append(header("--", "------", "----"));
        Predicate<Row> routed = row -> row.rule.routed();
        Predicate<Row> out = row -> row.rule.direction() == UfwDirection.OUT;
        List<String> parts = new ArrayList<>();
        parts.add(part(rows, routed.negate().and(out.negate())));
        parts.add(part(rows, routed.negate().and(out)));
        parts.add(part(rows, routed));
        return text + separated(parts);
    }

    /** An empty line stands between two parts only where rules that come in are the first. */
    private static String separated(List<String> parts) {
        String in = parts.get(0);
        String out = parts.get(1);
        String through = parts.get(2);
        return in
                + (!in.isEmpty() && !out.isEmpty() ? "\n" : "")
                + out
                + (!in.isEmpty() && !through.isEmpty() ? "\n" : "")
                + through;
    }

    private static String part(List<Row> rows, Predicate<Row> which) {
        return rows.stream()
                .filter(which)
                .map(row -> StatusLine.text(row.rule, row.v6, true) + "\n")
                .collect(Collectors.joining());
    }

    private static List<Row> rows(UfwState state) {
        return Stream.concat(
                        state.v4().stream().map(rule -> new Row(rule, false)),
                        state.v6().stream().map(rule -> new Row(rule, true)))
                .toList();
    }

    /** A numbered line as GUFW compares it. */
    static String collapsed(UfwRule rule, boolean v6) {
        return StatusLine.text(rule, v6, false).strip().replaceAll("\\s+", " ");
    }
}
