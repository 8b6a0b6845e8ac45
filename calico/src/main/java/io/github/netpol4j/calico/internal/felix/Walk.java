package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.target.Verdict.RuleMatch;
import io.github.netpol4j.target.Verdict.Selecting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One flow's way through the tiers, policies and rules at one endpoint in one direction. What a flow does not tell may lead to
 * several ways; all are followed.
 *
 * <p>Source: Calico, felix/rules/endpoints.
 */
final class Walk {

    private final RuleMatcher matcher;
    private final Direction direction;
    private final Chain chain;
    private final List<Selecting> selecting = new ArrayList<>();
    private final Set<String> decided = new LinkedHashSet<>();
    private boolean allowed;
    private boolean denied;
    /** Whether some way leads on behind what was looked at. */
    private boolean goesOn = true;

    /**
     * What is common to a walk.
     *
     * @param stage which policies
     * @param applies whether a policy applies to the endpoint
     * @param tiersEnd whether what no rule of a tier matches is subject to its default action; else it goes on
     * @param isUncertain whether rules may do something else than they say
     */
    record Chain(PolicyEntry.Stage stage, Predicate<PolicyEntry> applies, boolean tiersEnd, boolean isUncertain) {}

    Walk(RuleMatcher matcher, Direction direction, Chain chain) {
        this.matcher = matcher;
        this.direction = direction;
        this.chain = chain;
    }

    /** Follows the flow through all tiers. */
    Walk through(List<TierEntry> tiers) {
        for (TierEntry tier : tiers) {
            List<PolicyEntry> applied = tier.policies().stream()
                    .filter(policy -> policy.stage() == chain.stage && policy.hasDirection(direction))
                    .filter(chain.applies)
                    .toList();
            if (goesOn && !applied.isEmpty()) {
                through(tier, applied);
            }
        }
        return this;
    }

    private void through(TierEntry tier, List<PolicyEntry> applied) {
        boolean inTier = true;
        boolean passed = false;
        for (PolicyEntry policy : applied) {
            List<RuleMatch> looked = new ArrayList<>();
            for (RuleEntry rule : policy.rules(direction)) {
                if (inTier) {
                    RuleMatcher.Answer answer = matcher.match(rule);
                    Match match = chain.isUncertain ? answer.match().and(Match.MAYBE) : answer.match();
                    looked.add(new RuleMatch(
                            rule.path(),
                            rule.rule().action() + ", " + words(match, answer),
                            match == Match.YES,
                            match != Match.NO));
                    Action action = rule.rule().action();
                    if (match != Match.NO && action != Action.LOG) {
                        passed |= action == Action.PASS;
                        decide(action, "by " + policy.id() + ", " + rule.path());
                        inTier = match != Match.YES;
                    }
                }
            }
            selecting.add(new Selecting("tier " + tier.name() + ", " + policy.id(), looked));
            if (!inTier) {
                break;
            }
        }
        if (inTier && chain.tiersEnd && tier.defaultAction() == Action.DENY) {
            decide(Action.DENY, "at the end of tier " + tier.name() + ", because no rule of it matches");
            inTier = false;
        }
        goesOn = inTier || passed;
    }

    private static String words(Match match, RuleMatcher.Answer answer) {
        return match == Match.MAYBE && answer.match() == Match.YES
                ? "untracked, so that answers need rules of their own"
                : answer.why();
    }

    private void decide(Action action, String why) {
        if (action == Action.ALLOW || action == Action.DENY) {
            allowed |= action == Action.ALLOW;
            denied |= action == Action.DENY;
            decided.add(why);
        }
    }

    /** What becomes of whatever goes on behind all tiers. */
    Walk end(boolean isAllowed, String why) {
        if (goesOn) {
            decide(isAllowed ? Action.ALLOW : Action.DENY, why);
            goesOn = false;
        }
        return this;
    }

    boolean goesOn() {
        return goesOn;
    }

    boolean canBeAllowed() {
        return allowed;
    }

    boolean canBeDenied() {
        return denied;
    }

    Outcome outcome() {
        return allowed && denied ? Outcome.UNDECIDED : denied ? Outcome.DENIED : Outcome.ALLOWED;
    }

    List<Selecting> selecting() {
        return selecting;
    }

    Set<String> decided() {
        return decided;
    }
}
