package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.ufw.internal.text.CommandWriter;
import io.github.netpol4j.ufw.internal.text.Placement;
import io.github.netpol4j.ufw.internal.text.RuleLines;
import io.github.netpol4j.ufw.internal.text.UserRulesReader;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One rule in a rules file, and as a sentence. */
final class RuleText {

    private RuleText() {}

    /** The rule of a tuple line; empty if it is one that we would not write. */
    static Optional<UfwRule> read(String line, boolean six) {
        try {
            List<UfwRule> rules = UserRulesReader.read("", line + "\n", six);
            return rules.size() == 1 ? Optional.of(rules.get(0)) : Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** Its tuple line and those for the kernel, each with its end. */
    static String write(UfwRule rule, boolean six) {
        return Stream.concat(Stream.of(RuleLines.tuple(rule, six)), RuleLines.chains(rule, six).stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** Its command, without {@code ufw}. */
    static String sentence(UfwRule rule) {
        return String.join(" ", CommandWriter.words(rule, Placement.APPEND));
    }
}
