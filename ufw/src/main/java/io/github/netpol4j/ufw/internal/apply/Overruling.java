package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.ufw.apply.OverruledRule;
import io.github.netpol4j.ufw.internal.kernel.RuleRegions;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which rules of others lose packets to ours, that stand before them. */
final class Overruling {

    private Overruling() {}

    /** The first of ours that takes a rule's packets and does something else with them; else the first that takes all of them. */
    static Optional<OverruledRule> of(UfwRule foreign, List<UfwRule> ours, boolean six) {
        List<UfwRule> alike = new ArrayList<>();
        for (UfwRule our : ours) {
            Overlap taken = Overlap.of(foreign, our);
            if (taken == Overlap.NONE) {
                continue;
            }
            if (our.action() != foreign.action() && isLeft(foreign, our, alike, six)) {
                return Optional.of(new OverruledRule(six, foreign, our, taken == Overlap.WHOLE));
            }
            if (our.action() == foreign.action()) {
                if (taken == Overlap.WHOLE) {
                    return Optional.of(new OverruledRule(six, foreign, our, true));
                }
                alike.add(our);
            }
        }
        return Optional.empty();
    }

    /** Whether any packet of two rules gets past some others to the second. */
    private static boolean isLeft(UfwRule foreign, UfwRule our, List<UfwRule> before, boolean six) {
        List<UfwRule> met = before.stream()
                .filter(rule -> Overlap.of(our, rule) != Overlap.NONE)
                .toList();
        if (met.isEmpty()) {
            return true;
        }
        if (met.stream().anyMatch(rule -> Overlap.of(our, rule) == Overlap.WHOLE)) {
            return false;
        }
        List<UfwRule> all = new ArrayList<>(met);
        all.add(foreign);
        all.add(our);
        RuleRegions regions = new RuleRegions(all);
        FlowSet taken = FlowSet.of(
                met.stream().flatMap(rule -> regions.said(rule, six).stream()).toList());
        return !FlowSet.of(regions.said(foreign, six))
                .and(FlowSet.of(regions.said(our, six)))
                .minus(taken)
                .isEmpty();
    }
}
