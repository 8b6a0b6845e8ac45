package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.ufw.apply.PlanChange;
import io.github.netpol4j.ufw.apply.PlanChange.Kind;
import io.github.netpol4j.ufw.internal.apply.FileParts.Block;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of our rules of one family, with reasons. */
final class FamilyChanges {

    private final List<Block> there;
    private final List<Block> wanted;
    private final boolean six;
    /** By number of a rule wanted: its number among those there, or -1. */
    private final int[] origins;

    private final Map<UfwRule, UfwRule> oldKeys;
    private final Map<UfwRule, UfwRule> newKeys;

    FamilyChanges(List<Block> there, List<Block> wanted, boolean six) {
        this.there = there;
        this.wanted = wanted;
        this.six = six;
        this.origins = origins();
        this.oldKeys = MatchKey.index(
                FileParts.rules(there.stream().filter(Block::isOurs).toList()));
        this.newKeys = MatchKey.index(FileParts.rules(wanted));
    }

    private int[] origins() {
        Map<String, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < there.size(); i++) {
            if (there.get(i).isOurs()) {
                places.computeIfAbsent(there.get(i).text(), text -> new ArrayDeque<>())
                        .add(i);
            }
        }
        return wanted.stream()
                .mapToInt(block -> Optional.ofNullable(places.getOrDefault(block.text(), new ArrayDeque<>())
                                .poll())
                        .orElse(-1))
                .toArray();
    }

    /** Removals, in the order in which the rules stand there, then the others, in the order in which they are wanted. */
    List<PlanChange> all() {
        List<PlanChange> changes = new ArrayList<>(removals());
        boolean[] stays = staying();
        int foreign = firstForeign();
        for (int i = 0; i < origins.length; i++) {
            if (origins[i] < 0) {
                changes.add(change(Kind.ADD, rule(wanted.get(i)), -1, i, additionReason(rule(wanted.get(i)))));
            } else if (!stays[i]) {
                changes.add(change(Kind.MOVE, rule(wanted.get(i)), origins[i], i, "its place among our rules changes"));
            } else if (origins[i] > foreign) {
                String reason = "our rules come first, and it stands behind " + sentence(there.get(foreign));
                changes.add(change(Kind.MOVE, rule(wanted.get(i)), origins[i], i, reason));
            }
        }
        return changes;
    }

    private List<PlanChange> removals() {
        List<PlanChange> removals = new ArrayList<>();
        Set<Integer> kept = Arrays.stream(origins).boxed().collect(Collectors.toSet());
        for (int i = 0; i < there.size(); i++) {
            int place = i;
            if (there.get(i).isOurs() && !kept.contains(i)) {
                // A tagged rule that cannot be read was changed by somebody; it goes all the same, being ours.
                there.get(i)
                        .rule()
                        .ifPresent(rule -> removals.add(change(Kind.REMOVE, rule, place, -1, removalReason(rule))));
            }
        }
        return removals;
    }

    private PlanChange change(Kind kind, UfwRule rule, int from, int to, String reason) {
        return new PlanChange(kind, six, rule, from + 1, to + 1, reason);
    }

    private String additionReason(UfwRule rule) {
        return Optional.ofNullable(oldKeys.get(MatchKey.of(rule)))
                .map(old -> "it replaces " + RuleText.sentence(old))
                .orElse("it is wanted, and not there");
    }

    private String removalReason(UfwRule rule) {
        return Optional.ofNullable(newKeys.get(MatchKey.of(rule)))
                .map(next -> "it is replaced by " + RuleText.sentence(next))
                .orElse("it is ours, and not wanted any more");
    }

    /** The number of the first rule of somebody else's; beyond the last if there is none. */
    private int firstForeign() {
        int place = 0;
        while (place < there.size() && there.get(place).isOurs()) {
            place++;
        }
        return place;
    }

    private String sentence(Block block) {
        return block.rule().map(RuleText::sentence).orElse(block.tuple());
    }

    private static UfwRule rule(Block ours) {
        return ours.rule().orElseThrow();
    }

    /** Which rules need not move: a longest run of them that is in the same order there. */
    private boolean[] staying() {
        int[] ends = new int[origins.length];
        int[] previous = new int[origins.length];
        int length = 0;
        for (int i = 0; i < origins.length; i++) {
            if (origins[i] < 0) {
                continue;
            }
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (origins[ends[middle]] < origins[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        boolean[] stays = new boolean[origins.length];
        for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = previous[i]) {
            stays[i] = true;
        }
        return stays;
    }
}
