package io.github.netpol4j;

import io.github.netpol4j.analysis.Proof;
import io.github.netpol4j.analysis.Verifier;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import java.util.List;

/** A claim about flows that lacks what is claimed of them. */
public final class FlowClaim {

    private final Verifier verifier;
    private final List<Peer> sources;
    private final List<Peer> destinations;
    private final List<Port> ports;

    FlowClaim(Verifier verifier, List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        this.verifier = verifier;
        this.sources = sources;
        this.destinations = destinations;
        this.ports = ports;
    }

    /**
     * Claims that none of these flows passes, not even possibly.
     *
     * @return the proof
     * @throws AssertionError if one does
     * @throws io.github.netpol4j.finding.InvalidInputException if there can be no such flow
     */
    public Proof isDenied() {
        return verifier.denied(sentence() + ".isDenied()", sources, destinations, ports)
                .orFail();
    }

    /**
     * Claims that every one of these flows surely passes.
     *
     * @return the proof
     * @throws AssertionError if one does not
     * @throws io.github.netpol4j.finding.InvalidInputException if there can be no such flow
     */
    public Proof isAllowed() {
        return verifier.allowed(sentence() + ".isAllowed()", sources, destinations, ports)
                .orFail();
    }

    /**
     * Claims that at least one of these flows passes, if only possibly.
     *
     * @return the proof
     * @throws AssertionError if none does
     * @throws io.github.netpol4j.finding.InvalidInputException if there can be no such flow
     */
    public Proof isPossible() {
        return verifier.possible(sentence() + ".isPossible()", sources, destinations, ports)
                .orFail();
    }

    private String sentence() {
        return Peer.sentence("that", sources, destinations, ports);
    }

    /** The claim so far, and what is missing. */
    @Override
    public String toString() {
        return sentence() + " (unfinished: add .isDenied(), .isAllowed() or .isPossible())";
    }
}
