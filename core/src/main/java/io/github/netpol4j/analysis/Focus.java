package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import java.util.Optional;

/**
 * What is asked of a {@link Connectivity}: all of it, or what concerns a workload, in one direction, on a port.
 *
 * <pre>{@code Focus.on("shop/db").ingress().port(5432)}</pre>
 *
 * @param party the name of the party in question, see {@link Connectivity#party(String)}; empty for all
 * @param direction what it reaches (egress) or what reaches it (ingress); empty for both
 * @param connections the protocols and ports in question
 */
public record Focus(Optional<String> party, Optional<Direction> direction, Connections connections) {

    /**
     * What is asked.
     *
     * @param party the name of the party in question; empty for all
     * @param direction what it reaches (egress) or what reaches it (ingress); empty for both
     * @param connections the protocols and ports in question
     */
    public Focus {
        Given.noneNull("new Focus(..)", party, direction, connections);
    }

    /**
     * Everything.
     *
     * @return no party, no direction, all connections
     */
    public static Focus onAll() {
        return new Focus(Optional.empty(), Optional.empty(), Connections.all());
    }

    /**
     * What concerns one party.
     *
     * @param party its name, see {@link Connectivity#party(String)}
     * @return what it reaches, and what reaches it
     */
    public static Focus on(String party) {
        return new Focus(Optional.of(Given.notNull("Focus.on(..)", party)), Optional.empty(), Connections.all());
    }

    /**
     * Only what reaches the party, and not what it reaches: of {@link #egress()} and this the last counts. Without either, both are asked.
     *
     * @return the narrower question
     */
    public Focus ingress() {
        return new Focus(party, Optional.of(Direction.INGRESS), connections);
    }

    /**
     * Only what the party reaches, and not what reaches it: of {@link #ingress()} and this the last counts.
     *
     * @return the narrower question
     */
    public Focus egress() {
        return new Focus(party, Optional.of(Direction.EGRESS), connections);
    }

    /**
     * Only on a TCP port.
     *
     * @param port the port
     * @return the narrower question
     */
    public Focus port(int port) {
        return on(Connections.of(Protocol.TCP, port, port));
    }

    /**
     * Only on some protocols and ports.
     *
     * @param some those
     * @return the narrower question
     */
    public Focus on(Connections some) {
        return new Focus(party, direction, connections.and(Given.notNull("on(..)", some)));
    }
}
