package io.github.netpol4j.ufw.internal.kernel;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.Conclusion;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.target.Verdict.RuleMatch;
import io.github.netpol4j.target.Verdict.Selecting;
import io.github.netpol4j.target.Verdict.Side;
import io.github.netpol4j.ufw.flow.UfwDimensions;
import io.github.netpol4j.ufw.internal.kernel.BeforeRules.Chain;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers for one flow, rule by rule, as the kernel looks at them.
 *
 * <p>A host whose address a flow does not tell may have any that hosts have. Of others, an unknown address is in no block, as everywhere.
 */
public final class KernelEvaluator {

    private final UfwState state;
    private final Function<UfwRule, String> words;
    private final boolean fromHost;
    private final boolean toHost;

    /**
     * An evaluator.
     *
     * @param state the rules of a host
     * @param words how a rule is told in explanations
     */
    public KernelEvaluator(UfwState state, Function<UfwRule, String> words) {
        this(state, words, false, false);
    }

    private KernelEvaluator(UfwState state, Function<UfwRule, String> words, boolean fromHost, boolean toHost) {
        this.state = state;
        this.words = words;
        this.fromHost = fromHost;
        this.toHost = toHost;
    }

    /** Whether a rule matches, where a flow may not say enough. */
    private enum Match {
        NO,
        MAYBE,
        YES
    }

    /**
     * Whether a flow passes, and why. A host at the source has its say over what goes out, one at the destination over what comes in, and
     * where neither end is a host, the host is taken to forward the flow.
     *
     * @param flow any flow
     * @param semantics what pods on the network of their node are
     * @return the answer
     */
    public Verdict evaluate(Flow flow, Semantics semantics) {
        boolean from = isHost(flow.source(), semantics);
        boolean to = isHost(flow.destination(), semantics);
        KernelEvaluator evaluator = new KernelEvaluator(state, words, from, to);
        Side none = new Side(Direction.EGRESS, List.of());
        Side egress = from ? evaluator.side(flow, Direction.EGRESS, Chain.OUTPUT) : none;
        Side ingress = to
                ? evaluator.side(flow, Direction.INGRESS, Chain.INPUT)
                : from
                        ? new Side(Direction.INGRESS, List.of())
                        : evaluator.side(flow, Direction.INGRESS, Chain.FORWARD);
        return new Verdict(flow, semantics.exemption(flow), egress, ingress);
    }

    private static boolean isHost(Endpoint end, Semantics semantics) {
        return end.fold(pod -> !pod.isSelectable(semantics), node -> true, external -> false);
    }

    private Side side(Flow flow, Direction direction, Chain chain) {
        Optional<Boolean> six =
                flow.sourceAddress().or(flow::destinationAddress).map(IpAddress::isIpv6);
        if (six.isEmpty()) {
            return new Side(direction, List.of(), Optional.of(unknownFamily(flow, chain)));
        }
        return side(flow, direction, chain, six.get());
    }

    /** Without addresses, both lists are asked. */
    private Conclusion unknownFamily(Flow flow, Chain chain) {
        Set<Outcome> outcomes = new LinkedHashSet<>();
        for (boolean six : new boolean[] {false, true}) {
            outcomes.add(decide(flow, chain, six, new ArrayList<>()).outcome());
        }
        return outcomes.size() == 1
                ? new Conclusion(outcomes.iterator().next(), "by the rules of either IP family")
                : new Conclusion(Outcome.UNDECIDED, "the rules for IPv4 and IPv6 differ, and the flow has no address");
    }

    private Side side(Flow flow, Direction direction, Chain chain, boolean six) {
        List<RuleMatch> looked = new ArrayList<>();
        Conclusion conclusion = decide(flow, chain, six, looked);
        return new Side(
                direction, List.of(new Selecting("ufw, " + (six ? "IPv6" : "IPv4"), looked)), Optional.of(conclusion));
    }

