package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.analysis.hosts.Hosts.Guarded;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterNode;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who is where: nodes, machines outside, pods by their addresses. */
final class Landscape {

    /** Where nothing is known of nodes, there is one all the same. */
    private static final Machine SOME_NODE = new Machine(Node.named("some-node"), Optional.empty());

    private final Map<String, Machine> nodes = new TreeMap<>();
    private final List<Machine> machines = new ArrayList<>();
    private final Map<IpAddress, ClusterPod> pods = new HashMap<>();
    private final Map<String, String> workloads = new HashMap<>();

    Landscape(Cluster cluster, Hosts hosts) {
        for (ClusterNode one : cluster.nodes()) {
            nodes.put(one.node().name(), new Machine(one.node(), Optional.empty()));
        }
        for (Guarded one : hosts.nodes()) {
            List<IpAddress> known = Optional.ofNullable(nodes.get(one.host().name()))
                    .map(there -> there.node().addresses())
                    .orElse(List.of());
            List<IpAddress> all = Stream.concat(known.stream(), one.host().addresses().stream())
                    .distinct()
                    .toList();
            Node node = new Node(one.host().name(), all);
            nodes.put(node.name(), new Machine(node, Optional.of(one.rules())));
        }
        if (nodes.isEmpty()) {
            nodes.put(SOME_NODE.name(), SOME_NODE);
        }
        hosts.machines().forEach(one -> machines.add(new Machine(one.host(), Optional.of(one.rules()))));
        for (Workload workload : cluster.workloads()) {
            for (ClusterPod one : workload.pods()) {
                workloads.put(one.pod().id(), workload.id());
                if (!one.pod().hostNetwork()) {
                    one.pod().addresses().forEach(address -> pods.put(address, one));
                }
            }
        }
    }

    List<Machine> nodes() {
        return List.copyOf(nodes.values());
    }

    Machine node(String name) {
        return nodes.getOrDefault(name, new Machine(Node.named(name), Optional.empty()));
    }

    /** The nodes that a pod can be on. Of those that have no firewall, one stands for all. */
    List<Machine> places(Pod pod) {
        return pod.node().map(name -> List.of(node(name))).orElseGet(this::distinct);
    }

    /** Every node that a pod can be on. */
    List<Machine> candidates(Pod pod) {
        return pod.node().map(name -> List.of(node(name))).orElseGet(this::nodes);
    }

    /** The nodes that differ in what their firewalls say. */
    List<Machine> distinct() {
        Set<Optional<?>> seen = new HashSet<>();
        return nodes().stream()
                .filter(one -> one.rules().isPresent() || seen.add(one.rules()))
                .toList();
    }

    Optional<Machine> nodeAt(IpAddress address) {
        return nodes.values().stream().filter(one -> one.isAt(address)).findFirst();
    }

    Optional<Machine> machineAt(IpAddress address) {
        return machines.stream().filter(one -> one.isAt(address)).findFirst();
    }

    Optional<Machine> machineNamed(String name) {
        return machines.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    Optional<ClusterPod> podAt(IpAddress address) {
        return Optional.ofNullable(pods.get(address));
    }

    String workload(Pod pod) {
        return workloads.getOrDefault(pod.id(), pod.id());
    }
}
