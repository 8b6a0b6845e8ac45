package io.github.netpol4j.ufw.internal.findings;

import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.ufw.internal.kernel.RuleRegions;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The rules of one IP family about packets that go one way, in their order, and what each decides. */
final class Chain {

    /** What is asked when it is decided by the default. */
    static final int DEFAULT = -1;

    /**
     * A rule that decides some of what was asked.
     *
     * @param index its place in the chain, or {@link #DEFAULT}
     * @param action what becomes of it
     */
    record Decider(int index, UfwAction action) {

        boolean passes() {
            return Chain.passes(action);
        }
    }

    private final boolean six;
    private final UfwAction otherwise;
    private final List<UfwRule> rules = new ArrayList<>();
    /** The place of each in the list of the family, from 1. */
    private final List<Integer> numbers = new ArrayList<>();

    private final RuleRegions regions;
    private final List<Region> said = new ArrayList<>();
    private final List<FlowSet> sets;
    /** What of each is not decided before it. */
    private final List<FlowSet> reached = new ArrayList<>();

    private final SortedSet<Integer> unreachable = new TreeSet<>();

    private Chain(UfwState state, boolean six, UfwDirection direction, boolean routed) {
        this.six = six;
        this.regions = RuleRegions.of(state);
        this.otherwise = routed
                ? state.defaults().routed()
                : direction == UfwDirection.IN
                        ? state.defaults().incoming()
                        : state.defaults().outgoing();
        List<UfwRule> all = state.rules(six);
        for (int i = 0; i < all.size(); i++) {
            UfwRule rule = all.get(i);
            if (rule.isIn(six) && rule.routed() == routed && (routed || rule.direction() == direction)) {
                rules.add(rule);
                numbers.add(i + 1);
                said.add(regions.said(rule, six).get(0));
            }
        }
        this.sets = FlowSet.each(said.stream().map(List::of).toList());
        FlowSet decided = FlowSet.none();
        for (int index = 0; index < rules.size(); index++) {
            FlowSet mine = sets.get(index);
            FlowSet left = mine.minus(decided);
            reached.add(left);
            if (left.isEmpty() && !mine.isEmpty()) {
                unreachable.add(index);
            }
            decided = decided.or(mine);
        }
    }

    /** Those of what comes in, of what goes out, and of what is forwarded. */
    static List<Chain> all(UfwState state, boolean six) {
        return List.of(
                new Chain(state, six, UfwDirection.IN, false),
                new Chain(state, six, UfwDirection.OUT, false),
                new Chain(state, six, UfwDirection.IN, true));
    }

    static boolean passes(UfwAction action) {
        return action == UfwAction.ALLOW || action == UfwAction.LIMIT;
    }

    List<UfwRule> rules() {
        return rules;
    }

    boolean isIpv6() {
        return six;
    }

    int number(int index) {
        return numbers.get(index);
    }

    /** The flows that a rule, which need not be among them, would match here. */
    Region region(UfwRule rule) {
        return regions.said(rule, six).get(0);
    }

    /** Who decides a region. */
    List<Decider> deciders(Region asked) {
        return deciders(
                asked,
                FlowSet.of(asked),
                IntStream.range(0, rules.size()).boxed().toList());
    }

    /** Who decides some flows of a region, of these rules. */
    private List<Decider> deciders(Region asked, FlowSet flows, List<Integer> among) {
        List<Decider> deciders = new ArrayList<>();
        FlowSet rest = flows;
        for (int index : among) {
            if (rest.isEmpty()) {
                return deciders;
            }
            if (asked.and(said.get(index)).isPresent() && rest.overlaps(sets.get(index))) {
                deciders.add(new Decider(index, rules.get(index).action()));
                rest = rest.minus(sets.get(index));
            }
        }
        if (!rest.isEmpty()) {
            deciders.add(new Decider(DEFAULT, otherwise));
        }
        return deciders;
    }

    /** The rules that are left nothing of what they match. */
    SortedSet<Integer> unreachable() {
        return unreachable;
    }

    /** The rules before an unreachable one that decide all of what it matches. */
    List<Decider> insteadOf(int index) {
        return deciders(
                said.get(index),
                sets.get(index),
                IntStream.range(0, index).boxed().toList());
    }

    /**
     * A rule without which nothing changes: what it decides, those behind it and the default decide alike.
     *
     * @param index its place in the chain
     * @param byDefault whether the default has a part in it
     */
    record Needless(int index, boolean byDefault) {}

    /** The rules without which nothing changes, last first; each is left out before the next is looked at. */
    List<Needless> needless() {
        List<Needless> needless = new ArrayList<>();
        Behind behind = new Behind(otherwise);
        for (int index = rules.size() - 1; index >= 0; index--) {
            UfwRule rule = rules.get(index);
            if (unreachable.contains(index)) {
                continue;
            }
            if (rule.logging() == UfwLogging.NONE && behind.decides(reached.get(index), rule.action())) {
                needless.add(new Needless(index, behind.isByDefault(reached.get(index))));
            } else {
                behind.add(sets.get(index), rule);
            }
        }
        return needless;
    }

    /** What becomes of flows from some rule on: those of each action that are decided without a word in the log. */
    private static final class Behind {

        private final Map<UfwAction, FlowSet> silently = new EnumMap<>(UfwAction.class);
        private FlowSet decided = FlowSet.none();

        Behind(UfwAction otherwise) {
            silently.put(otherwise, FlowSet.all());
        }

        boolean decides(FlowSet flows, UfwAction action) {
            return silently.containsKey(action) && silently.get(action).includes(flows);
        }

        boolean isByDefault(FlowSet flows) {
            return !decided.includes(flows);
        }

        /** A rule that comes before those so far. */
        void add(FlowSet mine, UfwRule rule) {
            silently.replaceAll((action, flows) -> flows.minus(mine));
            if (rule.logging() == UfwLogging.NONE) {
                silently.merge(rule.action(), mine, FlowSet::or);
            }
            decided = decided.or(mine);
        }
    }
}
