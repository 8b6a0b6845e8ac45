package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Protocol;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How rules are written: the one place that knows the form of a sentence. */
final class Sentences {

    private Sentences() {}

    static String peers(Collection<? extends Peer> peers) {
        return peers.stream().map(Peer::toString).collect(Collectors.joining(", "));
    }

    static String between(String verb, List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        String head = verb + "(from(" + peers(sources) + ")).to(" + peers(destinations) + ")";
        boolean toDns = destinations.equals(List.of(new Peer.Dns())) && ports.equals(Peer.Dns.PORTS);
        return toDns ? head : head + ports(ports);
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
