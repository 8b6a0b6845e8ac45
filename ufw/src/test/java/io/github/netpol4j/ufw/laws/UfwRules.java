package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Rules that ufw takes, from few addresses, ports and interfaces, so that they overlap. */
final class UfwRules {

    private static final List<Cidr> NETS = List.of(
            Cidr.of("10.0.0.0/8"),
            Cidr.of("10.1.0.0/16"),
            Cidr.of("10.1.2.9/32"),
            Cidr.of("192.168.49.0/24"),
            Cidr.of("fd00::/8"),
            Cidr.of("fd00:1::/32"));

    private static final List<UfwPorts> PORTS = List.of(
            UfwPorts.of(22),
            UfwPorts.of(1433),
            new UfwPorts(List.of(new Span(1400, 1500))),
            new UfwPorts(List.of(new Span(22, 22), new Span(1433, 1433))),
            new UfwPorts(List.of(new Span(1, 65535))));

    private static final List<String> INTERFACES = List.of("eth0", "cali1", "cali+", "c+", "+");

    private UfwRules() {}

    private static Arbitrary<UfwPorts> ports(int any) {
        return Arbitraries.frequencyOf(
                Tuple.of(any, Arbitraries.just(UfwPorts.ANY)), Tuple.of(1, Arbitraries.of(PORTS)));
    }

    private static Arbitrary<UfwEnd> end(int anyPort) {
        Arbitrary<Optional<Cidr>> net = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Optional.empty())),
                Tuple.of(1, Arbitraries.of(NETS).map(Optional::of)));
        return Combinators.combine(net, ports(anyPort)).as((some, ports) -> new UfwEnd(some, ports, ""));
    }

    private static Arbitrary<String> interfaceName() {
        return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just("")), Tuple.of(1, Arbitraries.of(INTERFACES)));
    }

    /** Rules that can be in some family's list. */
    static Arbitrary<UfwRule> rule() {
        return Combinators.combine(
                        Arbitraries.of(UfwAction.values()),
                        Arbitraries.frequency(Tuple.of(5, 0), Tuple.of(2, 1), Tuple.of(1, 2)),
                        interfaceName(),
                        interfaceName(),
                        Arbitraries.frequency(
                                Tuple.of(4, UfwProtocol.TCP),
                                Tuple.of(2, UfwProtocol.UDP),
                                Tuple.of(3, UfwProtocol.ANY),
                                Tuple.of(1, UfwProtocol.GRE),
                                Tuple.of(1, UfwProtocol.IGMP)),
                        end(8),
                        end(1))
                .as(UfwRules::rule)
                .filter(rule -> rule.isIn(false) || rule.isIn(true));
    }

    private static UfwRule rule(
            UfwAction action,
            int chain,
            String in,
            String out,
            UfwProtocol protocol,
            UfwEnd source,
            UfwEnd destination) {
        boolean ports = protocol == UfwProtocol.TCP || protocol == UfwProtocol.UDP || protocol == UfwProtocol.ANY;
        return new UfwRule(
                action,
                chain == 1 ? UfwDirection.OUT : UfwDirection.IN,
                chain == 2,
                chain == 1 ? "" : in,
                chain == 0 ? "" : out,
                UfwLogging.NONE,
                protocol,
                ports ? source : source.on(UfwPorts.ANY),
                ports ? destination : destination.on(UfwPorts.ANY),
                "");
    }

    static Arbitrary<UfwState> state() {
        Arbitrary<UfwAction> action = Arbitraries.of(UfwAction.ALLOW, UfwAction.DENY, UfwAction.REJECT);
        return Combinators.combine(action, action, action, rule().list().ofMaxSize(7))
                .as((in, out, routed, rules) -> UfwState.of(new UfwDefaults(in, out, routed), rules));
    }
}
