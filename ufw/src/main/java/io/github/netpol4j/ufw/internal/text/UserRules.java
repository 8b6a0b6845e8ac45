package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import java.util.stream.Stream;

/** The files user.rules and user6.rules, as ufw writes them. */
public final class UserRules {

    static final String BEGIN = "### RULES ###";
    static final String END = "### END RULES ###";

    private static final List<String> CHAINS = List.of(
            "user-input",
            "user-output",
            "user-forward",
            "before-logging-input",
            "before-logging-output",
            "before-logging-forward",
            "user-logging-input",
            "user-logging-output",
            "user-logging-forward",
            "after-logging-input",
            "after-logging-output",
            "after-logging-forward",
            "logging-deny",
            "logging-allow",
            "user-limit",
            "user-limit-accept");

    private UserRules() {}

    /**
     * A whole file.
     *
     * @param state rules that ufw accepts, and the defaults, of which logging depends
     * @param v6 user6.rules or user.rules
     * @param level how much is logged
     * @return its text
     */
    public static String write(UfwState state, boolean v6, UfwLogLevel level) {
        Given.noneNull("user.rules", state, level);
        String prefix = v6 ? "ufw6-" : "ufw-";
        StringBuilder file = new StringBuilder("*filter\n");
        CHAINS.forEach(chain -> file.append(':').append(prefix).append(chain).append(" - [0:0]\n"));
        file.append(BEGIN).append('\n').append(fragment(state.rules(v6), v6));
        file.append('\n').append(END).append("\n\n### LOGGING ###\n");
        append(file, LoggingLines.of(state.defaults(), level, prefix));
        file.append("### END LOGGING ###\n\n### RATE LIMITING ###\n");
        append(file, limits(prefix, level));
        return file.append("### END RATE LIMITING ###\nCOMMIT\n").toString();
    }

    /**
     * The part of a file that rules make.
     *
     * @param rules rules that ufw accepts, of one family
     * @param v6 IPv6 or IPv4
     * @return for each an empty line, the tuple and what the kernel gets
     */
    public static String fragment(List<UfwRule> rules, boolean v6) {
        StringBuilder text = new StringBuilder();
        for (UfwRule rule : Given.noNulls("rules", rules)) {
            text.append('\n').append(RuleLines.tuple(rule, v6)).append('\n');
            append(text, RuleLines.chains(rule, v6).stream());
        }
        return text.toString();
    }

    private static Stream<String> limits(String prefix, UfwLogLevel level) {
        Stream<String> log = level == UfwLogLevel.OFF
                ? Stream.of()
                : Stream.of("-A " + prefix
                        + "user-limit -m limit --limit 3/minute -j LOG --log-prefix \"[UFW LIMIT BLOCK] \"");
        return Stream.concat(
                log,
                Stream.of("-A " + prefix + "user-limit -j REJECT", "-A " + prefix + "user-limit-accept -j ACCEPT"));
    }

    private static void append(StringBuilder file, Stream<String> lines) {
        lines.forEach(line -> file.append(line).append('\n'));
    }
}
