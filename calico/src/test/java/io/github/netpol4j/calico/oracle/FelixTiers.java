package io.github.netpol4j.calico.oracle;

import io.github.netpol4j.calico.oracle.Policy.Direction;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fourth layer of the oracle: the walk through tiers, policies and rules (reference 2.1; felix/rules/endpoints.go,
 * app-policy/checker/check.go).
 *
 * <p>Where a match hangs on what a connection does not tell, both ways are walked. So each step says all that can come of it.
 */
class FelixTiers extends FelixRules {

    /** What can come of a rule, a policy, a tier or a chain. */
    enum Step {
        ALLOW,
        DENY,
        /** On to the next tier. */
        PASS,
        /** Nothing was said. */
        NONE
    }

    /** Which policies of a host endpoint are asked, and when; for a pod there is the normal one alone. */
    enum Stage {
        UNTRACKED,
        BEFORE_DNAT,
        FORWARD,
        NORMAL
    }

    private final Map<String, List<Policy>> byTier = new HashMap<>();
    private List<Tier> sorted = List.of();

    FelixTiers(List<Map<String, Object>> objects) {
        super(objects);
    }

    /** Tier by tier; one without a policy of this direction that applies is not there. */
    Set<Step> tiers(Map<String, String> labels, Direction direction, Stage stage, Connection connection) {
        Set<Step> possible = EnumSet.noneOf(Step.class);
        if (sorted.isEmpty()) {
            sorted = tiers();
        }
        for (Tier tier : sorted) {
            List<Policy> applying =
                    byTier.computeIfAbsent(tier.name() + " " + direction, key -> policies(tier, direction)).stream()
                            .filter(policy -> isOf(policy, stage))
                            .filter(policy -> selects(policy, labels))
                            .toList();
            if (isSkipped(tier, applying)) {
                continue;
            }
            Set<Step> said = tier(tier, applying, direction, stage, connection);
            possible.addAll(said);
            possible.remove(Step.PASS);
            if (!said.contains(Step.PASS)) {
                return possible;
            }
        }
        possible.add(Step.NONE);
        return possible;
    }

    boolean isSkipped(Tier tier, List<Policy> applying) {
        return applying.isEmpty();
    }

    /** A policy is untracked, or pre-DNAT, or else normal, and then it may be on forwarded traffic too. */
    boolean isOf(Policy policy, Stage stage) {
        if (policy.isUntracked()) {
            return stage == Stage.UNTRACKED;
        }
        if (policy.isBeforeDnat()) {
            return stage == Stage.BEFORE_DNAT;
        }
        return stage == Stage.NORMAL || (stage == Stage.FORWARD && policy.isOnForward());
    }

    private Set<Step> tier(Tier tier, List<Policy> applying, Direction direction, Stage stage, Connection connection) {
        Set<Step> possible = EnumSet.noneOf(Step.class);
        for (Policy policy : applying) {
            Set<Step> said = policy(policy, direction, stage, connection);
            possible.addAll(said);
            possible.remove(Step.NONE);
            if (!said.contains(Step.NONE)) {
                return possible;
            }
        }
        possible.add(endOf(tier, stage));
        return possible;
    }

    /** Untracked and pre-DNAT tiers always pass on: there is more to come. */
    Step endOf(Tier tier, Stage stage) {
        return stage == Stage.UNTRACKED
                        || stage == Stage.BEFORE_DNAT
                        || tier.defaultAction().equals("Pass")
                ? Step.PASS
                : Step.DENY;
    }

    /** Rule by rule, to the first that matches and does not just log. */
    private Set<Step> policy(Policy policy, Direction direction, Stage stage, Connection connection) {
        Set<Step> possible = EnumSet.noneOf(Step.class);
        for (Map<String, Object> rule : policy.rules(direction)) {
            Optional<Step> action = action(Tree.text(rule, "action"));
            Match match = action.isEmpty() ? Match.NO : match(rule, policy.namespace(), connection);
            if (match == Match.YES && stage == Stage.UNTRACKED) {
                match = untracked();
            }
            if (match != Match.NO) {
                possible.add(action.orElseThrow());
            }
            if (match == Match.YES) {
                return possible;
            }
        }
        possible.add(Step.NONE);
        return possible;
    }

    /** What an untracked policy says holds for packets, not for connections: it is left open. */
    Match untracked() {
        return doubt("doNotTrack");
    }

    Optional<Step> action(String word) {
        return switch (word) {
            case "Allow" -> Optional.of(Step.ALLOW);
            case "Deny" -> Optional.of(Step.DENY);
            case "Pass" -> Optional.of(Step.PASS);
            case "Log" -> Optional.empty();
            default -> throw new IllegalArgumentException("not an action: " + word);
        };
    }

    /** What is said, and what comes after where nothing is. */
    static Set<Step> then(Set<Step> said, Set<Step> after) {
        Set<Step> possible = EnumSet.copyOf(said);
        if (possible.remove(Step.NONE)) {
            possible.addAll(after);
        }
        return possible;
    }

    static Set<Step> allow() {
        return EnumSet.of(Step.ALLOW);
    }
}
