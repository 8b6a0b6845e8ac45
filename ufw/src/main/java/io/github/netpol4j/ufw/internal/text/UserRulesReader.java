package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads user.rules and user6.rules as ufw does: the tuple lines alone count. It refuses what ufw passes over with a warning, because a
 * rule would be lost when the file is written again.
 */
public final class UserRulesReader {

    /** The lines that a file has once each, in this order. */
    private static final List<String> FRAME = List.of("*filter", UserRules.BEGIN, UserRules.END, "COMMIT");

    private UserRulesReader() {}

    /**
     * The rules of a file.
     *
     * @param source its name, for errors
     * @param text its text
     * @param v6 user6.rules or user.rules
     * @return in their order
     * @throws InvalidInputException if a tuple line can't be understood; all that can't are told
     */
    public static List<UfwRule> read(String source, String text, boolean v6) {
        TextLines lines = lines(source, text);
        List<UfwRule> rules = new ArrayList<>();
        for (int i = 0; i < lines.count(); i++) {
            if (isTuple(lines.line(i))) {
                tuple(lines, i, v6, rules);
            }
        }
        lines.refuse();
        return List.copyOf(rules);
    }

    private static TextLines lines(String source, String text) {
        Given.noneNull("user.rules", source, text);
        return new TextLines(source, text);
    }

    private static boolean isTuple(String line) {
        return line.startsWith(RuleLines.TUPLE.strip());
    }

    private static void tuple(TextLines lines, int index, boolean v6, List<UfwRule> rules) {
        try {
            rules.add(new TupleReader(lines.line(index), lines.place(index), v6).read());
        } catch (InvalidInputException e) {
            lines.problems(index, e);
        }
    }

    /**
     * Rules of which the kernel gets something else than ufw believes.
     *
     * @param source the file's name, for the places
     * @param text its text
     * @param v6 user6.rules or user.rules
     * @return one problem for each tuple line whose lines do not follow from it, and one for each line that the kernel gets besides
     * @throws InvalidInputException if a tuple line can't be understood
     */
    public static List<Problem> disagreements(String source, String text, boolean v6) {
        TextLines lines = lines(source, text);
        List<UfwRule> rules = read(source, text, v6);
        if (text.indexOf('\r') >= 0) {
            return List.of(Messages.carriageReturns(lines.place(0)));
        }
        if (!text.endsWith("\n")
                || !FRAME.equals(text.lines().filter(FRAME::contains).toList())) {
            return List.of(Messages.notRulesFile(new Place(source, 0, 0, 0, "")));
        }
        List<Problem> found = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < lines.count(); i++) {
            String line = lines.line(i);
            if (!isTuple(line)) {
                if (!FRAME.contains(line) && !KernelLines.isUsual(line)) {
                    found.add(Messages.stray(lines.place(i), line));
                }
                continue;
            }
            Place place = lines.place(i);
            List<String> follow = new ArrayList<>();
            while (i + 1 < lines.count() && lines.line(i + 1).startsWith("-")) {
                i++;
                follow.add(lines.line(i));
            }
            List<String> wanted = RuleLines.chains(rules.get(next), v6);
            if (!KernelLines.areSame(follow, wanted)) {
                found.add(Messages.disagrees(place, follow, wanted));
            }
            next++;
        }
        return found;
    }
}
