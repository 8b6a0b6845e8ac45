package io.github.netpol4j.analysis;

import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The ends that a party is made of, as policies see them: one for all that they don't tell apart, with one to show, and the nodes
 * they are on.
 */
record Members(List<Member> all, boolean isHost) {

    /**
     * Ends that policies don't tell apart.
     *
     * @param standing what policies see
     * @param example one of them
     * @param address the address in use at that one
     * @param nodes the nodes that they are, or are on; an empty name where that is not known
     */
    record Member(Standing standing, Endpoint example, Optional<IpAddress> address, Set<String> nodes) {}

    static Members of(Party party, Passages passages, Semantics semantics) {
        List<? extends Endpoint> ends = party.fold(
                pods -> pods.workload().pods().stream().map(ClusterPod::pod).toList(),
                host -> List.of(host.node()),
                outside -> List.of(new External(outside.range().first())),
                controller -> List.of(controller.end()));
        Map<Standing, Member> members = new LinkedHashMap<>();
        for (Endpoint end : ends) {
            List<Optional<IpAddress>> addresses = end.addresses().isEmpty()
                    ? List.of(Optional.empty())
                    : end.addresses().stream().map(Optional::of).toList();
            for (Optional<IpAddress> address : addresses) {
                members.computeIfAbsent(
                                passages.standing(end, address),
                                standing -> new Member(standing, end, address, new TreeSet<>()))
                        .nodes()
                        .add(node(end));
            }
        }
        boolean host = ends.stream().anyMatch(end -> isHost(end, semantics));
        return new Members(List.copyOf(members.values()), host);
    }

    private static String node(Endpoint end) {
        return end.fold(pod -> pod.node().orElse(""), node -> node.name(), external -> "");
    }

    /** Whether it is a node to policies. */
    static boolean isHost(Endpoint end, Semantics semantics) {
        return end.fold(pod -> !pod.isSelectable(semantics), node -> true, external -> false);
    }

    /** Where they are. */
    Set<String> nodes() {
        return all.stream().flatMap(member -> member.nodes().stream()).collect(Collectors.toSet());
    }
}
