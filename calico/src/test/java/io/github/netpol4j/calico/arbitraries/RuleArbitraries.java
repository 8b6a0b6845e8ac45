package io.github.netpol4j.calico.arbitraries;

import static io.github.netpol4j.calico.arbitraries.CalicoArbitraries.some;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.HttpMatch;
import io.github.netpol4j.calico.resource.IcmpMatch;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.resource.ServiceAccountMatch;
import io.github.netpol4j.calico.resource.ServiceMatch;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random rules, and what they are made of. */
public final class RuleArbitraries {

    private RuleArbitraries() {}

    /**
     * A rule, each of its fields there at times.
     *
     * @return of any action
     */
    public static Arbitrary<CalicoRule> rule() {
        Arbitrary<Tuple.Tuple2<Optional<Protocol>, Optional<Protocol>>> protocols = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Tuple.of(Optional.empty(), Optional.empty()))),
                Tuple.of(4, protocol().map(one -> Tuple.of(Optional.of(one), Optional.empty()))),
                Tuple.of(1, protocol().map(one -> Tuple.of(Optional.empty(), Optional.of(one)))));
        return Combinators.combine(
                        Arbitraries.of(Action.class),
                        Arbitraries.of(4, 6).optional(0.2),
                        protocols,
                        icmp().tuple2(),
                        entityRule(),
                        entityRule(),
                        http().optional(0.15),
                        notes())
                .as((action, version, one, messages, source, destination, requests, notes) -> new CalicoRule(
                        action,
                        version,
                        one.get1(),
                        one.get2(),
                        messages.get1(),
                        messages.get2(),
                        source,
                        destination,
                        requests,
                        notes));
    }

    private static Arbitrary<SortedMap<String, String>> notes() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(new TreeMap<String, String>())),
                Tuple.of(1, CalicoArbitraries.annotations()));
    }

    private static Arbitrary<Optional<IcmpMatch>> icmp() {
        return Combinators.combine(
                        Arbitraries.of(0, 8, 254).optional(0.7),
                        Arbitraries.of(0, 3, 255).optional(0.4))
                .as(IcmpMatch::new)
                .optional(0.15);
    }

    private static Arbitrary<HttpMatch> http() {
        Arbitrary<HttpMatch.Path> path =
                Arbitraries.of(new HttpMatch.Path("/x", ""), new HttpMatch.Path("", "/y"), new HttpMatch.Path("", ""));
        return Combinators.combine(some(Arbitraries.of("GET", "PUT"), 2), some(path, 2))
                .as(HttpMatch::new);
    }

    /**
     * An end of a rule, each of its fields there at times.
     *
     * @return about one in three matches anything
     */
    public static Arbitrary<EntityRule> entityRule() {
        Arbitrary<Tuple.Tuple2<List<PortMatch>, List<PortMatch>>> ports =
                Combinators.combine(rarely(port()), rarely(port())).as(Tuple::of);
        Arbitrary<EntityRule> any = Combinators.combine(
                        rarely(net()),
                        rarely(net()),
                        selector(),
                        selector(),
                        namespaceSelector(),
                        services().optional(0.15),
                        ports,
                        serviceAccounts().optional(0.2))
                .as((nets, notNets, selector, notSelector, namespaces, service, twoPorts, accounts) -> new EntityRule(
                        nets,
                        notNets,
                        selector,
                        notSelector,
                        namespaces,
                        service,
                        twoPorts.get1(),
                        twoPorts.get2(),
                        accounts));
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(EntityRule.ANY)), Tuple.of(2, any));
    }

    private static <T> Arbitrary<List<T>> rarely(Arbitrary<T> items) {
        return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(List.of())), Tuple.of(1, some(items, 2)));
    }

    private static Arbitrary<ServiceMatch> services() {
        return Combinators.combine(Arbitraries.of("web", ""), Arbitraries.of("", "a"))
                .as(ServiceMatch::new);
    }

    private static Arbitrary<ServiceAccountMatch> serviceAccounts() {
        return Combinators.combine(some(Arbitraries.of("default", "robot"), 2), selector())
                .as(ServiceAccountMatch::new);
    }

    /**
     * A net.
     *
     * @return of either family, single addresses and everything included
     */
    public static Arbitrary<Cidr> net() {
        return Arbitraries.of(
                        "10.0.0.0/8",
                        "10.1.0.0/16",
                        "10.0.0.1/32",
                        "192.168.1.0/24",
                        "0.0.0.0/0",
                        "fd00::/8",
                        "fd00::1/128",
                        "::/0")
                .map(Cidr::of);
    }

    /**
     * A port.
     *
     * @return a number, a range or a name
     */
    public static Arbitrary<PortMatch> port() {
        return Arbitraries.of(
                PortMatch.of(80),
                PortMatch.of(443),
                PortMatch.of(65535),
                PortMatch.of(8000, 8100),
                PortMatch.of(1, 65535),
                PortMatch.of("http"),
                PortMatch.of("1e3"),
                PortMatch.of("0x1f"));
    }

    /**
     * A protocol.
     *
     * @return one with a name, or without
     */
    public static Arbitrary<Protocol> protocol() {
        return Arbitraries.of(
                Protocol.TCP,
                Protocol.TCP,
                Protocol.UDP,
                Protocol.SCTP,
                Protocol.ICMP,
                Protocol.ICMPV6,
                new Protocol(136),
                new Protocol(47));
    }

    /**
     * A selector of endpoints or service accounts, as Calico's grammar has them.
     *
     * @return the empty one about as often as not
     */
    public static Arbitrary<String> selector() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just("")),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "all()",
                                "app == 'x'",
                                "app == \"y\"",
                                "app != 'x'",
                                "has(tier)",
                                "!has(tier)",
                                "app in {'x', 'y'}",
                                "app not in {'x'} && has(app)",
                                "(app == 'x' || tier == 'y') && !(role == 'z')",
                                "kubernetes.io/role starts with \"it's\"",
                                "projectcalico.org/orchestrator == 'k8s'")));
    }

    /**
     * A selector of namespaces.
     *
     * @return the empty one about as often as not
     */
    public static Arbitrary<String> namespaceSelector() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just("")),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "all()",
                                "global()",
                                "projectcalico.org/name == 'a'",
                                "kubernetes.io/metadata.name in {'a', 'b'}",
                                "team == 'x'")));
    }
}
