package io.github.netpol4j.laws.arbitraries;

import static io.github.netpol4j.NetPol.DOES_NOT_EXIST;
import static io.github.netpol4j.NetPol.EXISTS;
import static io.github.netpol4j.NetPol.IN;
import static io.github.netpol4j.NetPol.NOT_IN;
import static io.github.netpol4j.NetPol.anywhere;
import static io.github.netpol4j.NetPol.app;
import static io.github.netpol4j.NetPol.dns;
import static io.github.netpol4j.NetPol.everyNamespace;
import static io.github.netpol4j.NetPol.everyPod;
import static io.github.netpol4j.NetPol.label;
import static io.github.netpol4j.NetPol.namespace;
import static io.github.netpol4j.NetPol.namespaces;
import static io.github.netpol4j.NetPol.pods;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Rules that meet in ways which plain random ones seldom do: each method forces one class of traps. */
final class DirectedRules {

    private static final Arbitrary<String> VALUE = Arbitraries.of(Alphabet.VALUES);
    private static final Arbitrary<String> KEY = Arbitraries.of(Alphabet.KEYS);
    private static final Arbitrary<List<Port>> NAMES = PortArbitraries.ports(true);
    private static final Arbitrary<List<Port>> NUMBERS = PortArbitraries.ports(false);

    private DirectedRules() {}

    static Arbitrary<List<Rule>> any() {
        return Arbitraries.oneOf(
                egressOfAnOverlap(),
                twoRequirementsOnOneKey(),
                labelChosenSource(),
                blockOverPods(),
                anywhereBesideIsolatedEnds(),
                dnsInAClosedNamespace(),
                equalPeersOrEqualPorts(),
                absentLabels(),
                emptyGrants());
    }

    private static Isolate isolate(Peer subject, Direction direction) {
        return new Isolate(List.of(subject), new TreeSet<>(List.of(direction)));
    }

    private static Allow allow(Peer source, Peer destination, List<Port> ports) {
        return new Allow(List.of(source), List.of(destination), ports);
    }

    /** An Isolate closes the egress of some of an Allow's sources, by another key. */
    private static Arbitrary<List<Rule>> egressOfAnOverlap() {
        return Combinators.combine(VALUE, VALUE, PeerArbitraries.pinnedPods(), NAMES)
                .as((app, tier, destination, ports) -> List.of(
                        isolate(pods(label("tier", tier)), Direction.EGRESS), allow(app(app), destination, ports)));
    }

    /** The conjunction of the isolated set and the source has one key twice. */
    private static Arbitrary<List<Rule>> twoRequirementsOnOneKey() {
        Arbitrary<Pods> choice = Arbitraries.oneOf(
                VALUE.map(value -> pods(label("app", value))),
                VALUE.map(value -> everyPod().in("a").where("app", NOT_IN, value)),
                Arbitraries.of(
                        everyPod().in("a").where("app", IN, "x", "y"),
                        everyPod().in("a").where("app", EXISTS),
                        everyPod().in("a").where("app", DOES_NOT_EXIST)),
                Combinators.combine(VALUE, VALUE).as((one, other) -> app(one).where("app", IN, one, other)));
        return Combinators.combine(choice, choice, PeerArbitraries.pinnedPods(), NAMES)
                .as((closed, source, destination, ports) ->
                        List.of(isolate(closed, Direction.EGRESS), allow(source, destination, ports)));
    }

