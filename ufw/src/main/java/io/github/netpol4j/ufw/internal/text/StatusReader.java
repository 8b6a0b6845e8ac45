package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code ufw status numbered} and {@code ufw status verbose}. The first does not tell the ports of profiles; the second shows rules
 * by their way through the host, so that only the order of those of one way is known.
 */
public final class StatusReader {

    private static final Pattern NUMBER = Pattern.compile("\\[ *[0-9]+\\] (.*)");
    private static final Pattern LOGGING = Pattern.compile("Logging: (?:(off)|on \\((\\w+)\\))");
    private static final Pattern DEFAULTS =
            Pattern.compile("Default: (\\w+) \\(incoming\\), (\\w+) \\(outgoing\\), (\\w+) \\(routed\\)");
    private static final Pattern HEADER = Pattern.compile(" *(To +Action +From|-- +------ +----) *");
    private static final Pattern PROFILES = Pattern.compile("New profiles: \\w+");
    private static final String ACTIVE = "Status: active";
    private static final String INACTIVE = "Status: inactive";

    private final TextLines lines;
    private final List<UfwRule> v4 = new ArrayList<>();
    private final List<UfwRule> v6 = new ArrayList<>();
    private Optional<UfwDefaults> defaults = Optional.empty();
    private Optional<UfwLogLevel> level = Optional.empty();
    private boolean verbose;

    private StatusReader(TextLines lines) {
        this.lines = lines;
    }

    /**
     * Reads what ufw printed.
     *
     * @param source where it comes from, for errors
     * @param text the lines
     * @return what they say
     * @throws io.github.netpol4j.finding.InvalidInputException if a line is not understood; all such are told
     */
    public static UfwStatus read(String source, String text) {
        Given.noneNull("a status", source, text);
        return new StatusReader(new TextLines(source, text)).read();
    }

    private UfwStatus read() {
        String first = lines.line(0);
        boolean active = first.equals(ACTIVE);
        if (!active && !first.equals(INACTIVE)) {
            lines.problem(0, where -> Messages.notStatus(where, first));
        }
        for (int i = 1; i < lines.count(); i++) {
            line(i);
        }
        lines.refuse();
        return new UfwStatus(active, defaults, level, v4, v6);
    }

    private void line(int index) {
        String line = lines.line(index);
        Matcher logging = LOGGING.matcher(line);
        Matcher policies = DEFAULTS.matcher(line);
        if (line.isBlank()
                || HEADER.matcher(line).matches()
                || PROFILES.matcher(line).matches()) {
            return;
        }
        if (logging.matches()) {
            verbose = true;
            level = Words.logLevel(logging.group(1) != null ? logging.group(1) : logging.group(2));
        } else if (policies.matches()) {
            defaults = Optional.of(new UfwDefaults(
                    policy(index, policies.group(1)),
                    policy(index, policies.group(2)),
                    policy(index, policies.group(3))));
        } else {
            rule(index, line);
        }
    }

    /** A kernel that forwards nothing denies what is routed. */
    private UfwAction policy(int index, String word) {
        Optional<UfwAction> policy = word.equals("disabled") ? Optional.of(UfwAction.DENY) : Words.policy(word);
        if (policy.isEmpty()) {
            lines.problem(index, where -> Messages.notStatus(where, word));
        }
        return policy.orElse(UfwAction.DENY);
    }

    private void rule(int index, String line) {
        Matcher number = NUMBER.matcher(line);
        Optional<StatusLineReader.Read> read = number.matches()
                ? StatusLineReader.read(number.group(1), false)
                : verbose ? StatusLineReader.read(line, true) : Optional.empty();
        if (read.isEmpty()) {
            Optional<String> holes =
                    Arrays.stream(line.split("\\s+", -1)).filter(Net::hasHoles).findFirst();
            lines.problem(
                    index,
                    where -> holes.map(address -> Messages.holes(where, address))
                            .orElseGet(() -> Messages.notStatus(where, line)));
        }
        read.ifPresent(one -> (one.v6() ? v6 : v4).add(one.rule()));
    }
}
