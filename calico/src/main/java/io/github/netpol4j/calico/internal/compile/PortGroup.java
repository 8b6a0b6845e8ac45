package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ports of one protocol, as many as one rule takes.
 *
 * @param protocol the protocol; every one if absent
 * @param ipVersion the IP version that the protocol belongs to, if only one
 * @param ports the ports; all of them if empty
 */
record PortGroup(Optional<Protocol> protocol, Optional<Integer> ipVersion, List<PortMatch> ports) {

    private static final PortGroup ANY = new PortGroup(Optional.empty(), Optional.empty(), List.of());

    /** Ports grouped by protocol; ranges that touch are one. */
    static List<PortGroup> of(List<Port> ports) {
        if (ports.contains(new Port.Any())) {
            return List.of(ANY);
        }
        SortedMap<Protocol, Collected> byProtocol = new TreeMap<>();
        List<PortGroup> groups = new ArrayList<>();
        for (Port port : ports) {
            port.<Runnable>fold(
                            () -> () -> {},
                            protocol -> () -> in(byProtocol, protocol).all = true,
                            (protocol, range) ->
                                    () -> in(byProtocol, protocol).ranges.add(range),
                            (protocol, name) ->
                                    () -> in(byProtocol, protocol).names.add(name),
                            () -> () -> {})
                    .run();
        }
        if (ports.contains(new Port.Ping())) {
            groups.add(new PortGroup(Optional.of(Protocol.ICMP), Optional.of(4), List.of()));
            groups.add(new PortGroup(Optional.of(Protocol.ICMPV6), Optional.of(6), List.of()));
        }
        byProtocol.forEach((protocol, collected) -> groups.addAll(collected.groups(protocol)));
        return groups;
    }

    private static Collected in(SortedMap<Protocol, Collected> byProtocol, Protocol protocol) {
        return byProtocol.computeIfAbsent(protocol, key -> new Collected());
    }

    /** What was said of one protocol. */
    private static final class Collected {
        private final List<PortRange> ranges = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private boolean all;

        private List<PortGroup> groups(Protocol protocol) {
            if (all) {
                return List.of(new PortGroup(Optional.of(protocol), Optional.empty(), List.of()));
            }
            List<PortMatch> ports = new ArrayList<>(joined());
            names.stream().distinct().sorted().map(PortMatch::of).forEach(ports::add);
            return Chunks.of(ports, Limits.PORTS).stream()
                    .map(some -> new PortGroup(Optional.of(protocol), Optional.empty(), some))
                    .toList();
        }

        private List<PortMatch> joined() {
            return new Numbers(ranges.stream()
                            .map(range -> new Span(range.from(), range.to()))
                            .toList())
                    .spans().stream()
                            .map(span -> PortMatch.of(span.from(), span.to()))
                            .toList();
        }
    }

    /** A rule for these ports of its destination. */
    CalicoRule on(CalicoRule rule) {
        CalicoRule withPorts =
                ports.isEmpty() ? rule : rule.withDestination(rule.destination().withPorts(ports));
        CalicoRule withProtocol = protocol.map(withPorts::withProtocol).orElse(withPorts);
        return ipVersion.map(withProtocol::withIpVersion).orElse(withProtocol);
    }
}
