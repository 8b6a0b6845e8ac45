package io.github.netpol4j.analysis;

import io.github.netpol4j.analysis.Members.Member;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.target.Verdict.Selecting;
import io.github.netpol4j.target.Verdict.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks a target flow by flow why a connection passes or not, and says what would have to change. */
final class Explanations {

    private Explanations() {}

    static Explanation of(
            Party source,
            Party destination,
            Protocol protocol,
            int port,
            Reach reach,
            Enforcement enforcement,
            Semantics semantics) {
        if (protocol.hasPorts() ? port < 1 || port > 65535 : port != 0) {
            throw Messages.portOf(source + " to " + destination, protocol, port);
        }
        List<Verdict> verdicts = new ArrayList<>();
        Set<String> remedies = new LinkedHashSet<>();
        for (Member from : reach.members(source).all()) {
            for (Member to : reach.members(destination).all()) {
                if (from.standing().meets(to.standing())) {
                    Flow flow = new Flow(from.example(), from.address(), to.example(), to.address(), protocol, port);
                    Verdict verdict = enforcement.evaluate(flow, semantics);
                    verdicts.add(verdict);
                    remedies.addAll(remedies(verdict));
                }
            }
        }
        return new Explanation(source, destination, protocol, port, verdicts, List.copyOf(remedies));
    }

    private static List<String> remedies(Verdict verdict) {
        if (verdict.outcome() == Outcome.ALLOWED) {
            return List.of();
        }
        return Stream.of(verdict.egress(), verdict.ingress())
                .filter(side -> side.outcome() != Outcome.ALLOWED)
                .map(side -> remedy(verdict.flow(), side))
                .toList();
    }

    private static String remedy(Flow flow, Side side) {
        boolean out = side.direction() == Direction.EGRESS;
        Endpoint own = out ? flow.source() : flow.destination();
        Endpoint other = out ? flow.destination() : flow.source();
        String traffic = flow.protocol() + (flow.protocol().hasPorts() ? " " + flow.port() : "");
        String policies =
                side.selecting().stream().map(Selecting::policy).distinct().collect(Collectors.joining(" or "));
        String rule = (out ? "that lets " + own.id() + " out to " : "that lets in ") + other.id() + " on " + traffic;
        if (side.conclusion().isPresent()) {
            return side.direction() + " of " + own.id() + ": "
                    + side.conclusion().get().why() + "; what says so must not match, or a rule " + rule
                    + " must come before it";
        }
        return side.direction() + " of " + own.id() + ": give " + policies + " a rule " + rule
                + ", or a new policy that selects " + own.id() + "; or let no policy select it in this direction";
    }
}
