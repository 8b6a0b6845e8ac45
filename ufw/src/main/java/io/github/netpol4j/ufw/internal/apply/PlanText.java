package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.ufw.apply.DefaultChange;
import io.github.netpol4j.ufw.apply.OverruledRule;
import io.github.netpol4j.ufw.apply.PlanChange;
import io.github.netpol4j.ufw.apply.PlanChange.Kind;
import io.github.netpol4j.ufw.apply.UfwPlan;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans as text. */
public final class PlanText {

    private PlanText() {}

    /**
     * How much a plan changes: numbers and plain words alone, so that it can stand in a script.
     *
     * @param plan any
     * @return a part of a sentence
     */
    static String summary(UfwPlan plan) {
        int defaults = plan.defaultChanges().size();
        return count(plan, Kind.ADD) + " added, " + count(plan, Kind.REMOVE) + " removed, " + count(plan, Kind.MOVE)
                + " moved"
                + (defaults == 0 ? "" : ", " + defaults + (defaults == 1 ? " default changed" : " defaults changed"));
    }

    /**
     * A plan in full: a line for each change, and for each rule of others that loses its effect, or may.
     *
     * @param plan any
     * @return lines, each with its end
     */
    public static String of(UfwPlan plan) {
        Stream<String> nothing = plan.isEmpty() ? Stream.of("nothing to do") : Stream.of();
        Stream<String> defaults = plan.defaultChanges().stream().map(change -> line(change));
        Stream<String> changes = plan.changes().stream().map(change -> line(change));
        Stream<String> overruled = plan.overruled().stream().map(rule -> line(rule));
        Stream<String> unread = plan.unread().stream()
                .map(
                        tuple -> "not known: " + tuple
                                + " - of somebody else's, and ours come first; it can't be read, so it may lose packets to them");
        return Stream.of(nothing, defaults, changes, overruled, unread)
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String line(DefaultChange change) {
        return "change default " + change.way() + ": from " + change.from() + " to " + change.to()
                + " - a policy speaks of it; it is about all that no rule matches, for IPv4 and IPv6";
    }

    private static String line(PlanChange change) {
        String places = switch (change.kind()) {
            case ADD -> "add at " + change.to();
            case REMOVE -> "remove from " + change.from();
            case MOVE -> "move from " + change.from() + " to " + change.to();
        };
        return places + " " + family(change.v6()) + ": " + RuleText.sentence(change.rule()) + " - " + change.reason();
    }

    private static String line(OverruledRule rule) {
        String what = rule.whole() ? "without effect " : "overruled in part ";
        String effect = rule.whole()
                ? rule.differs()
                        ? "it is about all of the same packets and comes first"
                        : "it does the same, and comes first"
                : "it is about some of the same packets and comes first";
        return what + family(rule.v6()) + ": " + RuleText.sentence(rule.foreign()) + " - of somebody else's; ours is "
                + RuleText.sentence(rule.ours()) + ", " + effect;
    }

    private static String family(boolean six) {
        return six ? "(v6)" : "(v4)";
    }

    private static long count(UfwPlan plan, Kind kind) {
        return plan.changes().stream().filter(change -> change.kind() == kind).count();
    }
}
