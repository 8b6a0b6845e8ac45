package io.github.netpol4j.ufw.arbitraries;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwApplication;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwPortGroup;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Rules that ufw accepts, and lists of them. The simplest of everything is first, for shrinking. */
public final class UfwArbitraries {

    /** The profiles that rules name. */
    public static final List<UfwApplication> APPLICATIONS = List.of(
            new UfwApplication("MyDb", "A database", "Of the shop", List.of(group(UfwProtocol.TCP, span(1433, 1433)))),
            new UfwApplication(
                    "Web Server",
                    "Pages",
                    "What browsers ask for, and a 100% of it",
                    List.of(
                            group(UfwProtocol.TCP, span(80, 80), span(8000, 8100)),
                            group(UfwProtocol.UDP, span(443, 443)),
                            group(UfwProtocol.ANY, span(53, 53)))));

    private static final List<Span> SPANS = List.of(
            span(22, 22),
            span(80, 80),
            span(53, 53),
            span(443, 443),
            span(1433, 1433),
            span(80, 90),
            span(8000, 8100),
            span(1, 65535));
    private static final List<Cidr> V4 = List.of(
            Cidr.of("10.0.0.0/8"),
            Cidr.of("10.244.0.0/16"),
            Cidr.of("10.244.0.2/32"),
            Cidr.of("192.168.49.0/24"),
            Cidr.IPV4);
    private static final List<Cidr> V6 =
            List.of(Cidr.of("fd10:244::/64"), Cidr.of("fd10:244::2/128"), Cidr.of("2001:db8::/32"), Cidr.IPV6);
    private static final List<UfwProtocol> PORTLESS =
            List.of(UfwProtocol.ESP, UfwProtocol.AH, UfwProtocol.GRE, UfwProtocol.VRRP);
    private static final List<UfwProtocol> V4_ONLY = List.of(UfwProtocol.IGMP, UfwProtocol.IPV6);
    private static final int MOST = 6;

    private UfwArbitraries() {}

    private static Span span(int from, int to) {
        return new Span(from, to);
    }

    private static UfwPortGroup group(UfwProtocol protocol, Span... spans) {
        return new UfwPortGroup(new UfwPorts(List.of(spans)), protocol);
    }

