package io.github.netpol4j.rule;

import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What sentences speak of, as regions of flows: peers at either end, and ports.
 *
 * <p>Peers must be resolved: nothing left to a policy.
 */
public final class Regions {

    private Regions() {}

    /**
     * A peer as a claim means it, with nothing left to a policy. Bare names, those of {@code .except(..)} included, are
     * applications of one namespace, or of any: every pod but {@code web} is every pod but that of this namespace.
     *
     * @param peer any peer
     * @param namespace the namespace of names that say none; empty for any namespace
     * @param appLabel the key of the label that names a pod's application
     * @return peers that together mean the same by namespace and label alone
     */
    public static List<Peer> claimed(Peer peer, Optional<String> namespace, String appLabel) {
        Given.noneNull("claimed(..)", peer, namespace, appLabel);
        List<Peer> parts = peer.fold(
                pods -> parts(pods, namespace),
                namespaces -> List.of(namespaces),
                block -> List.of(block),
                () -> List.of(peer),
                () -> List.of(peer),
                () -> List.of(peer));
        return Sentences.resolved(parts, namespace.orElse(""), appLabel);
    }

    private static List<Peer> parts(Pods pods, Optional<String> namespace) {
        if (namespace.isEmpty()) {
            return List.of(pods.namespaces().ofPolicy() ? pods.in(Namespaces.EVERY) : pods);
        }
        boolean chosenByName =
                pods.namespaces().ofPolicy() || !pods.namespaces().names().isEmpty();
        if (chosenByName || pods.exceptApps().isEmpty()) {
            return List.of(pods);
        }
        Namespaces others = pods.namespaces().except(namespace.get());
        Namespaces own = pods.namespaces().where(Pod.NAMESPACE_NAME_LABEL, Operator.IN, namespace.get());
        return List.of(
                new Pods(others, pods.apps(), new TreeSet<>(), pods.labels()),
                new Pods(own, pods.apps(), pods.exceptApps(), pods.labels()));
    }

    /**
     * The flows between peers on ports.
     *
     * @param sources resolved peers
     * @param destinations resolved peers
     * @param ports ports
     * @param semantics whether blocks match pods
     * @return a region for each source, destination and port
     */
    public static List<Region> between(
            Collection<Peer> sources, Collection<Peer> destinations, Collection<Port> ports, Semantics semantics) {
        Given.notNull("between(..)", semantics);
        Given.noNulls("between(..)", sources);
        Given.noNulls("between(..)", destinations);
        Given.noNulls("between(..)", ports);
        List<Region> regions = new ArrayList<>();
        for (Peer source : sources) {
            for (Peer destination : destinations) {
                Region ends =
                        at(at(Region.all(), End.SOURCE, source, semantics), End.DESTINATION, destination, semantics);
                for (Port port : ports) {
                    regions.add(on(ends, port));
                }
            }
        }
        return regions;
    }

    /**
     * Those flows of a region that have a peer at one end.
     *
     * @param region any region
     * @param end which end
     * @param peer a resolved peer
     * @param semantics whether blocks match pods
     * @return the narrower region
     */
    public static Region at(Region region, End end, Peer peer, Semantics semantics) {
        Given.noneNull("at(..)", region, end, peer, semantics);
        return peer.fold(
                pods -> pods(region, end, pods),
                namespaces -> pods(region, end, Pods.allIn(namespaces)),
                block -> block(region, end, block, semantics),
                () -> region,
                () -> pods(region, end, Peer.Dns.PODS),
                () -> region.at(end, Location.hosts()));
    }

    private static Region pods(Region region, End end, Pods pods) {
        Region there = region.at(end, Location.pods());
        return pods.labels().narrowToPods(pods.namespaces().asSelector().narrowToNamespaces(there, end), end);
    }

    private static Region block(Region region, End end, IpBlock block, Semantics semantics) {
        Region inside = region.address(end, block.block(), block.except());
        return semantics.podIpsInIpBlocks() ? inside : inside.at(end, Location.noPods());
    }

    /**
     * Those flows of a region that go to a port.
     *
     * @param region any region
     * @param port the port
     * @return the narrower region
     */
    public static Region on(Region region, Port port) {
        Given.noneNull("on(..)", region, port);
        return port.fold(
                () -> region,
                protocol -> region.protocols(List.of(protocol)),
                (protocol, range) -> region.ports(protocol, range.from(), range.to()),
                region::portName,
                () -> region.protocols(List.of(Protocol.ICMP, Protocol.ICMPV6)));
    }
}
