package io.github.netpol4j.laws.arbitraries;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Rule;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Rules of every kind. Most of them compile for Kubernetes. */
public final class RuleArbitraries {

    private RuleArbitraries() {}

    /**
     * Any rule.
     *
     * @return rules
     */
    public static Arbitrary<Rule> rule() {
        return Arbitraries.frequencyOf(
                Tuple.of(20, allow().map(rule -> (Rule) rule)),
                Tuple.of(8, isolate().map(rule -> (Rule) rule)),
                Tuple.of(1, deny().map(rule -> (Rule) rule)));
    }

    /**
     * An Allow between pods, from or to addresses, to the DNS, or to a host.
     *
     * @return rules
     */
    public static Arbitrary<Allow> allow() {
        Arbitrary<Peer> source = PeerArbitraries.mostlyNamed(75);
        Arbitrary<Peer> destination = PeerArbitraries.mostlyNamed(97);
        Arbitrary<Peer> closed = PeerArbitraries.mostlyNamed(97);
        return Arbitraries.frequencyOf(
                Tuple.of(60, allow(source, destination)),
                Tuple.of(20, allow(PeerArbitraries.addresses(), destination)),
                Tuple.of(20, allow(closed, PeerArbitraries.addresses())),
                Tuple.of(10, allow(PeerArbitraries.mostlyNamed(90), PeerArbitraries.theDns())),
                Tuple.of(2, allow(PeerArbitraries.theDns(), destination)),
                Tuple.of(12, among(mixed(source, PeerArbitraries.addresses()), several(destination))),
                Tuple.of(8, among(several(closed), mixed(destination, PeerArbitraries.addresses()))),
                Tuple.of(2, allow(source, PeerArbitraries.theHost())),
                Tuple.of(1, allow(PeerArbitraries.addresses(), PeerArbitraries.theHost())),
                Tuple.of(1, allow(PeerArbitraries.theHost(), destination)));
    }

    private static Arbitrary<List<Peer>> several(Arbitrary<Peer> peers) {
        return peers.list().ofMinSize(1).ofMaxSize(2);
    }

    private static Arbitrary<List<Peer>> mixed(Arbitrary<Peer> some, Arbitrary<Peer> others) {
        return several(Arbitraries.frequencyOf(Tuple.of(2, some), Tuple.of(1, others)));
    }

    /**
     * An Allow of one source and one destination.
     *
     * @param source the source
     * @param destination the destination
     * @return rules
     */
    static Arbitrary<Allow> allow(Arbitrary<Peer> source, Arbitrary<Peer> destination) {
        return among(source.map(List::of), destination.map(List::of));
    }

    private static Arbitrary<Allow> among(Arbitrary<List<Peer>> sources, Arbitrary<List<Peer>> destinations) {
        return Combinators.combine(sources, destinations, PortArbitraries.ports(true), PortArbitraries.ports(false))
                .as((from, to, ports, numbers) -> new Allow(from, to, holdsAddresses(to) ? numbers : ports));
    }

    /**
     * A Deny.
     *
     * @return rules
     */
    public static Arbitrary<Deny> deny() {
        Arbitrary<List<Peer>> ends = mixed(PeerArbitraries.mostlyNamed(60), PeerArbitraries.addresses());
        return Combinators.combine(ends, ends, PortArbitraries.ports(true), PortArbitraries.ports(false))
                .as((from, to, ports, numbers) -> new Deny(from, to, holdsAddresses(to) ? numbers : ports));
    }

    /**
     * An Isolate, seldom of the host or of namespaces chosen by label.
     *
     * @return rules
     */
    public static Arbitrary<Isolate> isolate() {
        Arbitrary<Peer> subject = Arbitraries.frequencyOf(
                Tuple.of(60, PeerArbitraries.mostlyNamed(98)), Tuple.of(1, PeerArbitraries.theHost()));
        return isolate(several(subject), directions());
    }

    private static Arbitrary<Isolate> isolate(Arbitrary<List<Peer>> subjects, Arbitrary<List<Direction>> directions) {
        return Combinators.combine(subjects, directions)
                .as((peers, closed) -> new Isolate(peers, new TreeSet<>(closed)));
    }

    private static Arbitrary<List<Direction>> directions() {
        return Arbitraries.of(
                List.of(Direction.EGRESS), List.of(Direction.INGRESS), List.of(Direction.INGRESS, Direction.EGRESS));
    }

    private static boolean holdsAddresses(List<Peer> destinations) {
        return destinations.stream().anyMatch(IpBlock.class::isInstance);
    }
}
