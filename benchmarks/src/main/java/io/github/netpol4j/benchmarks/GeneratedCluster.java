package io.github.netpol4j.benchmarks;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Clusters of any size, the same in every run: pods of the applications that {@link Workload#ofApps(int, int)} speaks of. */
final class GeneratedCluster {

    static final int NAMESPACES = 50;

    private static final int NODES = 100;
    private static final List<String> TIERS = List.of("front", "back", "data");

    private GeneratedCluster() {}

    /**
     * Pods spread evenly over the applications.
     *
     * @param pods how many
     * @param policies how many
     * @param replicas how many pods each Deployment has; with 1, each pod is alone and has a row of its own
     * @return the cluster, with the policies enforced in it
     */
    static Cluster of(int pods, int policies, int replicas) {
        int apps = Math.max(1, policies / NAMESPACES / 2);
        List<io.github.netpol4j.cluster.Workload> workloads = new ArrayList<>();
        for (int i = 0; i < pods / replicas; i++) {
            Pod pod = Pod.ofApp(namespace(i), "app-" + i / NAMESPACES % apps)
                    .named("w-" + i)
                    .labelled("tier", TIERS.get(i / NAMESPACES / apps % TIERS.size()))
                    .on("n" + i % NODES);
            workloads.add(
                    replicas == 1
                            ? io.github.netpol4j.cluster.Workload.of(pod)
                            : io.github.netpol4j.cluster.Workload.deployment(pod, replicas));
        }
        Cluster cluster = Cluster.empty()
                .with(IntStream.range(0, NODES)
                        .mapToObj(i -> Node.named("n" + i).at("10.255.0." + i))
                        .toArray(Node[]::new));
        for (int i = 0; i < NAMESPACES; i++) {
            cluster = cluster.withNamespace(namespace(i), labels(i));
        }
        return cluster.with(workloads.toArray(io.github.netpol4j.cluster.Workload[]::new))
                .enforcedBy(Workload.ofApps(policies, NAMESPACES).plain());
    }

    private static Map<String, String> labels(int i) {
        return new TreeMap<>(Map.of("team", "team-" + i % 10));
    }

    private static String namespace(int i) {
        return Workload.namespace(i % NAMESPACES);
    }
}
