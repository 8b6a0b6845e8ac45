package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Offer;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everyone who could reach a party, or be reached by it, on just the same protocols and ports.
 *
 * @param party the party
 * @param direction whether they reach it (ingress) or it reaches them (egress)
 * @param peers who they are: all of whom something here is so
 * @param surely what surely passes between each of them and each of the party's ends
 * @param possibly what possibly passes: for some of the party's ends, or where something decides that a flow alone does not tell
 */
public record Exposed(Party party, Direction direction, List<UnknownPeers> peers, Offer surely, Offer possibly) {

    /**
     * What passes, the list copied.
     *
     * @param party the party
     * @param direction whether they reach it (ingress) or it reaches them (egress)
     * @param peers who they are
     * @param surely what surely passes
     * @param possibly what possibly passes
     */
    public Exposed {
        Given.noneNull("new Exposed(..)", party, direction, surely, possibly);
        peers = List.copyOf(Given.noNulls("new Exposed(..)", peers));
    }

    /**
     * Whether nothing passes.
     *
     * @return whether not even possibly anything does
     */
    public boolean isEmpty() {
        return possibly.isEmpty();
    }

    /**
     * Whether what passes possibly and what passes surely is one.
     *
     * @return mostly true
     */
    public boolean isDecided() {
        return surely.equals(possibly);
    }

    /**
     * Whether an end is one of these peers.
     *
     * @param end any end
     * @param address the address in use there; if it is not known, none matters
     * @param semantics what pods on the network of their node are
     * @return whether one of the descriptions is its own
     */
    public boolean describes(Endpoint end, Optional<IpAddress> address, Semantics semantics) {
        return peers.stream().anyMatch(one -> one.describes(end, address, semantics));
    }

    /** {@code party <= peers : connections}. */
    @Override
    public String toString() {
        String open = isDecided() ? "" : " (possibly " + possibly + ")";
        return party + (direction == Direction.INGRESS ? " <= " : " => ")
                + peers.stream().map(UnknownPeers::toString).collect(Collectors.joining(" or ")) + " : " + surely
                + open;
    }
}
