package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.felix.CalicoDimensions;
import io.github.netpol4j.calico.felix.FelixSettings.Failsafe;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.Conclusion;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.target.Verdict.Selecting;
import io.github.netpol4j.target.Verdict.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Answers for one flow, as Felix decides at both of its ends. */
public final class FelixEvaluator {

    private static final Semantics CALICO = Semantics.defaults();

    private final Ruleset ruleset;

    /**
     * An evaluator.
     *
     * @param ruleset what is enforced
     */
    public FelixEvaluator(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /**
     * Whether a flow passes, and why.
     *
     * @param flow any flow
     * @param semantics whether a pod always reaches its own node; all else Calico decides
     * @return the answer
     */
    public Verdict evaluate(Flow flow, Semantics semantics) {
        RuleMatcher matcher = new RuleMatcher(ruleset, flow);
        return new Verdict(
                flow,
                CALICO.withEgressToOwnNode(semantics.egressToOwnNode()).exemption(flow),
                side(matcher, flow, Direction.EGRESS),
                side(matcher, flow, Direction.INGRESS));
    }

    /** What several chains come to, all of which a flow must pass. */
    private static final class Passing {

        private final List<Selecting> selecting = new ArrayList<>();
        private final Set<String> why = new LinkedHashSet<>();
        private Outcome outcome = Outcome.ALLOWED;

        void add(Outcome other, List<Selecting> policies, Set<String> reasons) {
            selecting.addAll(policies);
            boolean worse =
                    other == Outcome.DENIED ? outcome != Outcome.DENIED : other != outcome && outcome != Outcome.DENIED;
            if (worse) {
                why.clear();
                outcome = other;
            }
            if (other == outcome) {
                why.addAll(reasons);
            }
        }
    }

    private Side side(RuleMatcher matcher, Flow flow, Direction direction) {
        FlowEnd end = matcher.end(direction == Direction.EGRESS ? End.SOURCE : End.DESTINATION);
        Passing passing = new Passing();
        end.pod().ifPresent(pod -> pod(passing, matcher, direction, end, pod));
        for (HostEntry host : ruleset.hosts()) {
            Match covers = end.isHost() ? covers(host, flow, end) : Match.NO;
            if (covers != Match.NO) {
                local(passing, matcher, flow, direction, host, covers);
            }
            Match forwards = forwards(host, matcher, flow, direction, end);
            if (forwards != Match.NO) {
                forwarded(passing, matcher, direction, host, forwards);
            }
        }
        // Where nothing of Calico's is, there is nothing to conclude from.
        Optional<Conclusion> conclusion = passing.why.isEmpty()
                ? Optional.empty()
                : Optional.of(new Conclusion(passing.outcome, String.join("; ", passing.why)));
        return new Side(direction, passing.selecting, conclusion);
    }

    private void pod(Passing passing, RuleMatcher matcher, Direction direction, FlowEnd end, Pod pod) {
        Map<String, String> labels = end.labels(pod);
        Predicate<PolicyEntry> applies = policy -> Knowing.selects(policy.applied(), labels);
        Walk walk = new Walk(matcher, direction, new Walk.Chain(PolicyEntry.Stage.NORMAL, applies, true, false, false))
                .through(ruleset.tiers())
                .end(true, "by profile kns." + pod.namespace() + ", because no policy decides");
        passing.add(walk.outcome(), walk.selecting(), walk.decided());
    }

    /** Whether a host endpoint guards what a host sends or gets. */
    private static Match covers(HostEntry host, Flow flow, FlowEnd end) {
        Match isHere = end.host().map(host::isOn).map(Match::of).orElse(Match.of(host.isAutomatic()));
        return isHere.and(through(host, flow, end));
    }

    /** Whether what an end's node sends or gets goes through the interface. */
    private static Match through(HostEntry host, Flow flow, FlowEnd end) {
        if (host.interfaceName().equals(HostEndpoint.ALL_INTERFACES)) {
            return Match.YES;
        }
        if (host.interfaceName().isEmpty() && end.isHost()) {
            return Match.of(end.address().filter(host.addresses()::contains).isPresent());
        }
        String said = flow.more().get(CalicoDimensions.interfaceOf(end.end()).name());
        return said == null || host.interfaceName().isEmpty()
                ? Match.MAYBE
                : Match.of(said.equals(host.interfaceName()));
    }

    /** Whether a pod's node forwards the flow past a host endpoint. */
    private static Match forwards(HostEntry host, RuleMatcher matcher, Flow flow, Direction direction, FlowEnd end) {
        FlowEnd other = matcher.end(direction == Direction.EGRESS ? End.DESTINATION : End.SOURCE);
        boolean isHere = end.pod()
                .filter(pod -> pod.node().map(host::isOn).orElse(host.isAutomatic()))
                .isPresent();
        boolean isFromHost = other.isHost() && other.host().map(host::isOn).orElse(host.isAutomatic());
        return Match.of(isHere && !isFromHost).and(isHere ? through(host, flow, end) : Match.NO);
    }

    private void local(
            Passing passing, RuleMatcher matcher, Flow flow, Direction direction, HostEntry host, Match covers) {
        if (isFailsafe(flow, direction)) {
            passing.add(Outcome.ALLOWED, List.of(), Set.of("by a failsafe port of " + host.id()));
            return;
        }
        Steps steps = new Steps(matcher, direction, host);
        steps.add(PolicyEntry.Stage.UNTRACKED, false, true);
        if (direction == Direction.INGRESS) {
            steps.add(PolicyEntry.Stage.PRE_DNAT, false, false);
        }
        steps.normal();
        steps.into(passing, covers);
    }

    private void forwarded(Passing passing, RuleMatcher matcher, Direction direction, HostEntry host, Match forwards) {
        Steps steps = new Steps(matcher, direction, host);
        steps.add(PolicyEntry.Stage.UNTRACKED, true, true);
        if (direction == Direction.INGRESS) {
            steps.add(PolicyEntry.Stage.PRE_DNAT, true, false);
        }
        steps.forward();
        steps.into(passing, forwards);
    }

    private boolean isFailsafe(Flow flow, Direction direction) {
        List<Failsafe> ports = direction == Direction.INGRESS
                ? ruleset.settings().failsafeInbound()
                : ruleset.settings().failsafeOutbound();
        return flow.protocol().hasPorts() && ports.contains(new Failsafe(flow.protocol(), flow.port()));
    }

    /** The chains of a host endpoint, one after the other: what one allows or drops, the next does not see. */
    private final class Steps {

        private final RuleMatcher matcher;
        private final Direction direction;
        private final HostEntry host;
        private final List<Selecting> selecting = new ArrayList<>();
        private final Set<String> why = new LinkedHashSet<>();
        private boolean allowed;
        private boolean denied;
        private boolean goesOn = true;

        private Steps(RuleMatcher matcher, Direction direction, HostEntry host) {
            this.matcher = matcher;
            this.direction = direction;
            this.host = host;
        }

        private boolean applies(PolicyEntry policy) {
            return policy.namespace().isEmpty() && Knowing.selects(policy.applied(), host);
        }

        void add(PolicyEntry.Stage stage, boolean isRewritten, boolean isUncertain) {
            if (goesOn) {
                take(new Walk(
                                matcher,
                                direction,
                                new Walk.Chain(
                                        stage,
                                        this::applies,
                                        false,
                                        isRewritten && direction == Direction.INGRESS,
                                        isUncertain))
                        .through(ruleset.tiers()));
            }
        }

        void normal() {
            if (goesOn) {
                take(new Walk(
                                matcher,
                                direction,
                                new Walk.Chain(PolicyEntry.Stage.NORMAL, this::applies, true, false, false))
                        .through(ruleset.tiers())
                        .end(
                                host.allowsByDefault(),
                                host.allowsByDefault()
                                        ? "by the profile of " + host.id() + ", because no policy decides"
                                        : "because no policy decides and " + host.id()
                                                + " has no profile that allows"));
            }
        }

        void forward() {
            if (goesOn) {
                take(new Walk(
                                matcher,
                                direction,
                                new Walk.Chain(
                                        PolicyEntry.Stage.NORMAL,
                                        policy -> policy.spec().applyOnForward() && applies(policy),
                                        true,
                                        false,
                                        false))
                        .through(ruleset.tiers())
                        .end(true, host.id() + " lets pass what is forwarded and no policy decides"));
            }
        }

        private void take(Walk walk) {
            selecting.addAll(walk.selecting());
            why.addAll(walk.decided());
            allowed |= walk.canBeAllowed();
            denied |= walk.canBeDenied();
            goesOn = walk.goesOn();
        }

        void into(Passing passing, Match applies) {
            boolean open = allowed || goesOn || applies == Match.MAYBE;
            Outcome outcome = denied ? (open ? Outcome.UNDECIDED : Outcome.DENIED) : Outcome.ALLOWED;
            if (applies == Match.MAYBE) {
                why.add("whether it goes through the interface of " + host.id() + " is not known");
            }
            passing.add(outcome, selecting, why);
        }
    }
}
