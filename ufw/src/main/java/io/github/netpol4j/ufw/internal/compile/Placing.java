package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.PortRange;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.ufw.internal.Services;
import io.github.netpol4j.ufw.rule.UfwDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends and ports of one sentence as ufw knows them; what it does not know is a gap. */
final class Placing {

    private static final Peer HOST = new Peer.Host();

    private final Object sentence;
    private final Consumer<Gap> gaps;

    Placing(Object sentence, Consumer<Gap> gaps) {
        this.sentence = sentence;
        this.gaps = gaps;
    }

    /** Where the rules of a pair of ends belong. */
    private enum Chain {
        IN(UfwDirection.IN, false),
        OUT(UfwDirection.OUT, false),
        ROUTED(UfwDirection.IN, true);

        private final UfwDirection direction;
        private final boolean routed;

        Chain(UfwDirection direction, boolean routed) {
            this.direction = direction;
            this.routed = routed;
        }
    }

    /**
     * A rule wherever it can matter: to the host, from it, or, of what names no host, in all chains, because a host may have any address.
     */
    List<Placed> everywhere(List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        List<Placed> placed = new ArrayList<>();
        for (Peer source : sources) {
            for (Peer destination : destinations) {
                List<Chain> chains = chains(source, destination);
                for (Chain chain : chains) {
                    placed.addAll(pair(chain, source, destination, List.of(), ports));
                }
            }
        }
        return placed;
    }

    private static List<Chain> chains(Peer source, Peer destination) {
        if (destination.equals(HOST)) {
            return List.of(Chain.IN);
        }
        return source.equals(HOST) ? List.of(Chain.OUT) : List.of(Chain.IN, Chain.OUT, Chain.ROUTED);
    }

    /** A rule about what comes to the host, or leaves it, with the host at some addresses. */
    List<Placed> toOrFrom(boolean out, List<Peer> sources, List<Peer> destinations, List<Cidr> at, List<Port> ports) {
        List<Placed> placed = new ArrayList<>();
        for (Peer source : sources) {
            for (Peer destination : destinations) {
                Chain chain = destination.equals(HOST) || !out ? Chain.IN : Chain.OUT;
                placed.addAll(pair(chain, source, destination, at, ports));
            }
        }
        return placed;
    }

    /** A rule about what the host forwards; what is behind the host is at some addresses. */
    List<Placed> routed(List<Peer> sources, List<Peer> destinations, List<Cidr> at, List<Port> ports) {
        List<Placed> placed = new ArrayList<>();
        for (Peer source : sources) {
            for (Peer destination : destinations) {
                placed.addAll(pair(Chain.ROUTED, source, destination, at, ports));
            }
        }
        return placed;
    }

    private List<Placed> pair(Chain chain, Peer source, Peer destination, List<Cidr> at, List<Port> ports) {
        if (!chain.routed && source.equals(HOST) && destination.equals(HOST)) {
            gaps.accept(Gaps.hostToHost(sentence));
            return List.of();
        }
        List<Optional<Cidr>> from = nets(source, at);
        List<Optional<Cidr>> to = nets(destination, at);
        PortSet known = PortSet.of(ports(ports, destination.equals(HOST) && !chain.routed));
        List<Placed> placed = new ArrayList<>();
        for (Optional<Cidr> one : from) {
            for (Optional<Cidr> other : to) {
                if (ofOneFamily(one, other)) {
                    placed.add(new Placed(chain.direction, chain.routed, one, other, known));
                }
            }
        }
        return placed;
    }

    private static boolean ofOneFamily(Optional<Cidr> one, Optional<Cidr> other) {
        return one.isEmpty()
                || other.isEmpty()
                || one.get().address().sameFamily(other.get().address());
    }

    /** The addresses of a peer; one that is empty for all. */
    private List<Optional<Cidr>> nets(Peer peer, List<Cidr> at) {
        return peer.fold(
                pods -> pods(peer),
                namespaces -> pods(peer),
                block -> blocks(block).stream().map(Optional::of).toList(),
                () -> List.of(Optional.empty()),
                () -> pods(peer),
                () -> at.isEmpty()
                        ? List.of(Optional.empty())
                        : at.stream().map(Optional::of).toList());
    }

    private List<Optional<Cidr>> pods(Peer peer) {
        gaps.accept(Gaps.pods(sentence, peer));
        return List.of();
    }

    /** A block without its holes, as the fewest blocks. */
    private static List<Cidr> blocks(IpBlock block) {
        return Addresses.of(block.block(), block.except()).ranges().stream()
                .map(AddressRange::blocks)
                .flatMap(List::stream)
                .toList();
    }

    private List<Port> ports(List<Port> ports, boolean ofHost) {
        List<Port> known = new ArrayList<>();
        for (Port port : ports) {
            port.fold(
                            () -> Optional.of(port),
                            protocol -> withPorts(protocol, port),
                            (protocol, range) -> withPorts(protocol, port),
                            (protocol, name) -> named(protocol, name, port, ofHost),
                            () -> {
                                gaps.accept(Gaps.ping(sentence));
                                return Optional.<Port>empty();
                            })
                    .ifPresent(known::add);
        }
        return known;
    }

    private Optional<Port> withPorts(Protocol protocol, Port port) {
        if (protocol.equals(Protocol.SCTP)) {
            gaps.accept(Gaps.protocol(sentence, port));
            return Optional.empty();
        }
        return Optional.of(port);
    }

    private Optional<Port> named(Protocol protocol, String name, Port port, boolean ofHost) {
        if (!ofHost) {
            gaps.accept(Gaps.namedPortElsewhere(sentence, port));
            return Optional.empty();
        }
        Optional<Integer> number = Services.number(protocol, name);
        if (number.isEmpty()) {
            gaps.accept(Gaps.namedPort(sentence, port));
        }
        return number.map(some -> new Port.Numbers(protocol, PortRange.only(some)));
    }
}
