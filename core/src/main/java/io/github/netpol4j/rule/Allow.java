package io.github.netpol4j.rule;

import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Permits flows from any of the sources to any of the destinations on any of the ports, and isolates the ends that it
 * guards: the ingress of pods that are a destination; the egress of pods that are a source where the destination is a block
 * or anywhere; on a host, the named ports alone.
 *
 * <p>An Allow speaks only for the ends that it names by selector. {@code cidr(..)} and {@code anywhere()} describe the other
 * side and grant nothing there; {@code dns()} grants, and isolates nothing.
 *
 * @param sources who may open connections
 * @param destinations to whom
 * @param ports on which ports of the destination
 */
public record Allow(List<Peer> sources, List<Peer> destinations, List<Port> ports) implements Rule {

    /**
     * An Allow.
     *
     * @param sources who may open connections
     * @param destinations to whom
     * @param ports on which ports of the destination
     * @throws io.github.netpol4j.finding.InvalidInputException if a list is empty, if a pair of source and destination has
     *     pods or a host at neither end, or if a named port meets a block, whose addresses declare no names
     */
    public Allow {
        sources = Checks.peers("from(..)", sources);
        destinations = Checks.peers("to(..)", destinations);
        ports = new Ports(ports).items();
        Checks.namedPorts("allow", sources, destinations, ports);
        Checks.guardedEnd(sources, destinations, ports);
    }

    /** Whether this pair isolates its source: pods or a host that may reach addresses may reach nothing else. */
    static boolean isolatesSource(Peer source, Peer destination) {
        boolean toAddresses =
                destination.fold(pods -> false, all -> false, block -> true, () -> true, () -> false, () -> false);
        return source.isGuardable() && toAddresses;
    }

    @Override
    public <R> R fold(Function<Allow, R> allow, Function<Deny, R> deny, Function<Isolate, R> isolate) {
        return allow.apply(this);
    }

    @Override
    public Allow resolved(String policyNamespace, String appLabel) {
        Given.noneNull("resolved(..)", policyNamespace, appLabel);
        return new Allow(
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
        return Descriptions.allow(this);
    }

    @Override
    public String toString() {
        return Sentences.between("allow", sources, destinations, ports);
    }
}
