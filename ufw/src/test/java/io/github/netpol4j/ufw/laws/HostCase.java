package io.github.netpol4j.ufw.laws;

import static io.github.netpol4j.NetPol.*;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.PortRange;
import io.github.netpol4j.rule.Ports;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Policies about the host. Blocks, ranges and exceptions are few and lie in each other, so that rules overlap.
 *
 * @param policies enforced together
 */
record HostCase(List<Policy> policies) {

    private static final List<IpBlock> BLOCKS = List.of(
            cidr("10.0.0.0/8"),
            cidr("10.1.0.0/16"),
            cidr("10.0.0.0/8").except("10.1.0.0/16"),
            cidr("10.0.0.0/8").except("10.1.2.0/24", "10.200.0.0/16"),
            cidr("10.1.0.0/16").except("10.1.2.3/32"),
            cidr("10.1.2.0/24"),
            cidr("192.168.49.0/24"),
            cidr("0.0.0.0/0"),
            cidr("0.0.0.0/0").except("10.0.0.0/8"),
            cidr("fd00::/8"),
            cidr("fd00:1::/32"),
            cidr("fd00::/8").except("fd00:1::/32"),
            cidr("::/0"));

    private static final List<Port> PORTS = ports(
            tcp(1433),
            tcp(22),
            tcp(80, 443),
            tcp(range(1400, 1500)),
            tcp(range(1433, 1500)),
            tcp(range(20, 443)),
            udp(53),
            udp(range(53, 1433)),
            udp(5353),
            tcp(),
            udp(),
            tcp(range(1, 65535)),
            tcp(2, 4, 6, 8, 10, 12, 14, 16, 18),
            tcp(range(30, 31), range(33, 34), range(36, 37), range(39, 40), range(42, 43)));

    private static final List<Port> NAMES = ports(tcp("ssh"), tcp("https"), udp("domain"));

    /** What the names are, as /etc/services has it. */
    private static final Map<Port, Integer> NUMBERS = Map.of(NAMES.get(0), 22, NAMES.get(1), 443, NAMES.get(2), 53);

    private static List<Port> ports(Ports... some) {
        return Ports.joined(List.of(some)).items();
    }

    static Arbitrary<HostCase> any() {
        Arbitrary<List<Rule>> rules = rule().list().ofMinSize(1).ofMaxSize(5);
        Arbitrary<List<List<Rule>>> several = Arbitraries.frequencyOf(
                Tuple.of(3, rules.list().ofSize(1)),
                Tuple.of(2, rules.list().ofSize(2)),
                Tuple.of(1, rules.list().ofSize(3)));
        return several.map(HostCase::of);
    }

    private static HostCase of(List<List<Rule>> all) {
        List<Policy> policies = new ArrayList<>();
        // Names that sort against the order in which they are written.
        for (int i = 0; i < all.size(); i++) {
            policies.add(policy("p" + (9 - i)).in("hosts").with(all.get(i)));
        }
        return new HostCase(policies);
    }

    /** Rules that compile, and seldom one that does not. */
    static Arbitrary<Rule> rule() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, allowing()), Tuple.of(3, denying()), Tuple.of(1, isolating()), Tuple.of(1, exotic()));
    }

    private static Arbitrary<Peer> others() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(BLOCKS).map(block -> block)), Tuple.of(1, Arbitraries.just(anywhere())));
    }

    private static Arbitrary<List<Peer>> ends() {
        return others().list().ofMinSize(1).ofMaxSize(2);
    }

    private static Arbitrary<List<Port>> some(boolean names, int any) {
        List<Port> known = new ArrayList<>(PORTS);
        if (names) {
            known.addAll(NAMES);
        }
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of(known).list().ofMinSize(1).ofMaxSize(3)),
                Tuple.of(any, Arbitraries.just(anyPort().items())));
    }

    private static Arbitrary<Rule> allowing() {
        Arbitrary<Rule> in = Combinators.combine(ends(), some(true, 1))
                .as((sources, ports) -> new Allow(sources, List.of(host()), ports));
        Arbitrary<Rule> out = Combinators.combine(ends(), some(false, 1))
                .as((destinations, ports) -> new Allow(List.of(host()), destinations, ports));
        return Arbitraries.frequencyOf(Tuple.of(3, in), Tuple.of(1, out));
    }

    private static Arbitrary<Rule> denying() {
        Arbitrary<Rule> in = Combinators.combine(ends(), some(true, 3))
                .as((sources, ports) -> new Deny(sources, List.of(host()), ports));
        Arbitrary<Rule> out = Combinators.combine(ends(), some(false, 3))
                .as((destinations, ports) -> new Deny(List.of(host()), destinations, ports));
        Arbitrary<Rule> between = Combinators.combine(others(), others(), some(false, 1))
                .as((source, destination, ports) -> new Deny(List.of(source), List.of(destination), ports));
        return Arbitraries.frequencyOf(Tuple.of(3, in), Tuple.of(1, out), Tuple.of(1, between));
    }

    private static Arbitrary<Rule> isolating() {
        return Arbitraries.of(Direction.values())
                .set()
                .ofMinSize(1)
                .map(directions -> new Isolate(List.of(host()), new TreeSet<>(directions)));
    }

    /** What ufw can't say. */
    private static Arbitrary<Rule> exotic() {
        return Arbitraries.of(
                allow(from("web")).to(host()).port(22),
                allow(from(anywhere())).to(host()).ports(sctp(80)),
                allow(from(anywhere())).to(host()).ports(ping()),
                allow(from(anywhere())).to(host()).ports(tcp("nobody-knows")),
                deny(from(host())).to(host()).port(80));
    }

    /** All policies as one, with numbers in the place of names. */
    Policy together() {
        List<Rule> rules = policies.stream()
                .flatMap(policy -> policy.rules().stream())
                .map(HostCase::numbered)
                .toList();
        return policy("together").in("hosts").with(rules);
    }

    static Rule numbered(Rule rule) {
        return rule.fold(
                allow -> new Allow(allow.sources(), allow.destinations(), numbered(allow.ports())),
                deny -> new Deny(deny.sources(), deny.destinations(), numbered(deny.ports())),
                isolate -> isolate);
    }

    private static List<Port> numbered(List<Port> ports) {
        return ports.stream()
                .map(port -> NUMBERS.containsKey(port)
                        ? new Port.Numbers(
                                NAMES.get(2).equals(port) ? Protocol.UDP : Protocol.TCP,
                                PortRange.only(NUMBERS.get(port)))
                        : port)
                .toList();
    }

    @Override
    public String toString() {
        return policies.stream().map(Policy::toString).collect(Collectors.joining(",\n"));
    }
}
