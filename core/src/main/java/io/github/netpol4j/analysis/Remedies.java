package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.target.Verdict.Selecting;
import io.github.netpol4j.target.Verdict.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what would have to change for a flow to pass: at each end that stops it, apart from the other.
 *
 * @param source who opens the connection
 * @param destination who is connected to
 * @param addressesMatter whether there are several answers, so that the address in use tells them apart
 * @param semantics what Kubernetes leaves open
 */
record Remedies(Party source, Party destination, boolean addressesMatter, Semantics semantics) {

    List<String> of(Verdict verdict) {
        if (verdict.outcome() == Outcome.ALLOWED) {
            return List.of();
        }
        return Stream.of(verdict.egress(), verdict.ingress())
                .filter(side -> side.outcome() != Outcome.ALLOWED)
                .map(side -> remedy(verdict.flow(), side))
                .toList();
    }

    private String remedy(Flow flow, Side side) {
        boolean out = side.direction() == Direction.EGRESS;
        Party own = out ? source : destination;
        String rule = "a rule that " + (out ? "lets it out to " : "lets in ") + other(flow, out) + " on "
                + flow.protocol() + (flow.protocol().hasPorts() ? " " + flow.port() : "");
        String policies =
                side.selecting().stream().map(Selecting::policy).distinct().collect(Collectors.joining(", "));
        String head = side.direction() + " of " + own + ": ";
        return side.conclusion()
                .map(end -> head + end.why() + "; that must not match, or " + rule + " must come before it")
                .orElseGet(() -> head + policies + ", or a new policy that selects it, needs " + rule
                        + "; or no policy may select it in this direction");
    }

    /** The other end, and how a rule can name it where labels can't. */
    private String other(Flow flow, boolean out) {
        Endpoint end = out ? flow.destination() : flow.source();
        Optional<IpAddress> address = out ? flow.destinationAddress() : flow.sourceAddress();
        boolean hasLabels = end.fold(pod -> pod.isSelectable(semantics), node -> false, external -> true);
        return (out ? destination : source)
                + address.filter(one -> addressesMatter)
                        .map(one -> " at " + one)
                        .orElse("")
                + (hasLabels ? "" : ", by the address of its node and not by labels,");
    }
}