    /**
     * A rule of either family, or of both.
     *
     * @return rules
     */
    public static Arbitrary<UfwRule> rule() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, rule(List.of(), List.of())),
                Tuple.of(3, rule(V4, V4_ONLY)),
                Tuple.of(2, rule(V6, List.of())));
    }

    /**
     * A rule that can be in the list of a family, as it stands there.
     *
     * @param v6 IPv6 or IPv4
     * @return rules
     */
    public static Arbitrary<UfwRule> rule(boolean v6) {
        return Arbitraries.oneOf(rule(List.of(), List.of()), v6 ? rule(V6, List.of()) : rule(V4, V4_ONLY))
                .map(UfwRule::inFamilyList);
    }

    private static Arbitrary<UfwRule> rule(List<Cidr> nets, List<UfwProtocol> alsoPortless) {
        Arbitrary<UfwRule> frame = Combinators.combine(
                        Arbitraries.of(UfwAction.class), passage(), mostly("", comments()), mostlyNone())
                .as((action, passage, comment, logging) ->
                        passage.withAction(action).withComment(comment).withLogging(logging));
        return Combinators.combine(frame, protocol(alsoPortless), net(nets), net(nets))
                .as((rule, ported, source, destination) -> rule.withProtocol(ported.protocol)
                        .withSource(new UfwEnd(source, ported.source, ported.sourceApplication))
                        .withDestination(new UfwEnd(destination, ported.destination, ported.destinationApplication)));
    }

    private static Arbitrary<Optional<Cidr>> net(List<Cidr> nets) {
        return nets.isEmpty()
                ? Arbitraries.just(Optional.empty())
                : Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.just(Optional.empty())),
                        Tuple.of(1, Arbitraries.of(nets).map(Optional::of)));
    }

    /** Way and interfaces. */
    private static Arbitrary<UfwRule> passage() {
        UfwRule any = UfwRule.incoming(UfwAction.ALLOW);
        Arbitrary<String> one = Arbitraries.of("eth0", "eth1", "cali+", "my_if-0");
        Arbitrary<String> maybe = mostly("", one);
        return Arbitraries.frequencyOf(
                Tuple.of(4, maybe.map(any::withInInterface)),
                Tuple.of(
                        2, maybe.map(name -> any.withDirection(UfwDirection.OUT).withOutInterface(name))),
                Tuple.of(
                        2,
                        Combinators.combine(maybe, maybe)
                                .as((in, out) -> any.withRouted(true)
                                        .withInInterface(in)
                                        .withOutInterface(out)
                                        .withDirection(
                                                in.isEmpty() && !out.isEmpty() ? UfwDirection.OUT : UfwDirection.IN))));
    }

    private static Arbitrary<String> comments() {
        return Arbitraries.of(
                "netpol4j:tienda/1", "a b", "built in", "é 日本 # 100%", "say \"hi\" $(id) `id` \\", "-x", "from", " ");
    }

    private static Arbitrary<UfwLogging> mostlyNone() {
        return mostly(UfwLogging.NONE, Arbitraries.of(UfwLogging.LOG, UfwLogging.LOG_ALL));
    }

    private static <T> Arbitrary<T> mostly(T usual, Arbitrary<T> others) {
        return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(usual)), Tuple.of(1, others));
    }

    /** A protocol with the ports of both ends. */
    private record Ported(
            UfwProtocol protocol,
            UfwPorts source,
            String sourceApplication,
            UfwPorts destination,
            String destinationApplication) {

        Ported(UfwProtocol protocol, UfwPorts source, UfwPorts destination) {
            this(protocol, source, "", destination, "");
        }
    }

    private static Arbitrary<Ported> protocol(List<UfwProtocol> alsoPortless) {
        Arbitrary<UfwPorts> single =
                mostly(UfwPorts.ANY, Arbitraries.of(SPANS.subList(0, 5)).map(span -> UfwPorts.of(span.from())));
        Arbitrary<UfwPorts> several = mostly(
                UfwPorts.ANY,
                Arbitraries.of(SPANS).list().ofMinSize(1).ofMaxSize(3).map(UfwPorts::new));
        Arbitrary<UfwPorts> busy =
                Arbitraries.frequencyOf(Tuple.of(1, several), Tuple.of(2, several.filter(ports -> !ports.isAny())));
        List<UfwProtocol> portless = new ArrayList<>(PORTLESS);
        portless.addAll(alsoPortless);
        return Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Combinators.combine(Arbitraries.of(UfwProtocol.TCP, UfwProtocol.UDP), several, busy)
                                .as(Ported::new)),
                Tuple.of(
                        3,
                        Combinators.combine(single, single)
                                .as((source, destination) -> new Ported(UfwProtocol.ANY, source, destination))),
                Tuple.of(1, Arbitraries.of(portless).map(protocol -> new Ported(protocol, UfwPorts.ANY, UfwPorts.ANY))),
                Tuple.of(1, application()));
    }

    private static Arbitrary<Ported> application() {
        return Arbitraries.of(APPLICATIONS)
                .flatMap(profile -> Arbitraries.of(profile.groups())
                        .flatMap(group -> Arbitraries.of(
                                new Ported(group.protocol(), UfwPorts.ANY, "", group.ports(), profile.name()),
                                new Ported(group.protocol(), UfwPorts.of(22), "", group.ports(), profile.name()),
                                new Ported(group.protocol(), group.ports(), profile.name(), UfwPorts.ANY, ""),
                                new Ported(
                                        group.protocol(),
                                        group.ports(),
                                        profile.name(),
                                        group.ports(),
                                        profile.name()))));
    }

    /**
     * Defaults.
     *
     * @return any that ufw can have
     */
    public static Arbitrary<UfwDefaults> defaults() {
        Arbitrary<UfwAction> action = Arbitraries.of(UfwAction.DENY, UfwAction.ALLOW, UfwAction.REJECT);
        return Combinators.combine(action, action, action).as(UfwDefaults::new);
    }

    /**
     * Up to six rules, in every family that they can be in, with none twice.
     *
     * @return states
     */
    public static Arbitrary<UfwState> state() {
        return Combinators.combine(defaults(), rule().list().ofMaxSize(MOST))
                .as((defaults, rules) -> distinct(UfwState.of(defaults, rules)));
    }

    /**
     * Up to six rules a family, of which some are in both, in another order perhaps.
     *
     * @return states
     */
    public static Arbitrary<UfwState> unevenState() {
        return Combinators.combine(
                        defaults(),
                        rule(false).list().ofMaxSize(MOST),
                        rule(true).list().ofMaxSize(MOST / 2),
                        shared())
                .as((defaults, v4, v6, shared) -> {
                    List<UfwRule> four = new ArrayList<>(v4);
                    List<UfwRule> six = new ArrayList<>(v6);
                    four.addAll(four.size() / 2, shared);
                    six.addAll(six.size() / 2, shared);
                    return distinct(new UfwState(defaults, four, six, true));
                });
    }

    private static Arbitrary<List<UfwRule>> shared() {
        return rule(List.of(), List.of()).list().ofMaxSize(MOST / 2);
    }

    /** Of rules that ufw takes for one, the first stays. */
    private static UfwState distinct(UfwState state) {
        return new UfwState(state.defaults(), distinct(state.v4()), distinct(state.v6()), state.ipv6());
    }

    private static List<UfwRule> distinct(List<UfwRule> rules) {
        List<UfwRule> kept = new ArrayList<>();
        for (UfwRule rule : rules) {
            if (kept.stream().noneMatch(rule::isSameMatchAs)) {
                kept.add(rule);
            }
        }
        return kept;
    }
}
