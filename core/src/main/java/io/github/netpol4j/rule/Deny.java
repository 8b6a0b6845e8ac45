package io.github.netpol4j.rule;

import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Forbids flows from any of the sources to any of the destinations on any of the ports, whatever an {@link Allow} says. It
 * isolates nothing.
 *
 * @param sources who may not open connections
 * @param destinations to whom
 * @param ports on which ports of the destination
 */
public record Deny(List<Peer> sources, List<Peer> destinations, List<Port> ports) implements Rule {

    /**
     * A Deny.
     *
     * @param sources who may not open connections
     * @param destinations to whom
     * @param ports on which ports of the destination
     * @throws io.github.netpol4j.finding.InvalidInputException if a list is empty, or if a named port meets a block, whose
     *     addresses declare no names
     */
    public Deny {
        sources = Checks.peers("from(..)", sources);
        destinations = Checks.peers("to(..)", destinations);
        ports = new Ports(ports).items();
        Checks.namedPorts("deny", sources, destinations, ports);
    }

    @Override
    public <R> R fold(Function<Allow, R> allow, Function<Deny, R> deny, Function<Isolate, R> isolate) {
        return deny.apply(this);
    }

    @Override
    public Deny resolved(String policyNamespace, String appLabel) {
        Given.noneNull("resolved(..)", policyNamespace, appLabel);
        return new Deny(
                Sentences.resolved(sources, policyNamespace, appLabel),
                Sentences.resolved(destinations, policyNamespace, appLabel),
                ports);
    }

    @Override
    public List<Peer> peers() {
        return Stream.concat(sources.stream(), destinations.stream()).toList();
    }

    @Override
    public String describe() {
        return Descriptions.deny(this);
    }

    @Override
    public String toString() {
        return Sentences.between("deny", sources, destinations, ports);
    }
}