    private Conclusion decide(Flow flow, Chain chain, boolean six, List<RuleMatch> looked) {
        if (six && !state.ipv6()) {
            return new Conclusion(Outcome.DENIED, "because IPV6=no drops all of IPv6");
        }
        Optional<String> before = BeforeRules.why(chain, flow, six);
        if (before.isPresent()) {
            return new Conclusion(Outcome.ALLOWED, before.get());
        }
        Set<Outcome> outcomes = new LinkedHashSet<>();
        List<String> why = new ArrayList<>();
        BeforeRules.whyPerhaps(chain, flow, six, fromHost, toHost).ifPresent(perhaps -> {
            outcomes.add(Outcome.ALLOWED);
            why.add(perhaps);
        });
        int number = 0;
        for (UfwRule rule : state.rules(six)) {
            number++;
            if (KernelMeaning.isOf(rule, chain)) {
                Match match = match(rule, flow, six);
                looked.add(new RuleMatch("rule " + number, words.apply(rule), match == Match.YES, match != Match.NO));
                if (match != Match.NO) {
                    outcomes.add(outcome(rule.action()));
                    why.add("by rule " + number + ", " + words.apply(rule)
                            + (match == Match.MAYBE ? condition(rule, six) : ""));
                }
                if (match == Match.YES) {
                    return conclusion(outcomes, why);
                }
            }
        }
        UfwAction byDefault = byDefault(chain);
        outcomes.add(outcome(byDefault));
        why.add("by the default, " + byDefault + ", because no rule matches");
        return conclusion(outcomes, why);
    }

    private static String condition(UfwRule rule, boolean six) {
        return RuleRegions.isMatterOfBackend(rule, six)
                ? ", if iptables works by nftables there"
                : ", if what the flow does not say fits it";
    }

    private static Conclusion conclusion(Set<Outcome> outcomes, List<String> why) {
        Outcome outcome = outcomes.size() == 1 ? outcomes.iterator().next() : Outcome.UNDECIDED;
        return new Conclusion(outcome, String.join("; ", why));
    }

    private static Outcome outcome(UfwAction action) {
        return switch (action) {
            case ALLOW -> Outcome.ALLOWED;
            case DENY, REJECT -> Outcome.DENIED;
            case LIMIT -> Outcome.UNDECIDED;
        };
    }

    private UfwAction byDefault(Chain chain) {
        return switch (chain) {
            case INPUT -> state.defaults().incoming();
            case OUTPUT -> state.defaults().outgoing();
            case FORWARD -> state.defaults().routed();
        };
    }

    private Match match(UfwRule rule, Flow flow, boolean six) {
        Match ends = least(
                isIn(rule.source().net(), flow.sourceAddress(), fromHost),
                isIn(rule.destination().net(), flow.destinationAddress(), toHost));
        if (ends == Match.NO
                || !isProtocol(rule, flow)
                || !isOn(rule.destination().ports(), flow)) {
            return Match.NO;
        }
        Match in = interfaceMatch(rule.inInterface(), flow.more().get(UfwDimensions.INTERFACE_IN.name()));
        Match out = interfaceMatch(rule.outInterface(), flow.more().get(UfwDimensions.INTERFACE_OUT.name()));
        Match port = sourcePort(rule.source().ports(), flow);
        Match backend = RuleRegions.isMatterOfBackend(rule, six) ? Match.MAYBE : Match.YES;
        return least(least(ends, backend), least(least(in, out), port));
    }

    private static Match least(Match one, Match other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Match isIn(Optional<Cidr> net, Optional<IpAddress> address, boolean ofHost) {
        if (net.isEmpty()) {
            return Match.YES;
        }
        if (address.isEmpty()) {
            return ofHost && !BeforeRules.isOfGroups(net.get()) ? Match.MAYBE : Match.NO;
        }
        return net.get().contains(address.get()) ? Match.YES : Match.NO;
    }

    private static boolean isProtocol(UfwRule rule, Flow flow) {
        if (rule.protocol() != UfwProtocol.ANY) {
            return RuleRegions.protocol(rule.protocol()).equals(flow.protocol());
        }
        return !RuleRegions.isOfPorts(rule)
                || flow.protocol().number() == 6
                || flow.protocol().number() == 17;
    }

    private static boolean isOn(UfwPorts ports, Flow flow) {
        return ports.isAny()
                || ports.spans().stream().anyMatch(span -> span.from() <= flow.port() && flow.port() <= span.to());
    }

    private static Match interfaceMatch(String wanted, @Nullable String said) {
        if (wanted.isEmpty()) {
            return Match.YES;
        }
        if (said == null) {
            return Match.MAYBE;
        }
        return RuleRegions.isMeant(wanted, said) ? Match.YES : Match.NO;
    }

    private static Match sourcePort(UfwPorts ports, Flow flow) {
        if (ports.isAny()) {
            return Match.YES;
        }
        int said = BeforeRules.said(flow, UfwDimensions.SOURCE_PORT, 0);
        if (said == 0) {
            return Match.MAYBE;
        }
        return ports.spans().stream().anyMatch(span -> span.from() <= said && said <= span.to()) ? Match.YES : Match.NO;
    }
}
