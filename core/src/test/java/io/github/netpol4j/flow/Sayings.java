package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Saying.Choice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random regions, formulas over them, and flows: over a small alphabet, so that they meet. */
final class Sayings {

    /** Nested, neighbours, single addresses, the ends of both families. */
    static final List<Block> BLOCKS = Stream.of(
                    "0.0.0.0/0",
                    "10.0.0.0/8",
                    "10.0.0.0/31",
                    "10.0.0.1/32",
                    "10.0.0.2/32",
                    "0.0.0.0/32",
                    "255.255.255.255/32",
                    "::/0",
                    "::/128",
                    "fd00::/8",
                    "fd00::1/128",
                    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128")
            .map(Block::of)
            .toList();

    private static final List<Protocol> PROTOCOLS =
            List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP, Protocol.ICMP, new Protocol(47), new Protocol(0));

    private Sayings() {}

    static Arbitrary<Said> said() {
        return said(saying().list().ofMaxSize(4));
    }

    /** A region that speaks of namespaces alone. */
    static Arbitrary<Said> neighbours() {
        return said(namespaceLabels().list().ofMinSize(1).ofMaxSize(2));
    }

    /** Of some, both ends are in one namespace, or each in one that is not spoken of: there they may share labels. */
    private static Arbitrary<Said> said(Arbitrary<List<Saying>> sayings) {
        Arbitrary<List<Saying>> ends =
                Arbitraries.frequency(Tuple.of(4, List.of()), Tuple.of(1, inOne(false)), Tuple.of(1, inOne(true)));
        return Combinators.combine(ends, sayings)
                .as((first, more) ->
                        new Said(Stream.concat(first.stream(), more.stream()).toList()))
                .withoutEdgeCases();
    }

    private static List<Saying> inOne(boolean others) {
        Choice where = others ? withWords(Set.of("a", "b")) : new Choice(false, false, Set.of("a"));
        return Stream.of(End.values())
                .map(end -> Saying.location(end, where, where.told()))
                .toList();
    }

