package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.flow.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The tiers, policies and rules that flows of an endpoint go through in one direction, as sets of flows.
 *
 * @param tiers those with policies that apply to some of the flows, in their order
 */
record Chain(List<Stretch> tiers) {

    /**
     * A tier, as far as the endpoint is concerned.
     *
     * @param applies the flows that a policy of it applies to
     * @param steps what its rules do, in their order, those that do the same one after the other joined
     * @param atEnd what becomes of what no rule matches
     */
    record Stretch(Extent applies, List<Step> steps, Action atEnd) {}

    /**
     * Rules that do one thing.
     *
     * @param action what they do
     * @param hits the flows that they match
     */
    record Step(Action action, Extent hits) {}

    /**
     * What a chain is made of.
     *
     * @param stage which policies
     * @param applies the flows of the endpoint that a policy applies to
     * @param tiersEnd whether what no rule of a tier matches is subject to its default action; else it goes on
     * @param isUncertain whether rules may do something else than they say
     */
    record Plan(
            PolicyEntry.Stage stage, Function<PolicyEntry, Extent> applies, boolean tiersEnd, boolean isUncertain) {}

    static Chain of(Ruleset ruleset, RuleRegions regions, Direction direction, Plan plan) {
        List<Stretch> tiers = new ArrayList<>();
        for (TierEntry tier : ruleset.tiers()) {
            Extent applies = Extent.NONE;
            List<Step> steps = new ArrayList<>();
            for (PolicyEntry policy : tier.policies()) {
                boolean isOf = policy.stage() == plan.stage && policy.hasDirection(direction);
                Extent selected = isOf ? plan.applies.apply(policy) : Extent.NONE;
                if (!selected.isNothing()) {
                    applies = applies.or(selected);
                    policy.rules(direction).forEach(rule -> add(steps, rule, selected, regions, plan));
                }
            }
            if (!applies.isNothing()) {
                tiers.add(new Stretch(applies, List.copyOf(steps), plan.tiersEnd ? tier.defaultAction() : Action.PASS));
            }
        }
        return new Chain(List.copyOf(tiers));
    }

    private static void add(List<Step> steps, RuleEntry rule, Extent selected, RuleRegions regions, Plan plan) {
        Action action = rule.rule().action();
        Extent matched = selected.and(regions.of(rule));
        Extent hits = plan.isUncertain ? matched.uncertain() : matched;
        int last = steps.size() - 1;
        if (action == Action.LOG || hits.isNothing()) {
            return;
        }
        if (last >= 0 && steps.get(last).action == action) {
            steps.set(last, new Step(action, steps.get(last).hits.or(hits)));
        } else {
            steps.add(new Step(action, hits));
        }
    }
}
