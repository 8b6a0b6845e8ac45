package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.ufw.internal.apply.RulesLines.Line;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules for the moment between two sets of rules, which let through exactly what both do, whatever the default is. The old rules decide
 * first; where they accept, the new ones decide in their stead, from a chain beside; where they say nothing, the new ones may deny, and else
 * the default decides.
 *
 * <p>Where the default changes, the stricter one holds in this moment: so what the looser one lets through is accepted here, if the other
 * set's rules accept it.
 *
 * <p>It follows from the shape of rules, not from what they match, so it holds for rules of others that we do not understand too. Of
 * {@code limit}, a connection that begins in this moment counts twice: that is less, never more. New rules do not log yet.
 */
final class Between {

    private static final List<String> DECIDING = RulesLines.CHAINS.subList(0, 3);
    private static final List<String> REFUSING = List.of("DROP", "REJECT");

    /** Which way the default of a chain changes. */
    private enum Turn {
        /** Not at all, or from one refusal to another. */
        NONE,
        /** Less passes by the new one. */
        TIGHTER,
        /** More does. */
        LOOSER
    }

    private final boolean six;
    private final Map<String, Turn> turns;
    private final String prefix;
    private final List<Line> before;
    private final List<Line> after;

    Between(String before, String after, boolean six, UfwDefaults old, UfwDefaults next) {
        this.six = six;
        this.turns = Map.of(
                "input", turn(old.incoming(), next.incoming()),
                "output", turn(old.outgoing(), next.outgoing()),
                "forward", turn(old.routed(), next.routed()));
        this.prefix = RulesLines.prefix(six);
        this.before = RulesLines.of(before, six);
        this.after = RulesLines.of(after, six);
    }

    /** Text for {@code iptables-restore -n}: both sets of rules in chains of their own, which nothing uses yet. */
    String beside() {
        Stream<String> chains = Stream.of("old", "new")
                .flatMap(set -> RulesLines.CHAINS.stream().map(chain -> ":n4j-" + set + "-" + chain + " - [0:0]"));
        Stream<String> ends = looser().map(chain -> ":n4j-end-" + chain + " - [0:0]");
        Stream<String> lines = Stream.concat(
                before.stream().map(line -> line.in("n4j-old-" + line.chain())),
                after.stream().map(line -> line.in("n4j-new-" + line.chain())));
        Stream<String> accepting = looser().flatMap(chain ->
                Stream.of("-j n4j-new-" + chain, "-j ACCEPT").map(rule -> "-A n4j-end-" + chain + " " + rule));
        return table(Stream.of(chains, ends, lines, accepting).flatMap(one -> one));
    }

    /** The chains whose new rules end with a default that lets pass more than now. */
    private Stream<String> looser() {
        return DECIDING.stream().filter(chain -> turn(chain) == Turn.LOOSER);
    }

    private static Turn turn(UfwAction old, UfwAction next) {
        boolean loosens = next == UfwAction.ALLOW;
        return loosens == (old == UfwAction.ALLOW) ? Turn.NONE : loosens ? Turn.LOOSER : Turn.TIGHTER;
    }

    private Turn turn(String chain) {
        return turns.getOrDefault(chain, Turn.NONE);
    }

    /** Text for {@code iptables-restore -n}: the rules of the moment between, which use those beside. */
    String between() {
        Stream<String> chains = DECIDING.stream().map(chain -> ":" + prefix + chain + " - [0:0]");
        Stream<String> lines = Stream.concat(
                deciding(before).map(line -> oldLine(line).in(prefix + line.chain())),
                deciding(after).filter(this::decides).map(line -> newLine(line).in(prefix + line.chain())));
        return table(Stream.concat(chains, lines));
    }

    /** How many rules the kernel must show in the end. */
    int size() {
        return after.size();
    }

    private Line oldLine(Line line) {
        String beside = turn(line.chain()) == Turn.LOOSER ? "-g n4j-end-" : "-g n4j-new-";
        return accepts(line) ? jumping(line, beside + line.chain()) : line;
    }

    private Line newLine(Line line) {
        return accepts(line) && turn(line.chain()) != Turn.TIGHTER ? jumping(line, "-j RETURN") : line;
    }

    private static Line jumping(Line line, String jump) {
        return new Line(line.option(), line.chain(), RulesLines.jumping(line.rest(), jump));
    }

    private static Stream<Line> deciding(List<Line> lines) {
        return lines.stream().filter(line -> DECIDING.contains(line.chain()));
    }

    /** Whether a line is more than a visit to the log. */
    private boolean decides(Line line) {
        return RulesLines.target(line.rest())
                .filter(target -> target.startsWith(prefix + "logging-"))
                .isEmpty();
    }

    private boolean accepts(Line line) {
        String target = RulesLines.target(line.rest()).orElse("");
        if (target.equals("ACCEPT") || target.equals(prefix + "limit-accept")) {
            return true;
        }
        boolean known = target.isEmpty()
                || REFUSING.contains(target)
                || target.equals(prefix + "limit")
                || target.startsWith(prefix + "logging-");
        if (!known || line.option().equals("-I")) {
            throw Messages.unknownLine(six, line.in(prefix + line.chain()));
        }
        return false;
    }

    private static String table(Stream<String> lines) {
        return Stream.of(Stream.of("*filter"), lines, Stream.of("COMMIT"))
                .flatMap(one -> one)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
