package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.ufw.apply.OverruledRule;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.List;
import java.util.Optional;

/** Which rules of others lose packets to ours, that stand before them. */
final class Overruling {

    private Overruling() {}

    /** The first of ours that takes a rule's packets and does something else with them; else the first that takes all of them. */
    static Optional<OverruledRule> of(UfwRule foreign, List<UfwRule> ours, boolean six) {
        Optional<OverruledRule> alike = Optional.empty();
        for (UfwRule our : ours) {
            Overlap taken = Overlap.of(foreign, our);
            if (taken != Overlap.NONE && our.action() != foreign.action()) {
                return Optional.of(new OverruledRule(six, foreign, our, taken == Overlap.WHOLE));
            }
            if (taken == Overlap.WHOLE && alike.isEmpty()) {
                alike = Optional.of(new OverruledRule(six, foreign, our, true));
            }
        }
        return alike;
    }
}
