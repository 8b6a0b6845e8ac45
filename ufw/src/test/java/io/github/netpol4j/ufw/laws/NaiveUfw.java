package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host's firewall as ufw(8) and its before.rules have it, flow by flow: the first rule that matches decides. It shares nothing with the
 * library but the rules and flows. Every node of a flow has the same rules.
 */
final class NaiveUfw {

    private static final Map<UfwProtocol, Integer> NUMBERS = Map.of(
            UfwProtocol.TCP, 6,
            UfwProtocol.UDP, 17,
            UfwProtocol.IPV6, 41,
            UfwProtocol.ESP, 50,
            UfwProtocol.AH, 51,
            UfwProtocol.IGMP, 2,
            UfwProtocol.GRE, 47,
            UfwProtocol.VRRP, 112);

    private static final List<String> MDNS = List.of("224.0.0.251", "ff02::fb");
    private static final List<String> UPNP = List.of("239.255.255.250", "ff02::f");

    private final UfwState state;

    NaiveUfw(UfwState state) {
        this.state = state;
    }

    /** What no rule of a user can block: /etc/ufw/before.rules and before6.rules come first. */
    static boolean alwaysPasses(Flow flow) {
        if (flow.source().isSameAs(flow.destination())) {
            return true; // by the loopback interface
        }
        boolean v6 = isIpv6(flow);
        if (!isHost(flow.destination())) {
            return v6 && flow.protocol().number() == 58; // the way out is open for ICMPv6 alone
        }
        boolean fromHost = isHost(flow.source());
        if (flow.protocol().number() == (v6 ? 58 : 1)) {
            return v6 || !fromHost;
        }
        if (fromHost || !flow.protocol().equals(Protocol.UDP)) {
            return false;
        }
        String to = flow.destinationAddress().map(IpAddress::toString).orElse("");
        boolean dhcp = flow.port() == (v6 ? 546 : 68);
        return dhcp || (flow.port() == 5353 && MDNS.contains(to)) || (flow.port() == 1900 && UPNP.contains(to));
    }

    private static boolean isHost(Object end) {
        return end instanceof Node;
    }

    private static boolean isIpv6(Flow flow) {
        return flow.sourceAddress().orElseThrow().isIpv6();
    }

    /** Whether a flow with a host at an end gets out of the one and into the other. */
    boolean passes(Flow flow) {
        boolean out = !isHost(flow.source()) || passes(flow, UfwDirection.OUT);
        boolean in = !isHost(flow.destination()) || passes(flow, UfwDirection.IN);
        return out && in;
    }

    private boolean passes(Flow flow, UfwDirection direction) {
        return first(flow, direction)
                .map(UfwRule::action)
                .map(NaiveUfw::passes)
                .orElse(passes(
                        direction == UfwDirection.IN
                                ? state.defaults().incoming()
                                : state.defaults().outgoing()));
    }

    /** The rule that decides at the host to which, or from which, a flow goes. */
    Optional<UfwRule> first(Flow flow, UfwDirection direction) {
        for (UfwRule rule : isIpv6(flow) ? state.v6() : state.v4()) {
            if (!rule.routed() && rule.direction() == direction && matches(rule, flow)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private static boolean passes(UfwAction action) {
        return action == UfwAction.ALLOW || action == UfwAction.LIMIT;
    }

    /** Whether a rule matches a flow that says its interfaces and source port, if the rule asks for them. */
    static boolean matches(UfwRule rule, Flow flow) {
        boolean v6 = isIpv6(flow);
        return isInChain(rule, flow)
                && isOn(rule.inInterface(), flow.more().get("incoming interface"))
                && isOn(rule.outInterface(), flow.more().get("outgoing interface"))
                && matches(rule.protocol(), ports(rule), flow)
                && matches(rule.source(), flow.sourceAddress().orElseThrow(), v6)
                && matches(rule.destination(), flow.destinationAddress().orElseThrow(), v6)
                && includes(rule.source().ports(), Integer.parseInt(flow.more().getOrDefault("source port", "0")))
                && includes(rule.destination().ports(), flow.port());
    }

    private static boolean isInChain(UfwRule rule, Flow flow) {
        if (rule.routed()) {
            return !isHost(flow.source()) && !isHost(flow.destination());
        }
        return isHost(rule.direction() == UfwDirection.IN ? flow.destination() : flow.source());
    }

    private static boolean isOn(String said, String name) {
        if (said.endsWith("+")) {
            return name != null && name.startsWith(said.substring(0, said.length() - 1));
        }
        return said.isEmpty() || said.equals(name);
    }

    private static boolean ports(UfwRule rule) {
        return !rule.destination().ports().isAny() || !rule.source().ports().isAny();
    }

    /** With ports and no protocol, ufw writes a line for TCP and one for UDP. */
    private static boolean matches(UfwProtocol protocol, boolean ports, Flow flow) {
        int number = flow.protocol().number();
        if (protocol == UfwProtocol.ANY) {
            return !ports || number == 6 || number == 17;
        }
        return NUMBERS.get(protocol) == number;
    }

    private static boolean matches(UfwEnd end, IpAddress address, boolean v6) {
        Cidr net = end.net().orElse(v6 ? Cidr.IPV6 : Cidr.IPV4);
        return net.contains(address);
    }

    private static boolean includes(UfwPorts ports, int port) {
        for (Span span : ports.spans()) {
            if (span.from() <= port && port <= span.to()) {
                return true;
            }
        }
        return ports.isAny();
    }
}