    /** A source whose namespaces are chosen by label, or all, while the egress of a named namespace is closed. */
    private static Arbitrary<List<Rule>> labelChosenSource() {
        Arbitrary<Peer> source = Arbitraries.frequencyOf(
                Tuple.of(
                        2,
                        Arbitraries.of(
                                everyPod(),
                                everyNamespace().except("b"),
                                everyNamespace().except("a"))),
                Tuple.of(2, VALUE.map(value -> app(value).in(everyNamespace()))),
                Tuple.of(1, VALUE.map(value -> app(value).in(namespaces(label(Pod.NAMESPACE_NAME_LABEL, "a"))))),
                Tuple.of(3, VALUE.map(value -> namespaces(label(Alphabet.TEAM, value)))));
        Arbitrary<Peer> closed = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just((Peer) namespace("a"))),
                Tuple.of(1, VALUE.map(value -> (Peer) app(value))));
        return Combinators.combine(closed, source, PeerArbitraries.pinnedPods(), NAMES)
                .as((subject, from, to, ports) -> List.of(isolate(subject, Direction.EGRESS), allow(from, to, ports)));
    }

    /** A block that holds pods, whose own ends are closed. */
    private static Arbitrary<List<Rule>> blockOverPods() {
        Arbitrary<IpBlock> block = PeerArbitraries.block();
        return Combinators.combine(
                        PeerArbitraries.pinnedPods(),
                        PeerArbitraries.pinnedPods(),
                        block,
                        NUMBERS,
                        Arbitraries.of(true, false))
                .as((inside, named, addresses, ports, inbound) -> inbound
                        ? List.of(isolate(inside, Direction.EGRESS), allow(addresses, named, ports))
                        : List.of(isolate(inside, Direction.INGRESS), allow(named, addresses, ports)));
    }

    /** Anywhere at one end, and closed pods which it must not open. */
    private static Arbitrary<List<Rule>> anywhereBesideIsolatedEnds() {
        return Combinators.combine(
                        PeerArbitraries.pinnedPods(), PeerArbitraries.pinnedPods(), NAMES, Arbitraries.of(true, false))
                .as((inside, named, ports, inbound) -> inbound
                        ? List.of(isolate(inside, Direction.EGRESS), allow(anywhere(), named, ports))
                        : List.of(isolate(inside, Direction.INGRESS), allow(named, anywhere(), ports)));
    }

    /** DNS pods that are closed, wholly or by another label, and a source that may or may not be. */
    private static Arbitrary<List<Rule>> dnsInAClosedNamespace() {
        Arbitrary<Peer> closed = Arbitraries.oneOf(
                Arbitraries.of(
                        namespace(Alphabet.KUBE_SYSTEM),
                        pods(label("k8s-app", "kube-dns")).in(Alphabet.KUBE_SYSTEM)),
                VALUE.map(value -> app(value).in(Alphabet.KUBE_SYSTEM)),
                VALUE.map(value -> pods(label("k8s-app", value)).in(Alphabet.KUBE_SYSTEM)));
        Arbitrary<List<Port>> ports =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(Peer.Dns.PORTS)), Tuple.of(1, NAMES));
        return Combinators.combine(
                        closed,
                        PeerArbitraries.pinnedPods(),
                        ports,
                        Arbitraries.of(Direction.class),
                        Arbitraries.of(0, 1, 2))
                .as((subject, source, on, direction, how) -> Stream.<Rule>of(
                                allow(source, dns(), on),
                                isolate(subject, direction),
                                isolate(source, Direction.EGRESS))
                        .limit(1 + how)
                        .toList());
    }

    /** Rules that must be merged by equal ports, and not otherwise. */
    private static Arbitrary<List<Rule>> equalPeersOrEqualPorts() {
        Arbitrary<Peer> source = Arbitraries.frequencyOf(
                Tuple.of(3, PeerArbitraries.mostlyNamed(75)), Tuple.of(1, PeerArbitraries.addresses()));
        return Combinators.combine(source, source, PeerArbitraries.pinnedPods(), NAMES, NAMES, Arbitraries.of(0, 1, 2))
                .as((one, other, destination, ports, others, what) -> List.of(
                        allow(one, destination, ports),
                        allow(what == 0 ? one : other, destination, what == 1 ? ports : others)));
    }

    /** Requirements that a missing label meets, or does not. */
    private static Arbitrary<List<Rule>> absentLabels() {
        Arbitrary<Pods> choice = Combinators.combine(
                        Arbitraries.of("a", "b"),
                        KEY,
                        Arbitraries.of(NOT_IN, DOES_NOT_EXIST, EXISTS),
                        Arbitraries.of(Set.of("x"), Set.of("y"), Set.of("x", "y")))
                .as((name, key, operator, values) ->
                        everyPod().in(name).where(key, operator, operator.takesValues() ? values : Set.of()));
        return Combinators.combine(choice, choice, choice, NAMES, Arbitraries.of(Direction.class))
                .as((closed, source, destination, ports, direction) ->
                        List.of(isolate(closed, direction), allow(source, destination, ports)));
    }

    /** A peer that contradicts itself at one end: the rule grants nothing, and must not open the other end. */
    private static Arbitrary<List<Rule>> emptyGrants() {
        Arbitrary<Pods> nobody = Arbitraries.of(
                app("x").where("app", NOT_IN, "x"),
                app("x").where("app", DOES_NOT_EXIST),
                app("x").where("app", IN, "y"),
                app("x").except("x"),
                everyPod().in("b").where("tier", EXISTS).where("tier", DOES_NOT_EXIST),
                everyPod().in(namespace("a").except("a")));
        return Combinators.combine(
                        nobody,
                        PeerArbitraries.pinnedPods(),
                        NAMES,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((none, some, ports, inbound, closed) -> Stream.<Rule>of(
                                inbound ? allow(none, some, ports) : allow(some, none, ports),
                                isolate(some, Direction.EGRESS))
                        .limit(closed ? 2 : 1)
                        .toList());
    }
}
