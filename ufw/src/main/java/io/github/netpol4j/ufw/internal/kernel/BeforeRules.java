package io.github.netpol4j.ufw.internal.kernel;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.ufw.flow.UfwDimensions;
import io.github.netpol4j.ufw.rule.UfwDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What passes before any rule of a user is looked at.
 *
 * <p>Source: before.rules and before6.rules as ufw 0.36 installs them. Loopback and established connections, which pass there too, are no
 * flows here. An ICMP flow that does not say its type is taken to be one that passes: an echo request. What neighbours send has the hop limit
 * that the standards ask for.
 */
final class BeforeRules {

    private static final Set<Integer> ICMP = Set.of(3, 8, 11, 12);
    private static final Set<Integer> ICMPV6 = Set.of(1, 2, 3, 4, 128, 129);
    /** Neighbours and routers of the same link. */
    private static final List<Span> ICMPV6_OF_THE_LINK =
            List.of(new Span(133, 136), new Span(141, 142), new Span(148, 149));

    /** Groups of the same link: from its addresses alone. */
    private static final List<Span> ICMPV6_OF_GROUPS =
            List.of(new Span(130, 132), new Span(143, 143), new Span(151, 153));

    private static final List<Span> ICMPV6_OF_MOBILE_NODES = List.of(new Span(144, 147));

    private static final Cidr LINK_LOCAL = Cidr.of("fe80::/10");
    private static final List<Cidr> GROUPS = List.of(Cidr.of("224.0.0.0/4"), Cidr.of("ff00::/8"));

    private BeforeRules() {}

    /** Where packets of a chain pass. */
    enum Chain {
        INPUT,
        OUTPUT,
        FORWARD
    }

    /** The flows that surely pass, and those that pass if their source port is the right one. */
    static Matching passing(Chain chain, boolean six) {
        List<Region> surely = new ArrayList<>();
        List<Region> possibly = new ArrayList<>();
        icmp(chain, six).ifPresent(surely::add);
        if (six && chain != Chain.FORWARD) {
            surely.add(icmp(chain, true, ICMPV6_OF_GROUPS).address(End.SOURCE, LINK_LOCAL, List.of()));
        }
        if (chain == Chain.INPUT) {
            Region base = chain(chain);
            surely.add(multicast(base, six ? "ff02::fb/128" : "224.0.0.251/32", 5353));
            surely.add(multicast(base, six ? "ff02::f/128" : "239.255.255.250/32", 1900));
            Region dhcp = six
                    ? base.address(End.SOURCE, LINK_LOCAL, List.of())
                            .address(End.DESTINATION, LINK_LOCAL, List.of())
                            .ports(Protocol.UDP, 546, 546)
                    : base.ports(Protocol.UDP, 68, 68);
            int from = six ? 547 : 67;
            surely.add(dhcp.with(UfwDimensions.SOURCE_PORT, Numbers.of(from, from)));
            possibly.add(dhcp.with(UfwDimensions.SOURCE_PORT, Numbers.of(0, 0)));
        }
        possibly.addAll(surely);
        return new Matching(surely, possibly);
    }

    private static Region multicast(Region base, String group, int port) {
        return base.address(End.DESTINATION, Cidr.of(group), List.of()).ports(Protocol.UDP, port, port);
    }

    private static Optional<Region> icmp(Chain chain, boolean six) {
        if (!six && chain == Chain.OUTPUT) {
            return Optional.empty();
        }
        List<Span> types = new ArrayList<>(List.of(new Span(-1, -1)));
        (six ? ICMPV6 : ICMP).forEach(type -> types.add(new Span(type, type)));
        if (six && chain != Chain.FORWARD) {
            types.addAll(ICMPV6_OF_THE_LINK);
        }
        if (six && chain == Chain.INPUT) {
            types.addAll(ICMPV6_OF_MOBILE_NODES);
        }
        return Optional.of(icmp(chain, six, types));
    }

    private static Region icmp(Chain chain, boolean six, List<Span> types) {
        return chain(chain)
                .protocols(List.of(six ? Protocol.ICMPV6 : Protocol.ICMP))
                .with(UfwDimensions.ICMP_TYPE, new Numbers(types));
    }

    /** What a chain sees, of either IP family. */
    static Region chain(Chain chain) {
        return switch (chain) {
            case INPUT -> RuleRegions.ends(UfwDirection.IN, false);
            case OUTPUT -> RuleRegions.ends(UfwDirection.OUT, false);
            case FORWARD -> RuleRegions.ends(UfwDirection.IN, true);
        };
    }

