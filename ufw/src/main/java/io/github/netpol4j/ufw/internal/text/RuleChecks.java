package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What ufw would refuse of a rule, or read as another, found before it does: all of it at once. */
public final class RuleChecks {

    private static final Set<Integer> UNSEEN =
            Set.of((int) Character.CONTROL, (int) Character.SURROGATE, (int) Character.LINE_SEPARATOR, (int)
                    Character.PARAGRAPH_SEPARATOR);

    private final UfwRule rule;
    private final String place;
    private final List<Problem> problems = new ArrayList<>();

    private RuleChecks(UfwRule rule) {
        this.rule = rule;
        this.place = place(rule);
    }

    /**
     * Rules as ufw keeps them.
     *
     * @param rules any rules
     * @return the same, where the direction of a routed rule is the one of its interfaces
     * @throws InvalidInputException if ufw would refuse one, with all problems of all
     */
    public static List<UfwRule> accepted(Collection<UfwRule> rules) {
        List<UfwRule> directed =
                Given.noNulls("rules", rules).stream().map(Forms::directed).toList();
        List<Problem> problems =
                directed.stream().flatMap(rule -> problems(rule).stream()).toList();
        if (!problems.isEmpty()) {
            throw Messages.refused(problems);
        }
        return directed;
    }

    /**
     * Rules of a host as ufw keeps them.
     *
     * @param state any rules
     * @return the same, where the direction of a routed rule is the one of its interfaces
     * @throws InvalidInputException if ufw would refuse one or replace it by another, or it is in the wrong family's list, with all
     *     problems of all
     */
    public static UfwState accepted(UfwState state) {
        Given.notNull("a state", state);
        Set<Problem> problems = new LinkedHashSet<>();
        List<UfwRule> v4 = inList(state.v4(), false, problems);
        List<UfwRule> v6 = inList(state.v6(), true, problems);
        if (!problems.isEmpty()) {
            throw Messages.refused(List.copyOf(problems));
        }
        return new UfwState(state.defaults(), v4, v6, state.ipv6());
    }

    private static List<UfwRule> inList(List<UfwRule> rules, boolean v6, Set<Problem> problems) {
        List<UfwRule> directed = rules.stream().map(Forms::directed).toList();
        Map<UfwRule, Integer> places = new HashMap<>();
        for (int i = 0; i < directed.size(); i++) {
            UfwRule rule = directed.get(i);
            List<Problem> own = problems(rule);
            problems.addAll(own);
            int first = places.getOrDefault(rule.match(), i);
            places.putIfAbsent(rule.match(), i);
            if (own.isEmpty() && !rule.isIn(v6)) {
                problems.add(CheckMessages.otherFamily(place(rule), v6));
            }
            if (first < i) {
                problems.add(CheckMessages.sameMatch(place(rule), v6, first + 1, place(directed.get(first))));
            }
        }
        return directed;
    }

    private static String place(UfwRule rule) {
        return ShellScript.line(CommandWriter.words(rule, Placement.APPEND), List.of("ufw"));
    }

    /**
     * What ufw would refuse.
     *
     * @param rule any rule
     * @return everything that is wrong with it
     */
    public static List<Problem> problems(UfwRule rule) {
        RuleChecks checks = new RuleChecks(Given.notNull("a rule", rule));
        checks.families();
        checks.end(rule.source());
        checks.end(rule.destination());
        checks.protocol();
        checks.way();
        checks.interfaceName(rule.inInterface());
        checks.interfaceName(rule.outInterface());
        checks.comment();
        if (checks.problems.isEmpty()) {
            checks.readsAsItself();
        }
        return List.copyOf(checks.problems);
    }

    private void add(Function<String, Problem> problem) {
        problems.add(problem.apply(place));
    }

    private void families() {
        if (!rule.withProtocol(UfwProtocol.ANY).isIn(true)
                && !rule.withProtocol(UfwProtocol.ANY).isIn(false)) {
            add(CheckMessages::families);
        } else if (Words.isOnlyV4(rule.protocol()) && !rule.isIn(false)) {
            add(where -> CheckMessages.onlyV4(where, rule.protocol()));
        }
    }

