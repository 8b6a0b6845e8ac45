package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.ContainerPort;
import io.github.netpol4j.cluster.Namespace;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The pods of a cluster in groups, and which of them selectors choose. */
final class Inventory {

    private static final int NAMED = 3;

    private final Cluster cluster;
    private final Semantics semantics;
    private final List<PodGroup> groups = new ArrayList<>();
    private final Map<String, BitSet> byNamespace = new TreeMap<>();
    private final Map<LabelSelector, BitSet> byLabels = new HashMap<>();
    private final Map<LabelSelector, BitSet> byNamespaceLabels = new HashMap<>();

    /**
     * What is in a cluster.
     *
     * @param keys the labels that selectors ask about
     * @param seen what else tells pods apart
     */
    Inventory(Cluster cluster, Semantics semantics, Set<String> keys, Function<Pod, ?> seen) {
        this.cluster = cluster;
        this.semantics = semantics;
        group(keys, seen);
        for (int i = 0; i < groups.size(); i++) {
            byNamespace
                    .computeIfAbsent(groups.get(i).namespace(), name -> new BitSet())
                    .set(i);
        }
    }

    /** What tells pods apart. */
    private record Key(
            String namespace,
            Map<String, String> labels,
            List<ContainerPort> ports,
            boolean hostNetwork,
            boolean isThere,
            Object seen) {}

    private void group(Set<String> keys, Function<Pod, ?> seen) {
        Map<Key, ClusterPod> examples = new LinkedHashMap<>();
        Map<Key, Set<Workload>> workloads = new HashMap<>();
        for (Workload workload : cluster.workloads()) {
            boolean isThere = !workload.pods().isEmpty();
            for (ClusterPod one : isThere ? workload.pods() : workload.templates()) {
                Pod pod = one.pod();
                SortedMap<String, String> labels = new TreeMap<>(pod.labels());
                labels.keySet().retainAll(keys);
                Key key = new Key(
                        pod.namespace(),
                        labels,
                        one.ports(),
                        pod.hostNetwork(),
                        isThere,
                        isThere ? seen.apply(pod) : "");
                examples.putIfAbsent(key, one);
                workloads.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(workload);
            }
        }
        examples.forEach((key, example) ->
                groups.add(new PodGroup(example, List.copyOf(workloads.getOrDefault(key, Set.of())), key.isThere)));
    }

    Cluster cluster() {
        return cluster;
    }

    Semantics semantics() {
        return semantics;
    }

    PodGroup group(int number) {
        return groups.get(number);
    }

    int size() {
        return groups.size();
    }

    List<PodGroup> groups() {
        return groups;
    }

    List<PodGroup> groups(BitSet some) {
        return some.stream().mapToObj(groups::get).toList();
    }

    /** Those that a policy of a namespace selects, whether it can hold them or not. */
    BitSet selected(String namespace, LabelSelector selector) {
        BitSet selected = new BitSet();
        selected.or(byLabels(selector));
        selected.and(inNamespace(namespace));
        return selected;
    }

    /** Those that a peer of a policy of a namespace selects; none for a block. */
    BitSet selected(String namespace, NetworkPolicyPeer peer) {
        BitSet selected = new BitSet();
        if (peer.getIpBlock() != null) {
            return selected;
        }
        selected.or(
                peer.getNamespaceSelector() == null
                        ? inNamespace(namespace)
                        : byNamespaceLabels(peer.getNamespaceSelector()));
        if (peer.getPodSelector() != null) {
            selected.and(byLabels(peer.getPodSelector()));
        }
        return selected;
    }

    /** Whether pods that are not there yet may be meant by a selector for labels that controllers add to them. */
    boolean mayBe(List<String> where, LabelSelector selector) {
        return where.stream()
                .flatMap(name -> groups(inNamespace(name)).stream())
                .filter(group -> !group.example().isListed())
                .anyMatch(group -> LabelMatch.mayMatch(selector, group.pod().labels()));
    }

    /** Whether a workload of it was read. */
    boolean isInhabited(String namespace) {
        return !inNamespace(namespace).isEmpty();
    }

    private BitSet inNamespace(String name) {
        return byNamespace.getOrDefault(name, new BitSet());
    }

    private BitSet byLabels(LabelSelector selector) {
        return byLabels.computeIfAbsent(selector, one -> {
            BitSet selected = new BitSet();
            for (int i = 0; i < groups.size(); i++) {
                selected.set(i, LabelMatch.matches(one, groups.get(i).pod().labels()));
            }
            return selected;
        });
    }

    private BitSet byNamespaceLabels(LabelSelector selector) {
        return byNamespaceLabels.computeIfAbsent(selector, one -> {
            BitSet selected = new BitSet();
            namespaces(one).forEach(name -> selected.or(inNamespace(name)));
            return selected;
        });
    }

    /** The namespaces that a selector chooses. */
    List<String> namespaces(LabelSelector selector) {
        return cluster.namespaces().values().stream()
                .filter(namespace -> LabelMatch.matches(selector, namespace.labels()))
                .map(Namespace::name)
                .toList();
    }

    /** Those that selectors see, and that are there. */
    BitSet held(BitSet some) {
        return only(some, group -> group.isThere() && group.pod().isSelectable(semantics));
    }

    static BitSet both(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    private BitSet only(BitSet some, java.util.function.Predicate<PodGroup> wanted) {
        BitSet left = new BitSet();
        some.stream().filter(i -> wanted.test(groups.get(i))).forEach(left::set);
        return left;
    }

    /** Whose they are, the first few by name. */
    String names(BitSet some) {
        return names(some.stream()
                .mapToObj(groups::get)
                .flatMap(group -> group.workloads().stream())
                .map(Workload::id)
                .distinct()
                .sorted()
                .toList());
    }

    /** The first few, and how many more there are. */
    static String names(List<String> all) {
        if (all.size() <= NAMED + 1) {
            return String.join(", ", all);
        }
        return all.stream().limit(NAMED).collect(Collectors.joining(", ")) + " and " + (all.size() - NAMED) + " more";
    }
}
