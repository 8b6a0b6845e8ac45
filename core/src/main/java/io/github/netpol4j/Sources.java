package io.github.netpol4j;

import io.github.netpol4j.rule.Peer;
import java.util.List;

/**
 * Who opens connections: the part of a sentence in {@code from(..)}.
 *
 * @param peers one or more
 */
public record Sources(List<Peer> peers) {

    /**
     * Sources, their list copied.
     *
     * @param peers one or more
     */
    public Sources {
        peers = Arguments.peers("from(..)", peers);
    }

    String sentence() {
        return "from(" + Peer.sentence(peers) + ")";
    }

    /** The part, and what is missing. */
    @Override
    public String toString() {
        return sentence() + " (unfinished: wrap it in allow(..) or deny(..))";
    }
}
