package io.github.netpol4j.laws;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The ends of one of the made-up clusters, put into workloads at random: some pods stay alone, others share an owner that has no
 * two pods alike.
 *
 * @param pods the pods of each owner
 * @param nodes the nodes
 * @param outside some addresses outside
 */
record Crowd(List<List<Pod>> pods, List<Node> nodes, List<External> outside) {

    private static final int OWNERS = 4;

    static Crowd of(List<Endpoint> ends, int seed) {
        Random random = new Random(seed);
        Map<String, List<Pod>> owners = new TreeMap<>();
        List<Node> nodes = new ArrayList<>();
        List<External> outside = new ArrayList<>();
        for (Endpoint end : ends) {
            if (end instanceof Pod pod) {
                String owner = random.nextInt(3) == 0 ? pod.name() : "owner-" + random.nextInt(OWNERS);
                owners.computeIfAbsent(pod.namespace() + "/" + owner, key -> new ArrayList<>())
                        .add(pod);
            } else if (end instanceof Node node) {
                nodes.add(node);
            } else if (end instanceof External external) {
                outside.add(external);
            }
        }
        return new Crowd(List.copyOf(owners.values()), nodes, outside);
    }

    /** The same with other pods. */
    Crowd changed(Function<Pod, Pod> change) {
        return new Crowd(
                pods.stream().map(some -> some.stream().map(change).toList()).toList(), nodes, outside);
    }

    /** The cluster; each owner is named after its first pod. */
    Cluster cluster() {
        Cluster cluster = Cluster.empty().with(nodes.toArray(Endpoint[]::new));
        return cluster.with(pods.stream().map(Crowd::workload).toArray(Workload[]::new));
    }

    private static Workload workload(List<Pod> pods) {
        List<ClusterPod> members =
                pods.stream().flatMap(pod -> Workload.of(pod).pods().stream()).toList();
        Pod first = pods.get(0);
        return new Workload(
                first.namespace(),
                first.name(),
                "Deployment",
                members,
                List.of(),
                List.of(),
                new TreeMap<>(),
                members.get(0).origin());
    }
}
