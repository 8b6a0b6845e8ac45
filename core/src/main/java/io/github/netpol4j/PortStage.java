package io.github.netpol4j;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Ports;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A sentence that lacks its ports. All ports are always spelled out: {@code .ports(anyPort())}.
 *
 * @param <R> the rule or claim that it will be
 */
public final class PortStage<R> {

    private final String verb;
    private final SentenceMaker<R> maker;
    private final Sources sources;
    private final List<Peer> destinations;

    PortStage(String verb, SentenceMaker<R> maker, Sources sources, List<Peer> destinations) {
        this.verb = verb;
        this.maker = maker;
        this.sources = sources;
        this.destinations = destinations;
    }

    /**
     * Says one TCP port.
     *
     * @param number 1 to 65535, of the destination itself: not that of a Service in front of it
     * @return the finished rule or claim
     */
    public R port(int number) {
        return ports(number);
    }

    /**
     * Says one TCP port by the name that the destination declares.
     *
     * @param name the name
     * @return the finished rule or claim
     */
    public R port(String name) {
        return ports(Given.notNull("port(..)", name));
    }

    /**
     * Says TCP ports.
     *
     * @param numbers one or more
     * @return the finished rule or claim
     */
    public R ports(int... numbers) {
        return ports(Arrays.stream(Given.notNull("ports(..)", numbers)).boxed().toList());
    }

    /**
     * Says TCP ports by the names that the destination declares.
     *
     * @param names one or more
     * @return the finished rule or claim
     */
    public R ports(String... names) {
        return ports(Given.list("ports(..)", names));
    }

    /**
     * Says ports of any protocol.
     *
     * @param ports one or more of {@code tcp(..)}, {@code udp(..)}, {@code sctp(..)}, {@code ping()}, {@code anyPort()}
     * @return the finished rule or claim
     */
    public R ports(Ports... ports) {
        return ports(Given.list("ports(..)", ports));
    }

    /**
     * Says ports of any protocol.
     *
     * @param ports one or more numbers, names or ports
     * @return the finished rule or claim
     */
    public R ports(Collection<?> ports) {
        List<Port> items = Arguments.ports(ports);
        return maker.make(sources.peers(), destinations, items);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PortStage<?> that
                && verb.equals(that.verb)
                && sources.equals(that.sources)
                && destinations.equals(that.destinations);
    }

    @Override
    public int hashCode() {
        return Objects.hash(verb, sources, destinations);
    }

    /** The sentence so far, and what is missing. */
    @Override
    public String toString() {
        String to = ".to(" + Peer.destinations(destinations) + ")";
        return verb + "(" + sources.sentence() + ")" + to + " (unfinished: add .port(..) or .ports(..); all ports are"
                + " .ports(anyPort()))";
    }
}
