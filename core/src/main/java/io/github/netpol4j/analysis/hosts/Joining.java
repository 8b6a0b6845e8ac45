package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.analysis.hosts.Scenario.About;
import io.github.netpol4j.analysis.hosts.Scenario.Step;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.target.Verdict.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One answer from all that may be the case. */
final class Joining {

    /** More circumstances than this are not listed. */
    private static final int MANY = 4;

    private final List<Scenario> scenarios;

    private Joining(List<Scenario> scenarios) {
        this.scenarios = scenarios;
    }

    static Access of(Endpoint asker, Entry entry, List<Scenario> scenarios) {
        return new Joining(scenarios).access(asker, entry);
    }

    private Access access(Endpoint asker, Entry entry) {
        Set<Outcome> outcomes = new HashSet<>();
        scenarios.forEach(scenario -> outcomes.add(scenario.outcome()));
        Outcome outcome = outcomes.size() == 1 ? outcomes.iterator().next() : Outcome.UNDECIDED;
        Map<Step, List<Scenario>> steps = new LinkedHashMap<>();
        scenarios.forEach(scenario -> scenario.steps().stream()
                .distinct()
                .forEach(step ->
                        steps.computeIfAbsent(step, key -> new ArrayList<>()).add(scenario)));
        List<Layer> layers = new ArrayList<>();
        Set<String> remedies = new LinkedHashSet<>();
        steps.forEach((step, where) -> {
            layers.add(step.layer().when(when(where)));
            boolean matters = step.layer().isAppearance() || step.layer().effect() == Outcome.UNDECIDED;
            if (outcome != Outcome.DENIED && matters && !step.remedy().isEmpty()) {
                remedies.add(step.remedy());
            }
        });
        return new Access(asker, entry.way(), outcome, layers, entry.notes(), List.copyOf(remedies));
    }

    /** What tells these scenarios from the others. */
    private String when(List<Scenario> some) {
        if (some.size() == scenarios.size()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (About about : About.values()) {
            Set<String> here = values(some, about);
            if (!here.equals(values(scenarios, about))) {
                parts.add(
                        here.size() > MANY
                                ? here.iterator().next() + " or one of " + (here.size() - 1) + " others"
                                : String.join(" or ", here));
            }
        }
        return parts.isEmpty() ? "in some cases" : String.join(", ", parts);
    }

    private static Set<String> values(List<Scenario> some, About about) {
        Set<String> values = new TreeSet<>();
        some.forEach(scenario -> values.add(scenario.suppositions().getOrDefault(about, "nowhere")));
        return values;
    }
}
