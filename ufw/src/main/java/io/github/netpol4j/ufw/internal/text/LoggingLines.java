package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a log level adds to the files of rules. */
final class LoggingLines {

    private static final String LIMIT = " -m limit --limit 3/min --limit-burst 10";
    private static final String NEW = " -m conntrack --ctstate NEW";
    private static final List<String> WAYS = List.of("input", "output", "forward");

    private LoggingLines() {}

    static Stream<String> of(UfwDefaults defaults, UfwLogLevel level, String prefix) {
        if (level == UfwLogLevel.OFF) {
            return WAYS.stream().map(way -> "-I " + prefix + "user-logging-" + way + " -j RETURN");
        }
        boolean atLeastMedium = level.compareTo(UfwLogLevel.MEDIUM) >= 0;
        String limit = level.compareTo(UfwLogLevel.HIGH) < 0 ? LIMIT : "";
        List<UfwAction> policies = List.of(defaults.incoming(), defaults.outgoing(), defaults.routed());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < WAYS.size(); i++) {
            boolean blocks = policies.get(i) != UfwAction.ALLOW;
            if (blocks || atLeastMedium) {
                String word = blocks ? "BLOCK" : "ALLOW";
                lines.add("-A " + prefix + "after-logging-" + WAYS.get(i) + log(word) + limit);
            }
        }
        String deny = prefix + "logging-deny -m conntrack --ctstate INVALID";
        lines.add(atLeastMedium ? "-A " + deny + log("AUDIT INVALID") + limit : "-I " + deny + " -j RETURN" + limit);
        lines.add("-A " + prefix + "logging-deny" + log("BLOCK") + limit);
        lines.add("-A " + prefix + "logging-allow" + log("ALLOW") + limit);
        if (atLeastMedium) {
            String audited = switch (level) {
                case FULL -> "";
                case HIGH -> LIMIT;
                default -> NEW + LIMIT;
            };
            WAYS.forEach(way -> lines.add("-I " + prefix + "before-logging-" + way + log("AUDIT") + audited));
        }
        return lines.stream();
    }

    private static String log(String word) {
        return " -j LOG --log-prefix \"[UFW " + word + "] \"";
    }
}
