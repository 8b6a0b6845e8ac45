package io.github.netpol4j.ufw.kernel;

import static io.github.netpol4j.NetPol.external;
import static io.github.netpol4j.NetPol.node;

import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Lazy;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.UfwFirewall;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.flow.UfwDimensions;
import io.github.netpol4j.ufw.kernel.Probe.Place;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the library says that the kernel will do: its verdict on a flow that says all of a probe, and, as far as they decide, its sets and its
 * verdict on a flow that says neither interfaces nor the port that it comes from.
 */
final class Predicted implements Predictor {

    /** Probes leave from ports like this one. */
    private static final String SOURCE_PORT = "50000";

    private record Firewall(UfwFirewall rules, Lazy<Meaning> meaning, Lazy<FlowSet> possibly) {

        static Firewall of(UfwState state) {
            // As they are loaded: a file may have two rules that ufw's commands would make one of.
            RulesFiles files = new RulesFiles(Loading.file(state, false), Loading.file(state, true));
            UfwFirewall rules = Ufw.read(files, state.defaults());
            Lazy<Meaning> meaning = new Lazy<>(rules::meaning);
            return new Firewall(rules, meaning, new Lazy<>(() -> meaning.get().possibly()));
        }

        Outcome bySets(Flow flow) {
            if (meaning.get().permits(flow, Semantics.defaults())) {
                return Outcome.ALLOWED;
            }
            return possibly.get().contains(flow) ? Outcome.UNDECIDED : Outcome.DENIED;
        }
    }

    private final ConcurrentHashMap<UfwState, Firewall> firewalls = new ConcurrentHashMap<>();

    @Override
    public boolean passes(UfwState state, Probe probe) {
        Firewall firewall = firewalls.computeIfAbsent(state, Firewall::of);
        Flow unsaid = flow(probe);
        Flow flow = said(probe, unsaid);
        Outcome outcome = firewall.rules().evaluate(flow).outcome();
        Stream.of(firewall.rules().evaluate(unsaid).outcome(), firewall.bySets(flow), firewall.bySets(unsaid))
                .filter(other -> other != outcome && other != Outcome.UNDECIDED)
                .findFirst()
                .ifPresent(other -> {
                    throw new AssertionError(flow + " is " + outcome + ", and " + other + " by\n" + firewall.rules());
                });
        if (outcome == Outcome.UNDECIDED) {
            throw new AssertionError(flow + " says all, and is undecided by\n" + firewall.rules());
        }
        return outcome == Outcome.ALLOWED;
    }

    /** Whether a rule has it, and not the default. */
    boolean isDecidedByRule(UfwState state, Probe probe) {
        Verdict verdict = firewalls.computeIfAbsent(state, Firewall::of).rules().evaluate(said(probe, flow(probe)));
        return Stream.of(verdict.egress(), verdict.ingress())
                .flatMap(side -> side.selecting().stream())
                .anyMatch(Verdict.Selecting::isMatched);
    }

    private static Flow flow(Probe probe) {
        Flow.Between ends = Flow.from(end(probe.from(), probe.source())).to(end(probe.to(), probe.destination()));
        return probe.protocol() == UfwProtocol.TCP ? ends.tcp(probe.port()) : ends.udp(probe.port());
    }

    private static Endpoint end(Place place, String address) {
        return place == Place.HOST ? node("host").at(address) : external(address);
    }

    private static Flow said(Probe probe, Flow flow) {
        Flow said = flow.with(UfwDimensions.SOURCE_PORT, SOURCE_PORT);
        said = with(said, UfwDimensions.INTERFACE_IN, probe.inInterface());
        return with(said, UfwDimensions.INTERFACE_OUT, probe.outInterface());
    }

    private static Flow with(Flow flow, Dimension dimension, String name) {
        return name.isEmpty() ? flow : flow.with(dimension, name);
    }
}
