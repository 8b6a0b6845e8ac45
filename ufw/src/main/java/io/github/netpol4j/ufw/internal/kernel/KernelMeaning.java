package io.github.netpol4j.ufw.internal.kernel;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Region;
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

    /**
     * What can pass before the rules of a user are asked, at one of the hosts that a flow meets: ICMP that every host needs, answers of DHCP
     * servers, service discovery.
     *
     * @return those flows
     */
    public static FlowSet beforeRules() {
        FlowSet passing = FlowSet.none();
        for (Chain chain : Chain.values()) {
            for (boolean six : new boolean[] {false, true}) {
                FlowSet here = FlowSet.of(BeforeRules.passing(chain, six).possibly());
                passing = passing.or(here.and(traffic(chain, six)));
            }
        }
        return passing;
    }

    private Meaning meaning() {
        List<FlowSet> surely = new ArrayList<>();
        List<FlowSet> possibly = new ArrayList<>();
        boolean exact = true;
        FlowSet closedOut = FlowSet.none();
        FlowSet closedIn = FlowSet.none();
        for (Chain chain : Chain.values()) {
            Ways four = ways(chain, false);
            Ways six = ways(chain, true);
            // Without any address, a flow is of either family.
            FlowSet unknown = four.traffic().and(six.traffic());
            for (Ways ways : List.of(four, six)) {
                surely.add(ways.denied().not());
                possibly.add(ways.traffic().minus(ways.allowed()).minus(unknown).not());
                exact &= ways.isExact();
            }
            possibly.add(unknown.minus(four.allowed()).minus(six.allowed()).not());
            FlowSet closed = closed(chain, four, false).or(closed(chain, six, true));
            closedOut = chain == Chain.OUTPUT ? closed : closedOut;
            closedIn = chain == Chain.INPUT ? closed : closedIn;
        }
        return Meaning.of(surely, exact ? surely : possibly, closedOut, closedIn);
    }

    private Ways ways(Chain chain, boolean six) {
        Ways ways = new Ways(traffic(chain, six));
        follow(ways, chain, six);
        return ways;
    }

    /** What a chain sees of a family: all that has no address of the other. */
    private static FlowSet traffic(Chain chain, boolean six) {
        Cidr others = six ? Cidr.IPV4 : Cidr.IPV6;
        return FlowSet.of(BeforeRules.chain(chain))
                .minus(FlowSet.of(
                        Region.all().address(End.SOURCE, others, List.of()),
                        Region.all().address(End.DESTINATION, others, List.of())));
    }

    /** What passes only if a rule lets it. */
    private FlowSet closed(Chain chain, Ways ways, boolean six) {
        boolean open = byDefault(chain) == UfwAction.ALLOW && (!six || state.ipv6());
        return open ? FlowSet.none() : ways.traffic();
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
                steps.add(new Ways.Step(rule.action(), regions.ofEitherFamily(rule, six)));
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
