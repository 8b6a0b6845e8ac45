package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Literals;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How rules are written: the one place that knows the form of a sentence. */
final class Sentences {

    private Sentences() {}

    static String peers(Collection<? extends Peer> peers) {
        boolean bare = peers.stream().allMatch(peer -> bareName(peer).isPresent());
        return peers.stream()
                .map(peer -> bareName(peer).filter(name -> bare).orElse(peer.toString()))
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> bareName(Peer peer) {
        return peer.fold(
                pods -> Optional.of(pods)
                        .filter(Pods::isBareName)
                        .map(named -> Literals.quote(named.apps().first())),
                namespaces -> Optional.empty(),
                block -> Optional.empty(),
                Optional::empty,
                Optional::empty,
                Optional::empty);
    }

    static String between(String verb, List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        String head = verb + "(from(" + peers(sources) + ")).to(";
        boolean toDns = destinations.equals(List.of(new Peer.Dns())) && ports.equals(Peer.Dns.PORTS);
        return toDns ? head + peers(destinations) + ")" : head + Peer.destinations(destinations) + ")" + ports(ports);
    }

    static String ports(List<Port> ports) {
        boolean bareNumber = ports.size() == 1
                && ports.get(0)
                        .fold(
                                () -> false,
                                all -> false,
                                (protocol, range) -> protocol.equals(Protocol.TCP) && range.from() == range.to(),
                                (protocol, name) -> false,
                                () -> false);
        String list = ports.stream().map(Port::toString).collect(Collectors.joining(", "));
        return bareNumber ? ".port(" + list.substring("tcp(".length()) : ".ports(" + list + ")";
    }

    static String isolate(List<Peer> subjects, Collection<Direction> directions) {
        return "isolate(" + peers(subjects) + ")"
                + directions.stream().map(direction -> "." + direction + "()").collect(Collectors.joining());
    }

    static List<Peer> resolved(List<Peer> peers, String policyNamespace, String appLabel) {
        return peers.stream()
                .map(peer -> peer.<Peer>fold(
                        pods -> pods.resolved(policyNamespace, appLabel),
                        namespaces -> Pods.allIn(namespaces.in(policyNamespace)),
                        block -> block,
                        () -> peer,
                        () -> peer,
                        () -> peer))
                .toList();
    }
}
