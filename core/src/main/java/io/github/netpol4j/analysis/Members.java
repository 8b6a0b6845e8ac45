package io.github.netpol4j.analysis;

import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The ends that a party is made of, as policies see them: one for all that they don't tell apart, with some to show.
 *
 * @param all the ends
 * @param nodes the nodes that they are, or are on, where that is known
 * @param isHost whether some are nodes to policies
 */
record Members(List<Member> all, Set<String> nodes, boolean isHost) {

    /** On each node, this many are kept to show: two differ from each other, as the ends of a connection do. */
    private static final int SHOWN = 2;

    /**
     * An end, and the address in use there.
     *
     * @param end the end
     * @param address empty if it is not known
     */
    record Used(Endpoint end, Optional<IpAddress> address) {}

    /**
     * Ends that policies don't tell apart.
     *
     * @param standing what policies see
     * @param shown some of them, by the node that they are, or are on; an empty name where that is not known
     * @param isTemplate whether one stands for pods that are not listed
     */
    record Member(Standing standing, SortedMap<String, List<Used>> shown, boolean isTemplate) {

        Endpoint example() {
            return at(shown.firstKey()).get(0).end;
        }

        /** Whether there is, or may be, more than one end. */
        boolean isSeveral() {
            return isTemplate
                    || shown.values().stream()
                            .flatMap(List::stream)
                            .anyMatch(used -> !used.end().isSameAs(example()));
        }

        List<Used> at(String node) {
            return shown.getOrDefault(node, List.of());
        }

        Set<String> nodes() {
            return shown.keySet();
        }
    }

    /** Whether there are, or may be, different ends. */
    boolean isSeveral() {
        Endpoint first = all.get(0).example();
        return all.stream()
                .anyMatch(member -> member.isSeveral() || !member.example().isSameAs(first));
    }

    static Members of(Party party, Passages passages, Semantics semantics) {
        List<? extends Endpoint> ends = party.fold(
                pods -> pods.workload().pods().stream().map(ClusterPod::pod).toList(),
                host -> List.of(host.node()),
                outside -> List.of(new External(outside.range().first())),
                controller -> List.of(controller.end()));
        boolean isTemplate = party.fold(
                pods -> pods.workload().pods().stream().anyMatch(pod -> !pod.isListed()),
                host -> false,
                outside -> false,
                controller -> false);
        Map<Standing, Member> members = new LinkedHashMap<>();
        for (Endpoint end : ends) {
            List<Optional<IpAddress>> addresses = end.addresses().isEmpty()
                    ? List.of(Optional.empty())
                    : end.addresses().stream().map(Optional::of).toList();
            for (Optional<IpAddress> address : addresses) {
                List<Used> shown = members.computeIfAbsent(
                                passages.standing(end, address),
                                standing -> new Member(standing, new TreeMap<>(), isTemplate))
                        .shown()
                        .computeIfAbsent(node(end), node -> new ArrayList<>());
                if (shown.size() < SHOWN) {
                    shown.add(new Used(end, address));
                }
            }
        }
        boolean host = ends.stream().anyMatch(end -> isHost(end, semantics));
        Set<String> nodes = members.values().stream()
                .flatMap(member -> member.nodes().stream())
                .filter(node -> !node.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new Members(List.copyOf(members.values()), nodes, host);
    }

    /** One for each range of addresses outside that policies tell apart. */
    static Members each(List<AddressRange> ranges, Passages passages) {
        Map<Standing, Member> members = new LinkedHashMap<>();
        for (AddressRange range : ranges) {
            External end = new External(range.first());
            Optional<IpAddress> address = Optional.of(range.first());
            members.computeIfAbsent(
                    passages.standing(end, address),
                    standing ->
                            new Member(standing, new TreeMap<>(Map.of("", List.of(new Used(end, address)))), false));
        }
        return new Members(List.copyOf(members.values()), Set.of(), false);
    }

    private static String node(Endpoint end) {
        return end.fold(pod -> pod.node().orElse(""), node -> node.name(), external -> "");
    }

    /** Whether it is a node to policies. */
    static boolean isHost(Endpoint end, Semantics semantics) {
        return end.fold(pod -> !pod.isSelectable(semantics), node -> true, external -> false);
    }
}