    private static Arbitrary<Saying> saying() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, locations()),
                Tuple.of(4, labels()),
                Tuple.of(4, namespaceLabels()),
                Tuple.of(3, addresses()),
                Tuple.of(3, traffic()));
    }

    private static Arbitrary<End> ends() {
        return Arbitraries.of(End.class);
    }

    private static Arbitrary<Choice> choices(String... names) {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(names).set())
                .as(Choice::new);
    }

    private static Arbitrary<Saying> locations() {
        Arbitrary<Saying> any = Combinators.combine(ends(), choices("a", "b", "(host)", "(external)"))
                .as((end, where) -> Saying.location(end, where, where.told()));
        Arbitrary<Set<String>> namespaces = Arbitraries.of("a", "b").set();
        Arbitrary<Saying> in = Combinators.combine(ends(), namespaces)
                .as((end, names) -> Saying.location(end, new Choice(false, false, names), Location.podsIn(names)));
        Arbitrary<Saying> outside = Combinators.combine(ends(), namespaces)
                .as((end, names) -> Saying.location(end, withWords(names), Location.podsOutside(names)));
        Arbitrary<Saying> words =
                Combinators.combine(ends(), Arbitraries.of(0, 1, 2, 3)).as((end, word) -> word(end, word));
        return Arbitraries.oneOf(any, in, outside, words);
    }

    private static Choice withWords(Set<String> names) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(Set.of("(host)", "(external)"));
        return new Choice(false, true, all);
    }

    private static Saying word(End end, int word) {
        return switch (word) {
            case 0 -> Saying.location(end, withWords(Set.of()), Location.pods());
            case 1 -> Saying.location(end, new Choice(false, false, Set.of("(host)")), Location.hosts());
            case 2 -> Saying.location(end, new Choice(false, false, Set.of("(external)")), Location.outside());
            default ->
                Saying.location(end, new Choice(false, false, Set.of("(host)", "(external)")), Location.noPods());
        };
    }

    private static Arbitrary<Saying> labels() {
        return Combinators.combine(ends(), Arbitraries.of("app", "tier"), choices("p", ""))
                .as(Saying::label);
    }

    private static Arbitrary<Saying> namespaceLabels() {
        Arbitrary<Saying> labels = Combinators.combine(ends(), Arbitraries.of("team", "env"), choices("x", "y"))
                .as(Saying::namespaceLabel);
        Arbitrary<Saying> names = Combinators.combine(ends(), choices("a", "b"))
                .as((end, named) -> Saying.namespaceLabel(end, "kubernetes.io/metadata.name", named));
        return Arbitraries.frequencyOf(Tuple.of(4, labels), Tuple.of(1, names));
    }

    private static Arbitrary<Saying> addresses() {
        Arbitrary<Block> blocks = Arbitraries.of(BLOCKS);
        Arbitrary<Saying> block =
                Combinators.combine(ends(), blocks, blocks.list().ofMaxSize(2)).as(Saying::block);
        Arbitrary<Saying> range = Combinators.combine(ends(), blocks, blocks).as(Sayings::range);
        return Arbitraries.frequencyOf(Tuple.of(4, block), Tuple.of(1, range));
    }

    private static Saying range(End end, Block one, Block other) {
        boolean fits = one.first().isIpv6() == other.first().isIpv6();
        boolean ascending = one.from().compareTo(other.from()) <= 0;
        return Saying.addresses(end, !fits ? List.of() : ascending ? List.of(one, other) : List.of(other, one));
    }

    private static Arbitrary<Saying> traffic() {
        Arbitrary<Integer> ports = Arbitraries.of(1, 79, 80, 81, 443, 65535);
        Arbitrary<Protocol> withPorts = Arbitraries.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);
        Arbitrary<String> names = Arbitraries.of("web", "metrics");
        return Arbitraries.oneOf(
                Arbitraries.of(PROTOCOLS).set().map(Saying::protocols),
                Combinators.combine(withPorts, ports, ports)
                        .as((protocol, from, to) -> Saying.ports(protocol, Math.min(from, to), Math.max(from, to))),
                ports.set().ofMaxSize(3).map(Saying::ports),
                Combinators.combine(withPorts, names).as(Saying::portName),
                names.map(Saying::notPortName),
                choices("eth0", "eth1").map(Saying::device),
                Arbitraries.of(-1, 0, 2, 3, 5).set().map(Saying::marks));
    }

    /** Formulas with at most so many operations on one path. */
    static Arbitrary<Formula> formulas(int depth) {
        Arbitrary<Said> all = Arbitraries.frequencyOf(Tuple.of(3, said()), Tuple.of(1, neighbours()));
        Arbitrary<Formula> unions = all.list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(regions -> (Formula) new Formula.Union(regions))
                .withoutEdgeCases();
        if (depth == 0) {
            return unions;
        }
        Arbitrary<Formula> smaller = formulas(depth - 1);
        return Arbitraries.oneOf(
                        unions,
                        Combinators.combine(smaller, smaller).as(Formula.And::new),
                        Combinators.combine(smaller, smaller).as(Formula.Or::new),
                        Combinators.combine(smaller, smaller).as(Formula.Minus::new),
                        smaller.map(Formula.Not::new))
                .withoutEdgeCases();
    }

    /** Flows that can be, of which an address may not be known. */
    static Arbitrary<Flow> flows() {
        Arbitrary<Optional<IpAddress>> addresses =
                Arbitraries.of(World.ADDRESSES).optional(0.8);
        return Combinators.combine(
                        Arbitraries.of(Ends.ALL),
                        addresses,
                        Arbitraries.of(Ends.ALL),
                        addresses,
                        Arbitraries.of(World.TRAFFIC))
                .as(Sayings::flow)
                .withoutEdgeCases();
    }

    private static Flow flow(
            Endpoint source, Optional<IpAddress> from, Endpoint destination, Optional<IpAddress> to, Traffic traffic) {
        boolean apart = from.isPresent()
                && to.isPresent()
                && (from.equals(to) || from.get().isIpv6() != to.get().isIpv6());
        boolean outside = isOutside(source) || isOutside(destination);
        if (outside && (apart || from.isEmpty() || to.isEmpty())) {
            return Ends.flow(source, Optional.of(address(0)), destination, Optional.of(address(1)), traffic);
        }
        return Ends.flow(source, from, destination, apart ? Optional.empty() : to, traffic);
    }

    private static boolean isOutside(Endpoint end) {
        return end.fold(pod -> false, node -> false, external -> true);
    }

    private static IpAddress address(int index) {
        return World.ADDRESSES.get(index);
    }
}
