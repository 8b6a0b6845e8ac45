package io.github.netpol4j.calico.arbitraries;

import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.resource.ServiceAccountMatch;
import io.github.netpol4j.calico.resource.ServiceMatch;
import io.github.netpol4j.flow.Cidr;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Ends of rules. */
final class EntityArbitraries {

    private static final List<Cidr> BLOCKS4 = cidrs(
            "10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16", "10.0.0.0/30", "10.8.0.0/24", "192.0.2.0/24", "0.0.0.0/0");
    private static final List<Cidr> HOLES4 = cidrs("10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/24", "192.0.2.1/32");
    private static final List<Cidr> BLOCKS6 = cidrs("fd00::/16", "fd00::/48", "fd00:0:1::/48", "2001:db8::/32", "::/0");
    private static final List<Cidr> HOLES6 = cidrs("fd00::/48", "2001:db8::1/128");

    /** An end of a rule, without ports and services; all its nets are of IPv4. */
    static final Arbitrary<EntityRule> IPV4 = end(BLOCKS4, HOLES4);

    /** The same with nets of IPv6. */
    static final Arbitrary<EntityRule> IPV6 = end(BLOCKS6, HOLES6);

    /** Ports of a rule that has a protocol with ports. */
    static final Arbitrary<UnaryOperator<EntityRule>> PORTS = ports();

    private EntityArbitraries() {}

    private static List<Cidr> cidrs(String... texts) {
        return List.of(texts).stream().map(Cidr::of).toList();
    }

    private static Arbitrary<EntityRule> end(List<Cidr> blocks, List<Cidr> holes) {
        Arbitrary<UnaryOperator<EntityRule>> nothing = Arbitraries.just(end -> end);
        Arbitrary<UnaryOperator<EntityRule>> selector =
                SelectorArbitraries.PODS.map(text -> end -> end.withSelector(text));
        Arbitrary<UnaryOperator<EntityRule>> notSelector =
                SelectorArbitraries.PODS.map(text -> end -> end.withNotSelector(text));
        Arbitrary<UnaryOperator<EntityRule>> namespaces = Arbitraries.frequencyOf(
                        Tuple.of(5, SelectorArbitraries.NAMESPACES), Tuple.of(1, Arbitraries.just("global()")))
                .map(text -> end -> end.withNamespaceSelector(text));
        Arbitrary<UnaryOperator<EntityRule>> accounts = accounts().map(match -> end -> end.withServiceAccounts(match));
        Arbitrary<UnaryOperator<EntityRule>> nets = some(blocks).map(some -> end -> end.withNets(some));
        Arbitrary<UnaryOperator<EntityRule>> notNets = some(holes).map(some -> end -> end.withNotNets(some));
        return Arbitraries.frequencyOf(
                Tuple.of(6, nothing.map(EntityArbitraries::made)),
                Tuple.of(5, selector.map(EntityArbitraries::made)),
                Tuple.of(2, notSelector.map(EntityArbitraries::made)),
                Tuple.of(2, namespaces.map(EntityArbitraries::made)),
                Tuple.of(2, accounts.map(EntityArbitraries::made)),
                Tuple.of(3, nets.map(EntityArbitraries::made)),
                Tuple.of(1, notNets.map(EntityArbitraries::made)),
                Tuple.of(2, both(selector, namespaces)),
                Tuple.of(2, both(selector, nets)),
                Tuple.of(1, both(selector, notSelector)),
                Tuple.of(1, both(namespaces, notSelector)),
                Tuple.of(1, both(nets, notNets)),
                Tuple.of(1, both(selector, accounts)),
                Tuple.of(1, both(nets, notSelector)));
    }

    private static EntityRule made(UnaryOperator<EntityRule> how) {
        return how.apply(EntityRule.ANY);
    }

    private static Arbitrary<EntityRule> both(
            Arbitrary<UnaryOperator<EntityRule>> one, Arbitrary<UnaryOperator<EntityRule>> other) {
        return Combinators.combine(one, other).as((first, second) -> second.apply(made(first)));
    }

    private static <T> Arbitrary<List<T>> some(List<T> all) {
        return Arbitraries.of(all).list().ofMinSize(1).ofMaxSize(2).uniqueElements();
    }

    private static Arbitrary<ServiceAccountMatch> accounts() {
        Arbitrary<List<String>> names = some(List.of("robot", "reader", "default"));
        return Arbitraries.frequencyOf(
                Tuple.of(3, names.map(some -> new ServiceAccountMatch(some, ""))),
                Tuple.of(2, SelectorArbitraries.ACCOUNTS.map(text -> new ServiceAccountMatch(List.of(), text))),
                Tuple.of(
                        1,
                        Combinators.combine(names, SelectorArbitraries.ACCOUNTS).as(ServiceAccountMatch::new)));
    }

    /** A service, which stands alone. */
    static Arbitrary<EntityRule> service() {
        return Arbitraries.of("one", "two").map(name -> EntityRule.ANY.withServices(new ServiceMatch(name, "a")));
    }

    private static Arbitrary<UnaryOperator<EntityRule>> ports() {
        Arbitrary<List<PortMatch>> ports = some(List.of(
                PortMatch.of(80),
                PortMatch.of(81),
                PortMatch.of(53),
                PortMatch.of(80, 82),
                PortMatch.of(1, 65535),
                PortMatch.of("http"),
                PortMatch.of("http"),
                PortMatch.of("dns")));
        Arbitrary<List<PortMatch>> holes =
                some(List.of(PortMatch.of(80), PortMatch.of(81, 82), PortMatch.of("http"), PortMatch.of(22)));
        return Arbitraries.frequencyOf(
                Tuple.of(5, ports.map(some -> end -> end.withPorts(some))),
                Tuple.of(2, holes.map(some -> end -> end.withNotPorts(some))),
                Tuple.of(
                        1,
                        Combinators.combine(ports, holes)
                                .as((some, without) ->
                                        end -> end.withPorts(some).withNotPorts(without))));
    }

    /** Ports of a rule without a protocol: names alone. */
    static Arbitrary<UnaryOperator<EntityRule>> names() {
        return Arbitraries.of(
                end -> end.withPorts(List.of(PortMatch.of("http"))),
                end -> end.withPorts(List.of(PortMatch.of("dns"), PortMatch.of("http"))),
                end -> end.withNotPorts(List.of(PortMatch.of("http"))));
    }

    /** Ports that a connection comes from. */
    static Arbitrary<UnaryOperator<EntityRule>> sourcePorts() {
        return Arbitraries.of(
                end -> end.withPorts(List.of(PortMatch.of(1024, 65535))),
                end -> end.withPorts(List.of(PortMatch.of("http"))),
                end -> end.withNotPorts(List.of(PortMatch.of(80))));
    }
}
