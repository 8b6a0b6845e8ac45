package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Semantics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rules mean, straight from the definition and by no way of any target.
 *
 * <p>Ends are judged apart. An end is isolated by an Isolate, or by an Allow that guards it; then it needs a grant. A Deny
 * that covers the flow ends the matter.
 */
final class Intent {

    /** One source and one destination of a rule, resolved, with the rule as it was written. */
    record Pair(Peer source, Peer destination, List<Port> ports, Rule written) {

        boolean coversPort(Flow flow, Semantics semantics) {
            return ports.stream().anyMatch(port -> port.matches(flow, semantics));
        }

        /** The named-end rule: a grant at an end needs a rule that names that end by selector, or as the cluster's DNS. */
        boolean grantsSource() {
            return source.isGuardable();
        }

        boolean grantsDestination() {
            return destination.isGuardable() || destination.equals(new Peer.Dns());
        }

        boolean hits(Flow flow, Semantics semantics) {
            return coversPort(flow, semantics)
                    && Intent.matches(source, flow.source(), flow.sourceAddress(), semantics)
                    && Intent.matches(destination, flow.destination(), flow.destinationAddress(), semantics);
        }
    }

    private final List<Pair> allows = new ArrayList<>();
    private final List<Pair> denies = new ArrayList<>();
    private final List<Isolation> isolations;

    Intent(List<Rule> rules, String namespace, String appLabel) {
        Map<List<Object>, Isolation> closed = new LinkedHashMap<>();
        for (Rule rule : rules) {
            rule.resolved(namespace, appLabel)
                    .<Runnable>fold(
                            allow -> () ->
                                    allows.addAll(pairs(allow.sources(), allow.destinations(), allow.ports(), rule)),
                            deny -> () -> denies.addAll(pairs(deny.sources(), deny.destinations(), deny.ports(), rule)),
                            isolate -> () -> close(closed, isolate, rule))
                    .run();
        }
        for (Pair pair : allows) {
            if (Allow.isolatesSource(pair.source, pair.destination)) {
                close(closed, pair.source, Direction.EGRESS, pair.ports, pair.written);
            }
            if (pair.destination.isGuardable()) {
                close(closed, pair.destination, Direction.INGRESS, pair.ports, pair.written);
            }
        }
        isolations = List.copyOf(closed.values());
    }

    List<Isolation> isolations() {
        return isolations;
    }

    List<Pair> allows() {
        return allows;
    }

    List<Pair> denies() {
        return denies;
    }

    boolean permits(Flow flow, Semantics semantics) {
        if (semantics.exemption(flow).isPresent()) {
            return true;
        }
        if (denies.stream().anyMatch(pair -> pair.hits(flow, semantics))) {
            return false;
        }
        return (!isIsolated(flow, Direction.EGRESS, semantics) || isGranted(flow, Direction.EGRESS, semantics))
                && (!isIsolated(flow, Direction.INGRESS, semantics) || isGranted(flow, Direction.INGRESS, semantics));
    }

    private boolean isIsolated(Flow flow, Direction direction, Semantics semantics) {
        Endpoint end = direction == Direction.EGRESS ? flow.source() : flow.destination();
        return isolations.stream()
                .filter(isolation -> isolation.direction() == direction)
                .filter(isolation -> isolation.ports().stream().anyMatch(port -> port.matches(flow, semantics)))
                .anyMatch(isolation -> matches(isolation.subject(), end, Optional.empty(), semantics));
    }

    private boolean isGranted(Flow flow, Direction direction, Semantics semantics) {
        return allows.stream()
                .filter(pair -> direction == Direction.EGRESS ? pair.grantsSource() : pair.grantsDestination())
                .anyMatch(pair -> pair.hits(flow, semantics));
    }

    static boolean matches(Peer peer, Endpoint end, Optional<IpAddress> address, Semantics semantics) {
        return peer.fold(
                pods -> matches(pods, end, semantics),
                namespaces -> matches(Pods.allIn(namespaces), end, semantics),
                block -> address.filter(block::contains).isPresent()
                        && (semantics.podIpsInIpBlocks() || !isSelectable(end, semantics)),
                () -> true,
                () -> matches(Peer.Dns.PODS, end, semantics),
                () -> end.fold(pod -> !pod.isSelectable(semantics), node -> true, external -> false));
    }

    private static boolean matches(Pods pods, Endpoint end, Semantics semantics) {
        return end.fold(
                pod -> pod.isSelectable(semantics)
                        && pods.namespaces().matches(pod.namespace(), pod.namespaceLabels())
                        && pods.labels().matches(pod.labels()),
                node -> false,
                external -> false);
    }

    private static boolean isSelectable(Endpoint end, Semantics semantics) {
        return end.fold(pod -> pod.isSelectable(semantics), node -> false, external -> false);
    }

    private static List<Pair> pairs(List<Peer> sources, List<Peer> destinations, List<Port> ports, Rule rule) {
        List<Pair> pairs = new ArrayList<>();
        for (Peer source : sources) {
            for (Peer destination : destinations) {
                pairs.add(new Pair(source, destination, ports, rule));
            }
        }
        return pairs;
    }

    private static void close(Map<List<Object>, Isolation> closed, Isolate isolate, Rule written) {
        for (Peer subject : isolate.subjects()) {
            for (Direction direction : isolate.directions()) {
                close(closed, subject, direction, List.of(new Port.Any()), written);
            }
        }
    }

    /** Pods are closed as a whole; a host only on the ports that an Allow names. */
    private static void close(
            Map<List<Object>, Isolation> closed, Peer subject, Direction direction, List<Port> ports, Rule written) {
        if (Containment.isNobody(subject)) {
            return;
        }
        List<Port> all = subject.equals(new Peer.Host()) ? ports : List.of(new Port.Any());
        Isolation one = new Isolation(subject, direction, all, List.of(written));
        closed.merge(List.of(subject, direction, all), one, (first, second) -> {
            List<Rule> because = new ArrayList<>(first.because());
            if (!because.contains(written)) {
                because.add(written);
            }
            return new Isolation(subject, direction, all, because);
        });
    }
}
