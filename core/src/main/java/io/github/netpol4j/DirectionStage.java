package io.github.netpol4j;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Peer;
import java.util.List;
import java.util.TreeSet;

/**
 * An isolation that lacks its direction.
 *
 * @param subjects who is isolated
 */
public record DirectionStage(List<Peer> subjects) {

    /**
     * An unfinished isolation, its list copied.
     *
     * @param subjects who is isolated
     */
    public DirectionStage {
        subjects = Arguments.peers("isolate(..)", subjects);
    }

    /**
     * Closes what comes in.
     *
     * @return the finished rule; {@code .egress()} closes the other direction too
     */
    public Isolate ingress() {
        return new Isolate(subjects, new TreeSet<>(List.of(Direction.INGRESS)));
    }

    /**
     * Closes what goes out.
     *
     * @return the finished rule; {@code .ingress()} closes the other direction too
     */
    public Isolate egress() {
        return new Isolate(subjects, new TreeSet<>(List.of(Direction.EGRESS)));
    }

    /** The sentence so far, and what is missing. */
    @Override
    public String toString() {
        return "isolate(" + Peer.sentence(subjects) + ")" + " (unfinished: add .ingress(), .egress() or both)";
    }
}
