package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.internal.felix.Chain.Step;
import io.github.netpol4j.calico.internal.felix.Chain.Stretch;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * What can become of flows on their way through chains, one after the other. A flow of which something undecided holds or not goes
 * both ways, so the sets may overlap.
 */
final class Ways {

    private FlowSet reach;
    private FlowSet allowed = FlowSet.none();
    private FlowSet denied = FlowSet.none();

    /** The flows that set out. */
    Ways(FlowSet reach) {
        this.reach = reach;
    }

    Ways through(Chain chain) {
        // Over one vocabulary, so that combining them moves nothing.
        List<List<Region>> regions = new ArrayList<>();
        for (Stretch tier : chain.tiers()) {
            regions.add(tier.applies().must());
            regions.add(tier.applies().may());
            tier.steps().forEach(step -> {
                regions.add(step.hits().must());
                regions.add(step.hits().may());
            });
        }
        List<FlowSet> sets = FlowSet.each(regions);
        int next = 0;
        for (Stretch tier : chain.tiers()) {
            FlowSet skipping = reach.minus(sets.get(next));
            FlowSet inTier = reach.and(sets.get(next + 1));
            FlowSet passed = FlowSet.none();
            next += 2;
            for (Step step : tier.steps()) {
                FlowSet hits = inTier.and(sets.get(next + 1));
                inTier = inTier.minus(sets.get(next));
                next += 2;
                if (step.action() == Action.PASS) {
                    passed = passed.or(hits);
                } else {
                    decide(step.action(), hits);
                }
            }
            if (tier.atEnd() == Action.DENY) {
                decide(Action.DENY, inTier);
            } else {
                passed = passed.or(inTier);
            }
            reach = skipping.or(passed);
        }
        return this;
    }

    /** Takes in flows that did not come the same way. */
    void join(FlowSet others) {
        reach = reach.or(others);
    }

    private void decide(Action action, FlowSet flows) {
        if (action == Action.ALLOW) {
            allowed = allowed.or(flows);
        } else {
            denied = denied.or(flows);
        }
    }

    /** What becomes of whatever goes on behind all tiers. */
    Ways end(boolean isAllowed) {
        decide(isAllowed ? Action.ALLOW : Action.DENY, reach);
        reach = FlowSet.none();
        return this;
    }

    FlowSet allowed() {
        return allowed;
    }

    FlowSet denied() {
        return denied;
    }
}
