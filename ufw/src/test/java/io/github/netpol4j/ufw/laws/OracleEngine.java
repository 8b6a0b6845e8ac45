package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.ufw.oracle.Chains.Fate;
import io.github.netpol4j.ufw.oracle.Packet;
import io.github.netpol4j.ufw.oracle.UfwHost;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The texts that a kernel gets, walked for each host that a flow meets.
 *
 * @param spoiling what becomes of the texts before: nothing, unless a law is to be seen failing
 */
record OracleEngine(UnaryOperator<String> spoiling) implements Engine {

    /** What the kernel does. */
    static final Engine KERNEL = new OracleEngine(UnaryOperator.identity());

    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;
    private static final int ECHO = 8;
    private static final int ECHO_V6 = 128;

    @Override
    public Function<Flow, Outcome> on(EngineCase tried) {
        UfwDefaults defaults = tried.state().defaults();
        UfwHost host = UfwHost.of(
                Map.of(
                        "input", policy(defaults.incoming()),
                        "output", policy(defaults.outgoing()),
                        "forward", policy(defaults.routed())),
                tried.file(false),
                tried.file(true),
                tried.state().ipv6(),
                spoiling);
        return flow -> outcome(host, flow);
    }

    private static String policy(UfwAction byDefault) {
        return switch (byDefault) {
            case ALLOW -> "ACCEPT";
            case REJECT -> "REJECT";
            default -> "DROP";
        };
    }

    private static Outcome outcome(UfwHost host, Flow flow) {
        boolean same = flow.source().isSameAs(flow.destination());
        if (same || isOwnNode(flow)) {
            return Outcome.ALLOWED;
        }
        List<String> hooks = new ArrayList<>();
        if (isHost(flow.source())) {
            hooks.add("OUTPUT");
        }
        if (isHost(flow.destination())) {
            hooks.add("INPUT");
        }
        if (hooks.isEmpty()) {
            hooks.add("FORWARD");
        }
        Outcome all = Outcome.ALLOWED;
        for (String hook : hooks) {
            Set<Fate> fates = fates(host, flow, hook);
            Outcome one = fates.size() > 1
                    ? Outcome.UNDECIDED
                    : fates.contains(Fate.PASSES) ? Outcome.ALLOWED : Outcome.DENIED;
            boolean worse = one == Outcome.DENIED || (one == Outcome.UNDECIDED && all == Outcome.ALLOWED);
            all = worse ? one : all;
        }
        return all;
    }

    /** What is left aside: a node reaches its own pods. */
    private static boolean isOwnNode(Flow flow) {
        String source = flow.source()
                .fold(pod -> isHost(pod) ? pod.node().orElse("") : "", node -> node.name(), external -> "");
        String destination =
                flow.destination().fold(pod -> isHost(pod) ? "" : pod.node().orElse(""), node -> "", external -> "");
        return !source.isEmpty() && source.equals(destination);
    }

    private static boolean isHost(Endpoint end) {
        return end.fold(pod -> pod.hostNetwork(), node -> true, external -> false);
    }

    private static Set<Fate> fates(UfwHost host, Flow flow, String hook) {
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        for (boolean six : new boolean[] {false, true}) {
            // Either family, where no address is known.
            if (flow.sourceAddress()
                            .or(flow::destinationAddress)
                            .map(IpAddress::isIpv6)
                            .orElse(six)
                    == six) {
                fates.addAll(host.fates(packet(flow, hook, six), six));
            }
        }
        return fates;
    }

    private static Packet packet(Flow flow, String hook, boolean six) {
        int type = Integer.parseInt(flow.more().getOrDefault("ICMP type", "-1"));
        int protocol = flow.protocol().number();
        int echo = protocol == ICMPV6 ? ECHO_V6 : protocol == ICMP ? ECHO : type;
        return new Packet(
                six,
                hook,
                flow.more().getOrDefault("incoming interface", ""),
                flow.more().getOrDefault("outgoing interface", ""),
                protocol,
                flow.sourceAddress().map(IpAddress::toString).orElse(isHost(flow.source()) ? Packet.UNTOLD : ""),
                Integer.parseInt(flow.more().getOrDefault("source port", "0")),
                flow.destinationAddress()
                        .map(IpAddress::toString)
                        .orElse(isHost(flow.destination()) ? Packet.UNTOLD : ""),
                flow.port(),
                type == -1 ? echo : type);
    }
}
