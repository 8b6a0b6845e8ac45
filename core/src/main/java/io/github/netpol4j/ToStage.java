package io.github.netpol4j;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Peer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A sentence that lacks its destinations.
 *
 * @param <R> the rule or claim that it will be
 */
public final class ToStage<R> {

    private final String verb;
    private final SentenceMaker<R> maker;
    private final Sources sources;

    ToStage(String verb, SentenceMaker<R> maker, Sources sources) {
        this.verb = verb;
        this.maker = maker;
        this.sources = Given.notNull(verb + "(..)", sources);
    }

    /**
     * Says who is connected to.
     *
     * @param apps one or more applications of the policy's namespace
     * @return the sentence so far; go on with {@code .port(..)} or {@code .ports(..)}
     */
    public PortStage<R> to(String... apps) {
        return new PortStage<>(verb, maker, sources, Arguments.apps("to(..)", apps));
    }

    /**
     * Says who is connected to.
     *
     * @param peers one or more peers
     * @return the sentence so far; go on with {@code .port(..)} or {@code .ports(..)}
     */
    public PortStage<R> to(Peer... peers) {
        return new PortStage<>(verb, maker, sources, Arguments.peers("to(..)", Given.list("to(..)", peers)));
    }

    /**
     * Says who is connected to.
     *
     * @param peers one or more applications or peers
     * @return the sentence so far; go on with {@code .port(..)} or {@code .ports(..)}
     */
    public PortStage<R> to(Collection<?> peers) {
        return new PortStage<>(verb, maker, sources, Arguments.peers("to(..)", peers));
    }

    /**
     * Says that the cluster's DNS is connected to, on UDP and TCP 53. For other ports, use a list: {@code to(List.of(dns()))}.
     *
     * @param dns {@code dns()}
     * @return the finished rule or claim
     */
    public R to(Peer.Dns dns) {
        return maker.make(sources.peers(), List.of(Given.notNull("to(..)", dns)), Peer.Dns.PORTS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ToStage<?> that && verb.equals(that.verb) && sources.equals(that.sources);
    }

    @Override
    public int hashCode() {
        return Objects.hash(verb, sources);
    }

    /** The sentence so far, and what is missing. */
    @Override
    public String toString() {
        return verb + "(" + sources.sentence() + ") (unfinished: add .to(..))";
    }
}
