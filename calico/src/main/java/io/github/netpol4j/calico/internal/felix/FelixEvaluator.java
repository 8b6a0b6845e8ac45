package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.felix.CalicoDimensions;
import io.github.netpol4j.calico.felix.FelixSettings.Failsafe;
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
import java.util.function.Function;
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

        private static int badness(Outcome outcome) {
            return switch (outcome) {
                case ALLOWED -> 0;
                case UNDECIDED -> 1;
                case DENIED -> 2;
            };
        }

        void add(Outcome other, List<Selecting> policies, Set<String> reasons) {
            selecting.addAll(policies);
            boolean worse = badness(other) > badness(outcome);
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
        if (end.isHost()) {
            local(passing, matcher, flow, direction, end);
            if (direction == Direction.INGRESS && isFromOwnPod(matcher)) {
                passing.add(
                        Outcome.UNDECIDED,
                        List.of(),
                        Set.of(
                                "FelixConfiguration, defaultEndpointToHostAction, decides what pods send to their own node"));
            }
        }
        end.pod().ifPresent(pod -> forwarded(passing, matcher, flow, direction, pod));
        // Where nothing of Calico's is, there is nothing to conclude from.
        Optional<Conclusion> conclusion = passing.why.isEmpty()
                ? Optional.empty()
                : Optional.of(new Conclusion(passing.outcome, String.join("; ", passing.why)));
        return new Side(direction, passing.selecting, conclusion);
    }

    private void pod(Passing passing, RuleMatcher matcher, Direction direction, FlowEnd end, Pod pod) {
        Map<String, String> labels = end.labels(pod);
        Predicate<PolicyEntry> applies = policy -> Knowing.selects(policy.applied(), labels);
        Walk walk = new Walk(matcher, direction, new Walk.Chain(PolicyEntry.Stage.NORMAL, applies, true, false))
                .through(ruleset.tiers())
                .end(true, "by profile kns." + pod.namespace() + ", because no policy decides");
        passing.add(walk.outcome(), walk.selecting(), walk.decided());
    }

    private static boolean isFromOwnPod(RuleMatcher matcher) {
        Optional<String> node = matcher.end(End.SOURCE).pod().flatMap(Pod::node);
        return node.isPresent() && node.equals(matcher.end(End.DESTINATION).host());
    }

    /** Whether what an end's node sends or gets goes through the interface. */
    private static Match through(HostEntry host, Flow flow, FlowEnd end) {
        if (host.isOnAllInterfaces()) {
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

    /** The host endpoints that may govern an interface, of which the first wins; nobody, if none surely does. */
    private List<Optional<HostEntry>> governors(Optional<String> node, Flow flow, FlowEnd end) {
        List<Optional<HostEntry>> possible = new ArrayList<>();
        for (HostEntry host : of(node)) {
            Match through = through(host, flow, end);
            if (through != Match.NO) {
                possible.add(Optional.of(host));
            }
            if (through == Match.YES) {
                return possible;
            }
        }
        possible.add(Optional.empty());
        return possible;
    }

    /** Those of a node; where its name is not known, the automatic ones. */
    private List<HostEntry> of(Optional<String> node) {
        return ruleset.hosts().stream()
                .filter(host -> node.map(host::isOn).orElse(host.isAutomatic()))
                .toList();
    }

    /** What sees the packets of a node's own pods. */
    private List<Optional<HostEntry>> inside(Optional<String> node) {
        if (node.isEmpty()) {
            return anyNode().stream()
                    .filter(host -> host.map(HostEntry::isOnAllInterfaces).orElse(true))
                    .toList();
        }
        return List.of(of(node).stream().filter(HostEntry::isOnAllInterfaces).findFirst());
    }

    /** Where it is not known on which node a pod is, it may be on any, also on one without a host endpoint of its own. */
    private List<Optional<HostEntry>> anyNode() {
        List<Optional<HostEntry>> all = new ArrayList<>();
        ruleset.hosts().forEach(host -> all.add(Optional.of(host)));
        if (ruleset.hosts().stream().noneMatch(HostEntry::isAutomatic)) {
            all.add(Optional.empty());
        }
        return all;
    }

    private void local(Passing passing, RuleMatcher matcher, Flow flow, Direction direction, FlowEnd end) {
        List<Optional<HostEntry>> governors = governors(end.host(), flow, end);
        over(passing, governors, host -> {
            Steps steps = new Steps(matcher, direction, host);
            if (isFailsafe(flow, direction)) {
                steps.failsafe();
                return steps;
            }
            steps.add(PolicyEntry.Stage.UNTRACKED, true);
            if (direction == Direction.INGRESS) {
                steps.add(PolicyEntry.Stage.PRE_DNAT, false);
            }
            steps.normal();
            return steps;
        });
    }

    /** A packet of a pod comes into its node by one interface and leaves by another. */
    private void forwarded(Passing passing, RuleMatcher matcher, Flow flow, Direction ofPod, Pod pod) {
        FlowEnd end = matcher.end(ofPod == Direction.EGRESS ? End.SOURCE : End.DESTINATION);
        FlowEnd other = matcher.end(ofPod == Direction.EGRESS ? End.DESTINATION : End.SOURCE);
        boolean withOwnHost =
                other.isHost() && pod.node().isPresent() && other.host().equals(pod.node());
        if (withOwnHost) {
            return;
        }
        List<Optional<HostEntry>> inside = inside(pod.node());
        boolean stays = pod.node().isPresent() && other.pod().flatMap(Pod::node).equals(pod.node());
        List<Optional<HostEntry>> outside =
                stays ? inside : pod.node().isEmpty() ? anyNode() : governors(pod.node(), flow, end);
        for (Direction way : List.of(Direction.INGRESS, Direction.EGRESS)) {
            boolean byOutside = way == ofPod;
            over(passing, byOutside ? outside : inside, host -> forwarded(matcher, flow, way, host, byOutside));
        }
    }

    private Steps forwarded(RuleMatcher matcher, Flow flow, Direction way, HostEntry host, boolean fromOutside) {
        Steps steps = new Steps(matcher, way, host);
        if (way == Direction.INGRESS && !isFailsafe(flow, way)) {
            if (fromOutside) {
                steps.add(PolicyEntry.Stage.UNTRACKED, true);
            }
            steps.add(PolicyEntry.Stage.PRE_DNAT, false);
        }
        steps.forward();
        return steps;
    }

    /** What comes of the flow, whichever of the host endpoints it is that governs it. */
    private static void over(Passing passing, List<Optional<HostEntry>> governors, Function<HostEntry, Steps> chains) {
        List<Selecting> selecting = new ArrayList<>();
        Set<String> why = new LinkedHashSet<>();
        boolean allowed = false;
        boolean denied = false;
        for (Optional<HostEntry> governor : governors) {
            if (governor.isEmpty()) {
                allowed = true;
                continue;
            }
            Steps steps = chains.apply(governor.get());
            selecting.addAll(steps.selecting);
            why.addAll(steps.why);
            allowed |= steps.allowed;
            denied |= steps.denied;
            if (governors.size() > 1) {
                why.add("if it passes " + governor.get().id() + ", which is not known");
            }
        }
        Outcome outcome = denied ? (allowed ? Outcome.UNDECIDED : Outcome.DENIED) : Outcome.ALLOWED;
        passing.add(outcome, selecting, why);
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

        void add(PolicyEntry.Stage stage, boolean isUncertain) {
            if (goesOn && host.heeds(stage)) {
                take(new Walk(matcher, direction, new Walk.Chain(stage, this::applies, false, isUncertain))
                        .through(ruleset.tiers()));
            }
        }

        void normal() {
            if (goesOn) {
                take(new Walk(matcher, direction, new Walk.Chain(PolicyEntry.Stage.NORMAL, this::applies, true, false))
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
                                        false))
                        .through(ruleset.tiers())
                        .end(true, host.id() + " lets pass what is forwarded and no policy decides"));
            }
        }

        void failsafe() {
            why.add("by a failsafe port of " + host.id());
            allowed = true;
            goesOn = false;
        }

        private void take(Walk walk) {
            selecting.addAll(walk.selecting());
            why.addAll(walk.decided());
            allowed |= walk.canBeAllowed();
            denied |= walk.canBeDenied();
            goesOn = walk.goesOn();
        }
    }
}
