package io.github.netpol4j.ufw.internal.kernel;

import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.ufw.rule.UfwAction;
import java.util.ArrayList;
import java.util.List;

/**
 * What can become of the flows of a chain: the first rule that matches decides. A flow of which it is not known whether a rule matches goes
 * both ways, and so does one that a limit matches; the sets may overlap.
 */
final class Ways {

    private final FlowSet traffic;
    private FlowSet reach;
    private FlowSet allowed = FlowSet.none();
    private FlowSet denied = FlowSet.none();
    private boolean exact = true;

    /**
     * A rule.
     *
     * @param action what it does
     * @param hits the flows that it matches
     */
    record Step(UfwAction action, Matching hits) {}

    Ways(FlowSet traffic) {
        this.traffic = traffic;
        this.reach = traffic;
    }

    void through(List<Step> steps) {
        // Rules that do the same one after the other are one, and all over one vocabulary.
        List<Step> joined = joined(steps);
        List<List<Region>> regions = new ArrayList<>();
        joined.forEach(step -> {
            regions.add(step.hits.surely());
            regions.add(step.hits.possibly());
        });
        List<FlowSet> sets = FlowSet.each(regions);
        for (int i = 0; i < joined.size(); i++) {
            Step step = joined.get(i);
            FlowSet hits = reach.and(sets.get(2 * i + 1));
            reach = reach.minus(sets.get(2 * i));
            decide(step.action, hits);
            exact &= step.hits.isExact() && (step.action != UfwAction.LIMIT || hits.isEmpty());
        }
    }

    private static List<Step> joined(List<Step> steps) {
        List<Step> joined = new ArrayList<>();
        for (Step step : steps) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).action == step.action) {
                joined.set(last, new Step(step.action, joined.get(last).hits.or(step.hits)));
            } else {
                joined.add(step);
            }
        }
        return joined;
    }

    private void decide(UfwAction action, FlowSet flows) {
        if (action == UfwAction.ALLOW || action == UfwAction.LIMIT) {
            allowed = allowed.or(flows);
        }
        if (action != UfwAction.ALLOW) {
            denied = denied.or(flows);
        }
    }

    void end(UfwAction byDefault) {
        decide(byDefault, reach);
        reach = FlowSet.none();
    }

    FlowSet traffic() {
        return traffic;
    }

    FlowSet allowed() {
        return allowed;
    }

    FlowSet denied() {
        return denied;
    }

    boolean isExact() {
        return exact;
    }
}