    /** Why a flow passes before all rules; empty if it does not, or only if its source port is the right one. */
    static Optional<String> why(Chain chain, Flow flow, boolean six) {
        if (isIcmp(chain, flow, six)) {
            return Optional.of("before.rules let ICMP pass that every host needs");
        }
        if (chain != Chain.INPUT || !flow.protocol().equals(Protocol.UDP)) {
            return Optional.empty();
        }
        if (isTo(flow, six ? "ff02::fb/128" : "224.0.0.251/32", 5353)
                || isTo(flow, six ? "ff02::f/128" : "239.255.255.250/32", 1900)) {
            return Optional.of("before.rules let service discovery pass");
        }
        return isDhcp(flow, six, false, false) && sourcePort(flow) != 0
                ? Optional.of("before.rules let answers of DHCP servers pass")
                : Optional.empty();
    }

    /** Why a flow of which that is not sure may pass before all rules: a host of unknown address may have one of the link. */
    static Optional<String> whyPerhaps(Chain chain, Flow flow, boolean six, boolean fromHost, boolean toHost) {
        if (chain == Chain.INPUT && isDhcp(flow, six, fromHost, toHost)) {
            return Optional.of("before.rules let it pass if it is the answer of a DHCP server");
        }
        boolean ofGroups = six && flow.protocol().equals(Protocol.ICMPV6) && isOfGroups(chain, flow);
        return ofGroups && isOnLink(flow.sourceAddress(), fromHost)
                ? Optional.of("before.rules let it pass if it comes from an address of the link")
                : Optional.empty();
    }

    /** Whether the flow is an answer of a DHCP server, or could be one as far as is known. */
    private static boolean isDhcp(Flow flow, boolean six, boolean fromHost, boolean toHost) {
        int from = sourcePort(flow);
        boolean fromServer = from == 0 || from == (six ? 547 : 67);
        boolean onLink =
                !six || (isOnLink(flow.sourceAddress(), fromHost) && isOnLink(flow.destinationAddress(), toHost));
        return flow.protocol().equals(Protocol.UDP) && flow.port() == (six ? 546 : 68) && fromServer && onLink;
    }

    private static boolean isOnLink(Optional<IpAddress> address, boolean ofHost) {
        return address.map(LINK_LOCAL::contains).orElse(ofHost);
    }

    /** Whether a block has addresses of groups alone, which no host has. */
    static boolean isOfGroups(Cidr block) {
        return GROUPS.stream().anyMatch(groups -> groups.contains(block));
    }

    private static boolean isOfGroups(Chain chain, Flow flow) {
        return chain != Chain.FORWARD && isIn(said(flow, UfwDimensions.ICMP_TYPE, -1), ICMPV6_OF_GROUPS);
    }

    private static boolean isTo(Flow flow, String group, int port) {
        return flow.port() == port
                && flow.destinationAddress().filter(Cidr.of(group)::contains).isPresent();
    }

    private static int sourcePort(Flow flow) {
        return said(flow, UfwDimensions.SOURCE_PORT, 0);
    }

    static int said(Flow flow, Dimension dimension, int unsaid) {
        return Optional.ofNullable(flow.more().get(dimension.name()))
                .map(Integer::valueOf)
                .orElse(unsaid);
    }

    private static boolean isIcmp(Chain chain, Flow flow, boolean six) {
        if (!flow.protocol().equals(six ? Protocol.ICMPV6 : Protocol.ICMP) || (!six && chain == Chain.OUTPUT)) {
            return false;
        }
        int type = said(flow, UfwDimensions.ICMP_TYPE, -1);
        boolean ofLink = six && chain != Chain.FORWARD && isIn(type, ICMPV6_OF_THE_LINK);
        boolean ofGroups = six && isOfGroups(chain, flow) && isOnLink(flow.sourceAddress(), false);
        boolean ofMobile = six && chain == Chain.INPUT && isIn(type, ICMPV6_OF_MOBILE_NODES);
        return type == -1 || (six ? ICMPV6 : ICMP).contains(type) || ofLink || ofGroups || ofMobile;
    }

    private static boolean isIn(int type, List<Span> spans) {
        return spans.stream().anyMatch(span -> span.from() <= type && type <= span.to());
    }
}
