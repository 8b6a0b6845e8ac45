package io.github.netpol4j.ufw.internal.kernel;

import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.ufw.internal.kernel.BeforeRules.Chain;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.List;

/**
 * What the kernel lets pass of flows to a host, from it, and through it: what comes before all rules, then the first rule that matches, then
 * the default.
 */
public final class KernelMeaning {

    private final UfwState state;
    private final RuleRegions regions;

    private KernelMeaning(UfwState state) {
        this.state = state;
        this.regions = RuleRegions.of(state);
    }

    /**
     * What passes.
     *
     * @param state the rules of a host
     * @return what surely and possibly passes
     */
    public static Meaning of(UfwState state) {
        return new KernelMeaning(state).meaning();
    }

    private Meaning meaning() {
        List<FlowSet> surely = new ArrayList<>();
        List<FlowSet> possibly = new ArrayList<>();
        boolean exact = true;
        FlowSet closedOut = FlowSet.none();
        FlowSet closedIn = FlowSet.none();
        for (boolean six : new boolean[] {false, true}) {
            for (Chain chain : Chain.values()) {
                Ways ways = new Ways(BeforeRules.chain(chain, six));
                follow(ways, chain, six);
                surely.add(ways.denied().not());
                possibly.add(ways.traffic().minus(ways.allowed()).not());
                exact &= ways.isExact();
                FlowSet closed = byDefault(chain) == UfwAction.ALLOW ? FlowSet.none() : ways.traffic();
                closedOut = chain == Chain.OUTPUT ? closedOut.or(closed) : closedOut;
                closedIn = chain == Chain.INPUT ? closedIn.or(closed) : closedIn;
            }
        }
        return Meaning.of(surely, exact ? surely : possibly, closedOut, closedIn);
    }

    private UfwAction byDefault(Chain chain) {
        return switch (chain) {
            case INPUT -> state.defaults().incoming();
            case OUTPUT -> state.defaults().outgoing();
            case FORWARD -> state.defaults().routed();
        };
    }

    private void follow(Ways ways, Chain chain, boolean six) {
        if (six && !state.ipv6()) {
            ways.end(UfwAction.DENY);
            return;
        }
        List<Ways.Step> steps = new ArrayList<>();
        steps.add(new Ways.Step(UfwAction.ALLOW, BeforeRules.passing(chain, six)));
        for (UfwRule rule : state.rules(six)) {
            if (isOf(rule, chain)) {
                steps.add(new Ways.Step(rule.action(), regions.of(rule, six)));
            }
        }
        ways.through(steps);
        ways.end(byDefault(chain));
    }

    static boolean isOf(UfwRule rule, Chain chain) {
        return switch (chain) {
            case INPUT -> !rule.routed() && rule.direction() == UfwDirection.IN;
            case OUTPUT -> !rule.routed() && rule.direction() == UfwDirection.OUT;
            case FORWARD -> rule.routed();
        };
    }
}
