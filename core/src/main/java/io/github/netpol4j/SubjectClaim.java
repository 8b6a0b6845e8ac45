package io.github.netpol4j;

import io.github.netpol4j.analysis.Proof;
import io.github.netpol4j.analysis.Verifier;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Peer;
import java.util.Collection;
import java.util.List;

/** A claim about pods or hosts that lacks what is claimed of them. */
public final class SubjectClaim {

    private final Verifier verifier;
    private final List<Peer> subjects;

    SubjectClaim(Verifier verifier, List<Peer> subjects) {
        this.verifier = verifier;
        this.subjects = subjects;
    }

    /**
     * Claims that these applications, and nobody else, reach them, on whatever port: each of these reaches one of them on some
     * port, and each of them is reached.
     *
     * @param apps one or more
     * @return the proof
     * @throws AssertionError if somebody else does, or one of these does not
     * @throws io.github.netpol4j.finding.InvalidInputException if nobody can be meant
     */
    public Proof isReachableOnlyFrom(String... apps) {
        return reachableOnlyFrom(Arguments.apps("isReachableOnlyFrom(..)", apps));
    }

    /**
     * Claims that these peers, and nobody else, reach them, on whatever port.
     *
     * @param peers one or more
     * @return the proof
     * @throws AssertionError if somebody else does, or one of these does not
     * @throws io.github.netpol4j.finding.InvalidInputException if nobody can be meant
     */
    public Proof isReachableOnlyFrom(Peer... peers) {
        String call = "isReachableOnlyFrom(..)";
        return reachableOnlyFrom(Arguments.peers(call, Given.list(call, peers)));
    }

    /**
     * Claims that these peers, and nobody else, reach them, on whatever port.
     *
     * @param peers one or more applications or peers
     * @return the proof
     * @throws AssertionError if somebody else does, or one of these does not
     * @throws io.github.netpol4j.finding.InvalidInputException if nobody can be meant
     */
    public Proof isReachableOnlyFrom(Collection<?> peers) {
        return reachableOnlyFrom(Arguments.peers("isReachableOnlyFrom(..)", peers));
    }

    private Proof reachableOnlyFrom(List<Peer> sources) {
        String claim = subject() + ".isReachableOnlyFrom(" + Peer.sentence(sources) + ")";
        return verifier.reachableOnlyFrom(claim, subjects, sources).orFail();
    }

    /**
     * Claims that all of them are isolated in both directions, whatever their labels, and that no rule opens one to everyone on
     * every port: what nothing grants is denied, to pods that do not exist yet as well.
     *
     * @return the proof
     * @throws AssertionError if one is not
     * @throws io.github.netpol4j.finding.InvalidInputException if nobody can be meant
     */
    public Proof isDefaultDeny() {
        return verifier.defaultDeny(
                        subject() + ".isDefaultDeny()", subjects, List.of(Direction.INGRESS, Direction.EGRESS))
                .orFail();
    }

    /**
     * Claims that all of them are isolated in one direction, whatever their labels.
     *
     * @param direction what is closed
     * @return the proof
     * @throws AssertionError if one is not
     * @throws io.github.netpol4j.finding.InvalidInputException if nobody can be meant
     */
    public Proof isDefaultDeny(Direction direction) {
        Given.notNull("isDefaultDeny(..)", direction);
        return verifier.defaultDeny(
                        subject() + ".isDefaultDeny(Direction." + direction.name() + ")", subjects, List.of(direction))
                .orFail();
    }

    private String subject() {
        return "that(" + Peer.sentence(subjects) + ")";
    }

    /** The claim so far, and what is missing. */
    @Override
    public String toString() {
        return subject() + " (unfinished: add .isReachableOnlyFrom(..) or .isDefaultDeny())";
    }
}
