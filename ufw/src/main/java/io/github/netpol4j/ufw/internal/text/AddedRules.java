package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code ufw show added} prints: the commands of all rules, each once, those of IPv4 first. It does not tell whether a rule without
 * addresses is of one family or of both, nor the ports of application profiles.
 */
public final class AddedRules {

    private static final String HEADER = "Added user rules (see 'ufw status' for running firewall):";
    private static final String NONE = "(None)";
    private static final String PROGRAM = "ufw ";

    private AddedRules() {}

    /**
     * The rules that are told apart there.
     *
     * @param state any rules
     * @return each once, those of IPv4 first, without what profiles say
     */
    public static List<UfwRule> of(UfwState state) {
        Set<UfwRule> rules = new LinkedHashSet<>();
        Given.notNull("rules", state).v4().forEach(rule -> rules.add(Applications.folded(rule)));
        state.v6().forEach(rule -> rules.add(Applications.folded(rule)));
        return List.copyOf(rules);
    }

    /**
     * What ufw prints.
     *
     * @param state rules that ufw accepts
     * @return the lines, without a newline at the end
     */
    public static String write(UfwState state) {
        List<UfwRule> rules = of(state);
        return rules.isEmpty()
                ? HEADER + "\n" + NONE
                : rules.stream().map(rule -> PROGRAM + line(rule)).collect(Collectors.joining("\n", HEADER + "\n", ""));
    }

    /** One command, quoted as ufw does it. */
    static String line(UfwRule rule) {
        List<String> words = new ArrayList<>(CommandWriter.words(rule.withComment(""), Placement.APPEND));
        words.replaceAll(word -> word.contains(" ") ? "'" + word + "'" : word);
        if (!rule.comment().isEmpty()) {
            words.add("comment");
            words.add("'" + rule.comment() + "'");
        }
        return String.join(" ", words);
    }

    /**
     * Reads what ufw printed.
     *
     * @param source where it comes from, for errors
     * @param text the lines
     * @return the rules, in their order; those of profiles without ports
     * @throws InvalidInputException if a line is not understood; all such are told
     */
    public static List<UfwRule> read(String source, String text) {
        Given.noneNull("added rules", source, text);
        TextLines lines = new TextLines(source, text);
        List<UfwRule> rules = new ArrayList<>();
        if (text.startsWith("#!")) {
            lines.problem(0, Messages::script);
            lines.refuse();
        }
        for (int i = 0; i < lines.count(); i++) {
            String line = lines.line(i);
            if (line.startsWith(PROGRAM)) {
                rule(lines, i).ifPresent(rules::add);
            } else if (!line.isBlank() && !line.equals(HEADER) && !line.equals(NONE)) {
                lines.problem(i, where -> Messages.notAdded(where, line));
            }
        }
        lines.refuse();
        return List.copyOf(rules);
    }

    private static Optional<UfwRule> rule(TextLines lines, int index) {
        String line = lines.line(index);
        try {
            Optional<UfwRule> rule = rule(line.substring(PROGRAM.length()));
            if (rule.isEmpty()) {
                lines.problem(index, where -> Messages.notAdded(where, line));
            }
            return rule.map(UfwRule::inFamilyList);
        } catch (InvalidInputException e) {
            lines.problems(index, e);
            return Optional.empty();
        }
    }

    /** The rule of a command as ufw quotes it, if it adds one at the end. */
    static Optional<UfwRule> rule(String command) {
        return words(command)
                .map(words -> CommandParser.parse(words, Services.NONE))
                .filter(UfwCommand.OfRule.class::isInstance)
                .map(UfwCommand.OfRule.class::cast)
                .filter(of -> of.placement().equals(Placement.APPEND))
                .map(UfwCommand.OfRule::rule);
    }

    /** Words are apart by one space; one in quotes holds no quote. */
    private static Optional<List<String>> words(String line) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            boolean quoted = line.charAt(at) == '\'';
            int end = line.indexOf(quoted ? '\'' : ' ', at + 1);
            if (quoted && end < 0) {
                return Optional.empty();
            }
            int stop = end < 0 ? line.length() : end;
            words.add(line.substring(quoted ? at + 1 : at, stop));
            at = stop + (quoted ? 2 : 1);
        }
        return Optional.of(words);
    }
}
