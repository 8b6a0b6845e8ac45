package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What /etc/default/ufw says of what becomes of packets without a rule.
 *
 * @param defaults the default policies
 * @param ipv6 whether ufw handles IPv6
 */
public record DefaultsFile(UfwDefaults defaults, boolean ipv6) {

    private static final Pattern SETTING = Pattern.compile("(\\w+)=\"?(\\w*)\"?\\s*");
    private static final String IPV6 = "IPV6";
    private static final String INPUT = "DEFAULT_INPUT_POLICY";
    private static final String OUTPUT = "DEFAULT_OUTPUT_POLICY";
    private static final String FORWARD = "DEFAULT_FORWARD_POLICY";

    /**
     * What the file says.
     *
     * @param defaults the default policies
     * @param ipv6 whether ufw handles IPv6
     */
    public DefaultsFile {
        Given.notNull("defaults", defaults);
    }

    private static String target(UfwAction action) {
        return switch (action) {
            case ALLOW -> "\"ACCEPT\"";
            case REJECT -> "\"REJECT\"";
            case DENY, LIMIT -> "\"DROP\"";
        };
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(IPV6, ipv6 ? "yes" : "no");
        settings.put(INPUT, target(defaults.incoming()));
        settings.put(OUTPUT, target(defaults.outgoing()));
        settings.put(FORWARD, target(defaults.routed()));
        return settings;
    }

    /**
     * The lines of these settings alone.
     *
     * @return four lines
     */
    public String lines() {
        return settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * The same settings in a file that says more.
     *
     * @param text the file as it is
     * @return the file with these settings, each in its place or at the end, and all else as it was
     */
    public String in(String text) {
        Map<String, String> open = settings();
        List<String> lines = new ArrayList<>();
        Given.notNull("a file", text).lines().forEach(line -> {
            Matcher setting = SETTING.matcher(line);
            Optional<String> value =
                    setting.matches() ? Optional.ofNullable(settings().get(setting.group(1))) : Optional.empty();
            value.ifPresent(known -> open.remove(setting.group(1)));
            lines.add(value.map(known -> setting.group(1) + "=" + known).orElse(line));
        });
        open.forEach((key, value) -> lines.add(key + "=" + value));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /**
     * Reads the file.
     *
     * @param source its name, for errors
     * @param text its text
     * @return what it says
     * @throws io.github.netpol4j.finding.InvalidInputException if a policy is missing or none
     */
    public static DefaultsFile read(String source, String text) {
        Given.noneNull("a file", source, text);
        TextLines lines = new TextLines(source, text);
        Map<String, String> said = new LinkedHashMap<>();
        Map<String, Integer> where = new LinkedHashMap<>();
        for (int i = 0; i < lines.count(); i++) {
            Matcher setting = SETTING.matcher(lines.line(i));
            if (setting.matches()) {
                said.put(setting.group(1), CommandParser.lower(setting.group(2)));
                where.put(setting.group(1), i);
            }
        }
        UfwDefaults defaults = new UfwDefaults(
                policy(lines, said, where, INPUT),
                policy(lines, said, where, OUTPUT),
                policy(lines, said, where, FORWARD));
        lines.refuse();
        return new DefaultsFile(defaults, said.getOrDefault(IPV6, "no").equals("yes"));
    }

    private static UfwAction policy(TextLines lines, Map<String, String> said, Map<String, Integer> where, String key) {
        return switch (said.getOrDefault(key, "")) {
            case "accept" -> UfwAction.ALLOW;
            case "reject" -> UfwAction.REJECT;
            case "drop" -> UfwAction.DENY;
            default -> {
                lines.problem(where.getOrDefault(key, 0), place -> Messages.policy(place, key));
                yield UfwAction.DENY;
            }
        };
    }
}
