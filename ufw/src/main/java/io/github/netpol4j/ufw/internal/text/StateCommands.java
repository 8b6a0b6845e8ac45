package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwApplication;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands that make all rules of a state in a firewall without rules, in their order in each family. */
public final class StateCommands {

    private final UfwState state;
    private final List<UfwApplication> applications;
    private final Map<UfwRule, Integer> places = new HashMap<>();
    private final List<UfwRule> commands = new ArrayList<>();
    /** What each family has so far. */
    private final Set<UfwRule> madeFour = new HashSet<>();

    private final Set<UfwRule> madeSix = new HashSet<>();

    private StateCommands(UfwState state, List<UfwApplication> applications) {
        this.state = state;
        this.applications = applications;
        for (int i = 0; i < state.v6().size(); i++) {
            places.putIfAbsent(state.v6().get(i), i);
        }
    }

    /**
     * Rules to append one after the other: one for both families where both have it at a fitting place, and one for all ports of a profile
     * where the state has them all. Where it has only some of them, the profile is not named. Of two rules that ufw would then take for one,
     * the first is made, which is the one that decides.
     *
     * @param state rules that ufw accepts
     * @param applications the profiles that will be there
     * @return the rules, each saying by its addresses of which family it is if it is of one alone
     */
    public static List<UfwRule> rules(UfwState state, List<UfwApplication> applications) {
        Given.noNulls("application profiles", applications);
        return new StateCommands(Given.notNull("a state", state), applications).rules();
    }

    private List<UfwRule> rules() {
        int six = 0;
        int four = 0;
        while (four < state.v4().size()) {
            List<UfwRule> run = run(state.v4(), four);
            int twin = twin(run, six);
            if (twin < 0) {
                add(run, Optional.of(false));
            } else {
                addSix(six, twin);
                add(run, Optional.empty());
                six = twin + run.size();
            }
            four += run.size();
        }
        addSix(six, state.v6().size());
        return List.copyOf(commands);
    }

    private void addSix(int from, int to) {
        int at = from;
        while (at < to) {
            List<UfwRule> run = run(state.v6().subList(0, to), at);
            add(run, Optional.of(true));
            at += run.size();
        }
    }

    /** The rules from a place on that one command makes. */
    private List<UfwRule> run(List<UfwRule> rules, int at) {
        UfwRule first = rules.get(at);
        boolean known = applications.stream().anyMatch(one -> isNamed(one, first));
        if (!CommandWriter.namesApplication(first) || !known) {
            return List.of(first);
        }
        List<UfwRule> all = Applications.expand(Applications.folded(first), applications);
        int end = at + all.size();
        return end <= rules.size() && rules.subList(at, end).equals(all) ? all : List.of(first);
    }

    private static boolean isNamed(UfwApplication profile, UfwRule rule) {
        return profile.name().equals(rule.source().application())
                || profile.name().equals(rule.destination().application());
    }

    /** Where the same rules are in the other list, not before a place; -1 if they are not. */
    private int twin(List<UfwRule> run, int from) {
        int at = places.getOrDefault(run.get(0), -1);
        int end = at + run.size();
        boolean isTwin = at >= from
                && end <= state.v6().size()
                && state.v6().subList(at, end).equals(run);
        return isTwin ? at : -1;
    }

    private void add(List<UfwRule> run, Optional<Boolean> family) {
        boolean isWhole = CommandWriter.namesApplication(run.get(0))
                && applications.stream().anyMatch(one -> isNamed(one, run.get(0)))
                && Applications.expand(Applications.folded(run.get(0)), applications)
                        .equals(run);
        UfwRule rule = isWhole ? Applications.folded(run.get(0)) : unnamed(run.get(0));
        boolean four = !family.orElse(false) && madeFour.add(rule.match());
        boolean six = family.orElse(true) && madeSix.add(rule.match());
        if (four && six) {
            commands.add(rule);
        } else if (four || six) {
            commands.add(Forms.ofFamily(rule, six));
        }
    }

    /** The same, with the ports of a profile but not its name. */
    static UfwRule unnamed(UfwRule rule) {
        return rule.withSource(unnamed(rule.source())).withDestination(unnamed(rule.destination()));
    }

    private static UfwEnd unnamed(UfwEnd end) {
        return new UfwEnd(end.net(), end.ports(), "");
    }
}
