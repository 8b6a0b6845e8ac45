package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.internal.text.UfwCommand.Traffic;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads commands as ufw does, and refuses what it refuses in its words: the first thing that is wrong. What depends on the rules and the
 * profiles that are there is {@link CommandChecks}' to find.
 */
public final class CommandParser {

    private static final Set<String> RULE_WORDS =
            Set.of("allow", "deny", "reject", "limit", "insert", "delete", "prepend");
    private static final Set<String> ALONE =
            Set.of("enable", "disable", "help", "--help", "version", "--version", "reload", "reset");
    private static final Set<String> STATUS = Set.of("verbose", "numbered");
    private static final Set<String> SHOWN = Set.of(
            "raw", "before-rules", "user-rules", "after-rules", "logging-rules", "builtins", "listening", "added");

    private CommandParser() {}

    /**
     * Reads a command.
     *
     * @param arguments its words, without the program's name
     * @param services names of ports
     * @return what it says
     * @throws io.github.netpol4j.finding.InvalidInputException in ufw's words, if it refuses the command
     */
    public static UfwCommand parse(List<String> arguments, Services services) {
        Given.notNull("a command", services);
        List<String> words = new ArrayList<>(Given.noNulls("a command", arguments));
        Refusal refusal = new Refusal(arguments);
        if (words.stream().anyMatch(Words::isOption)) {
            throw refusal.option();
        }
        dropOptions(words);
        if (words.isEmpty()) {
            throw refusal.syntax();
        }
        String first = lower(words.get(0));
        boolean saysRule = words.size() > 1 && RULE_WORDS.contains(lower(words.get(1)));
        if (first.equals("route") && saysRule) {
            return new RouteParser(words, services, refusal).parse();
        }
        if (RULE_WORDS.contains(first) || (first.equals("rule") && saysRule)) {
            return new RuleParser(words, services, refusal).parse();
        }
        return other(first, words).orElseThrow(refusal::syntax);
    }

    private static void dropOptions(List<String> words) {
        if (!words.isEmpty() && lower(words.get(0)).equals("--dry-run")) {
            words.remove(0);
        }
        if (!words.isEmpty() && Set.of("--force", "-f").contains(lower(words.get(0)))) {
            words.remove(0);
        }
    }

    private static Optional<UfwCommand> other(String first, List<String> words) {
        String second = words.size() > 1 ? lower(words.get(1)) : "";
        return switch (first) {
            case "default" -> policy(second, words);
            case "logging" -> logging(second);
            case "status" -> known(words, second.isEmpty() || STATUS.contains(second));
            case "show" -> known(words, SHOWN.contains(second));
            case "app" -> known(words, !second.isEmpty());
            default -> known(words, ALONE.contains(first) && words.size() == 1);
        };
    }

    private static Optional<UfwCommand> known(List<String> words, boolean isKnown) {
        return isKnown ? Optional.of(new UfwCommand.Other(List.copyOf(words))) : Optional.empty();
    }

    private static Optional<UfwCommand> policy(String action, List<String> words) {
        Optional<UfwAction> policy = Words.policy(action);
        Optional<Traffic> traffic = words.size() < 3 ? Optional.of(Traffic.INCOMING) : traffic(lower(words.get(2)));
        return policy.flatMap(one -> traffic.map(of -> new UfwCommand.Default(one, of)));
    }

    private static Optional<Traffic> traffic(String word) {
        return switch (word) {
            case "incoming", "input" -> Optional.of(Traffic.INCOMING);
            case "outgoing", "output" -> Optional.of(Traffic.OUTGOING);
            case "routed", "forward" -> Optional.of(Traffic.ROUTED);
            default -> Optional.empty();
        };
    }

    private static Optional<UfwCommand> logging(String word) {
        Optional<UfwLogLevel> level = Words.logLevel(word);
        return level.isPresent() || word.equals("on") ? Optional.of(new UfwCommand.Logging(level)) : Optional.empty();
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
