package io.github.netpol4j.analysis;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Standing;
import io.github.netpol4j.internal.Lazy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who has a row of its own in a cluster. What is not asked for is not made. */
final class Parties {

    private final Reach reach;
    private final List<Party> inside;
    private final Lazy<List<Party>> outside;

    Parties(Cluster cluster, ClusterSemantics semantics, Passages passages, Reach reach) {
        this.reach = reach;
        List<Party> within = new ArrayList<>();
        for (Workload workload : cluster.workloads()) {
            if (!workload.pods().isEmpty()) {
                workload.apart(pod -> seen(pod, passages, semantics.flows()))
                        .forEach(part -> within.add(new Party.Pods(part)));
            }
        }
        if (semantics.nodes()) {
            cluster.nodes().forEach(node -> within.add(new Party.Host(node.node())));
        }
        inside = List.copyOf(within);
        outside = new Lazy<>(() -> joined(passages.ranges().stream()
                .filter(range -> semantics.externalIpv6() || !range.first().isIpv6())
                .toList()));
    }

    /**
     * What policies see of a pod, but for its address and node: pods of one owner that differ in those alone stay together, and
     * what passes for some of them is possible for all.
     */
    private static Standing seen(ClusterPod one, Passages passages, Semantics semantics) {
        Pod pod = one.pod();
        boolean selectable = pod.isSelectable(semantics);
        Pod anywhere = new Pod(
                pod.namespace(),
                pod.namespaceLabels(),
                pod.name(),
                pod.labels(),
                pod.serviceAccount(),
                pod.ports(),
                List.of(),
                selectable ? Optional.empty() : pod.node(),
                pod.hostNetwork());
        return passages.standing(anywhere, Optional.empty());
    }

    /** The pods and nodes, in the order in which they are listed. */
    List<Party> inside() {
        return inside;
    }

    /** The addresses outside, in ranges as wide as can be, ascending. */
    List<Party> outside() {
        return outside.get();
    }

    /** Policies may cut addresses where nobody here is concerned: neighbours are joined if all lines would read the same. */
    private List<Party> joined(List<AddressRange> ranges) {
        List<Party> joined = new ArrayList<>();
        List<Seat> kinds = kinds();
        ranges.forEach(range -> reach.seat(new Party.Outside(range)));
        for (AddressRange range : ranges) {
            Party next = new Party.Outside(range);
            Optional<Party.Outside> before = joined.isEmpty()
                    ? Optional.empty()
                    : joined.get(joined.size() - 1)
                            .fold(
                                    pods -> Optional.empty(),
                                    host -> Optional.empty(),
                                    Optional::of,
                                    controller -> Optional.empty());
            boolean alike = before.filter(last -> last.range().first().sameFamily(range.first()))
                    .filter(last -> areAlike(last, next, kinds))
                    .isPresent();
            if (alike) {
                AddressRange wide =
                        new AddressRange(before.orElseThrow().range().first(), range.last());
                joined.set(joined.size() - 1, new Party.Outside(wide));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }

    private boolean areAlike(Party one, Party other, List<Seat> kinds) {
        Seat left = reach.seat(one);
        Seat right = reach.seat(other);
        if (left.kind() == right.kind()) {
            return true;
        }
        return kinds.stream()
                .allMatch(seat -> reach.between(left, seat).equals(reach.between(right, seat))
                        && reach.between(seat, left).equals(reach.between(seat, right)));
    }

    /** One party of each kind: where addresses outside are concerned, it does not matter on which nodes they are. */
    private List<Seat> kinds() {
        Map<Integer, Seat> kinds = new TreeMap<>();
        inside.forEach(party -> {
            Seat seat = reach.seat(party);
            kinds.putIfAbsent(seat.kind(), seat);
        });
        return List.copyOf(kinds.values());
    }
}
