package io.github.netpol4j.ufw.laws;

import static io.github.netpol4j.NetPol.*;

import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.ufw.flow.UfwDimensions;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/** Flows at the bounds of what rules say, most of them about one of the rules, and about what before.rules let pass. */
final class FlowsAround {

    private static final int SELDOM = 8;
    private static final int LAST = 65_535;
    private static final List<String> V4 =
            List.of("10.1.2.9", "10.244.0.2", "203.0.113.7", "224.0.0.251", "239.255.255.250");
    private static final List<String> V6 =
            List.of("fd00:1::9", "fd10:244::2", "2001:db8::7", "fe80::1", "fe80::2", "ff02::fb", "ff02::f");
    private static final List<Integer> PORTS = List.of(1, 22, 67, 68, 80, 546, 547, 1900, 5353, LAST);
    private static final List<Integer> PROTOCOLS = List.of(0, 2, 41, 47, 50, 51, 112, 255);
    private static final List<Integer> ICMP_TYPES = List.of(
            -1, 0, 1, 3, 4, 5, 8, 11, 12, 127, 128, 129, 130, 132, 133, 136, 137, 141, 143, 144, 147, 148, 149, 151,
            153, 154, 255);
    private static final List<String> NAMES = List.of("eth0", "cali7", "cali71", "c1", "wlan0", "myport");

    private final UfwState state;
    private final Random random;

    FlowsAround(UfwState state, long seed) {
        this.state = state;
        this.random = new Random(seed);
    }

    List<Flow> some(int count) {
        return Stream.generate(this::flow).limit(count).toList();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean seldom() {
        return random.nextInt(SELDOM) == 0;
    }

    private Flow flow() {
        boolean six = random.nextBoolean();
        List<UfwRule> rules = state.rules(six);
        UfwRule about =
                rules.isEmpty() || seldom() ? UfwRule.incoming(state.defaults().incoming()) : one(rules);
        Flow flow = ends(about, six, protocol(about, six));
        for (Dimension dimension : List.of(UfwDimensions.INTERFACE_IN, UfwDimensions.INTERFACE_OUT)) {
            String name = dimension.equals(UfwDimensions.INTERFACE_IN) ? about.inInterface() : about.outInterface();
            flow = random.nextInt(3) == 0 ? flow : flow.with(dimension, interfaceLike(name));
        }
        if (random.nextBoolean() && flow.protocol().hasPorts()) {
            flow = flow.with(UfwDimensions.SOURCE_PORT, String.valueOf(port(about.source(), 0)));
        }
        return flow.protocol().number() == 1 || flow.protocol().number() == 58
                ? flow.with(UfwDimensions.ICMP_TYPE, String.valueOf(one(ICMP_TYPES)))
                : flow;
    }

    private String interfaceLike(String name) {
        if (name.isEmpty() || seldom()) {
            return one(NAMES);
        }
        String begin = name.endsWith("+") ? name.substring(0, name.length() - 1) : name;
        return begin.isEmpty() || random.nextInt(4) == 0 ? begin + "7" : begin;
    }

    private Protocol protocol(UfwRule about, boolean six) {
        if (seldom()) {
            return new Protocol(one(PROTOCOLS));
        }
        if (seldom()) {
            return one(List.of(six ? Protocol.ICMPV6 : Protocol.ICMP, Protocol.ICMP, Protocol.ICMPV6, Protocol.SCTP));
        }
        UfwProtocol asked = about.protocol();
        boolean ported = asked == UfwProtocol.ANY || asked == UfwProtocol.TCP || asked == UfwProtocol.UDP;
        if (!ported) {
            return new Protocol(PROTOCOLS.get(
                    switch (asked) {
                        case IGMP -> 1;
                        case IPV6 -> 2;
                        case GRE -> 3;
                        case ESP -> 4;
                        case AH -> 5;
                        default -> 6;
                    }));
        }
        return asked == UfwProtocol.TCP && !seldom()
                ? Protocol.TCP
                : one(List.of(Protocol.UDP, Protocol.TCP, Protocol.UDP));
    }

    private Flow ends(UfwRule about, boolean six, Protocol protocol) {
        String from = address(about.source(), six);
        String to = address(about.destination(), six);
        Endpoint here = node("here").at(from.isEmpty() ? new String[0] : new String[] {from});
        Endpoint there = node(seldom() ? "here" : "there").at(to.isEmpty() ? new String[0] : new String[] {to});
        boolean two = seldom();
        boolean fromHost =
                two || (!about.routed() && about.direction().toString().equals("out")) != seldom();
        boolean toHost = two || (!fromHost && !about.routed()) != seldom();
        Endpoint source = fromHost ? onHost(here, from) : other(from);
        Endpoint destination = toHost ? onHost(there, to) : other(to);
        return new Flow(
                source,
                known(from),
                destination,
                known(to),
                protocol,
                protocol.hasPorts() ? port(about.destination(), 1) : 0);
    }

    private static Optional<IpAddress> known(String address) {
        return address.isEmpty() ? Optional.empty() : Optional.of(IpAddress.of(address));
    }

    private Endpoint onHost(Endpoint host, String address) {
        Pod agent = pod("system", "agent").on("here").onHostNetwork();
        return seldom() ? address.isEmpty() ? agent : agent.at(address) : host;
    }

    private Endpoint other(String address) {
        if (address.isEmpty() || seldom()) {
            Pod web = pod("apps", "web").on("here");
            return address.isEmpty() ? web : web.at(address);
        }
        return external(address);
    }

    /** Empty if it is not known. */
    private String address(UfwEnd end, boolean six) {
        if (random.nextInt(2 * SELDOM) == 0) {
            return "";
        }
        if (end.net().isEmpty() || seldom()) {
            return one(six ? V6 : V4);
        }
        AddressRange range = AddressRange.of(end.net().get());
        List<Function<AddressRange, Optional<IpAddress>>> bounds =
                List.of(all -> Optional.of(all.first()), all -> Optional.of(all.last()));
        return one(bounds).apply(range).orElseThrow().toString();
    }

    private int port(UfwEnd end, int least) {
        if (end.ports().isAny() || seldom()) {
            return one(PORTS);
        }
        List<Integer> bounds = new ArrayList<>();
        for (Span span : end.ports().spans()) {
            bounds.addAll(List.of(span.from(), span.to(), span.from(), span.to(), span.from() - 1, span.to() + 1));
        }
        return Math.max(least, Math.min(LAST, one(bounds)));
    }
}