    private void end(UfwEnd end) {
        for (Span span : end.ports().spans()) {
            if (span.from() < 1 || span.to() > PortsText.LAST) {
                add(where -> CheckMessages.port(where, span));
            }
        }
        if (end.ports().slots() > UfwPorts.MOST_SLOTS) {
            add(where -> CheckMessages.slots(where, end.ports()));
        }
        String name = end.application();
        if (!name.isEmpty()) {
            ApplicationChecks.name(place, name).forEach(problems::add);
        }
    }

    private void protocol() {
        UfwPorts from = rule.source().ports();
        UfwPorts to = rule.destination().ports();
        if (Words.isPortless(rule.protocol())) {
            if (!from.isAny() || !to.isAny()) {
                add(where -> CheckMessages.portless(where, rule.protocol()));
            }
        } else if (rule.protocol() == UfwProtocol.ANY && (from.slots() > 1 || to.slots() > 1)) {
            add(CheckMessages::severalPorts);
        }
    }

    private void way() {
        boolean in = !rule.inInterface().isEmpty();
        boolean out = !rule.outInterface().isEmpty();
        if (rule.routed()) {
            if (!Forms.directed(rule).equals(rule)) {
                add(CheckMessages::directionOfRoute);
            }
        } else if (in && out) {
            add(CheckMessages::bothInterfaces);
        } else if (rule.direction() == UfwDirection.IN ? out : in) {
            add(where -> CheckMessages.wrongInterface(where, rule.direction()));
        }
    }

    private void interfaceName(String name) {
        if (name.isEmpty()) {
            return;
        }
        InterfaceNames.refused(name)
                .ifPresent(why -> add(where -> Messages.interfaceName(CheckMessages.place(where), name, why)));
        boolean isFirstOfTwo = rule.routed()
                && !rule.inInterface().isEmpty()
                && !rule.outInterface().isEmpty()
                && !name.matches("\\w.*");
        boolean isPort = name.endsWith("port")
                && rule.protocol() == UfwProtocol.ANY
                && rule.source().ports().isAny()
                && rule.destination().ports().isAny();
        boolean isChain = rule.logging() != UfwLogging.NONE && (name.endsWith("-A") || name.endsWith("-D"));
        boolean isWord = Words.RESERVED.contains(CommandParser.lower(name)) || Words.isOption(name);
        if (isFirstOfTwo || isPort || isChain || isWord) {
            add(where -> CheckMessages.misreadInterface(where, name));
        }
    }

    private void comment() {
        String comment = rule.comment();
        comment.codePoints()
                .filter(c -> UNSEEN.contains(Character.getType(c)))
                .findFirst()
                .ifPresent(c -> add(where -> CheckMessages.control(where, c)));
        if (comment.contains("'")) {
            add(CheckMessages::quote);
        }
        if (isMisread(comment)) {
            add(where -> CheckMessages.misreadComment(where, comment));
        }
    }

    /** Whether ufw takes a comment for part of the command; it looks at the words and, for routed rules, at the line. */
    private boolean isMisread(String comment) {
        boolean isWord = Set.of("in", "out", "log", "log-all").contains(comment)
                || (rule.routed() && comment.equals("delete"))
                || Words.isOption(comment);
        if (isWord || !rule.routed()) {
            return isWord;
        }
        String line = String.join(" ", CommandWriter.words(rule, Placement.APPEND));
        String bare = String.join(" ", CommandWriter.words(rule.withComment(""), Placement.APPEND));
        return hasBoth(line) != hasBoth(bare) || (!hasBoth(line) && RouteParser.isDirectionAlone(line));
    }

    private static boolean hasBoth(String line) {
        return line.contains(" in on ") && line.contains(" out on ");
    }

    /** The last word is the parser's: whatever else ufw would make of the command, it is not this rule. */
    private void readsAsItself() {
        UfwRule folded = Applications.folded(rule);
        try {
            UfwCommand read = CommandParser.parse(CommandWriter.words(rule, Placement.APPEND), Services.NONE);
            if (!(read instanceof UfwCommand.OfRule of) || !of.rule().equals(folded)) {
                add(CheckMessages::readsOtherwise);
            }
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
    }
}
