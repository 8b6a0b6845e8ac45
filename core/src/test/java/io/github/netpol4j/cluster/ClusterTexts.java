package io.github.netpol4j.cluster;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import java.util.List;

/** Manifests in tests, and what is wrong with them. */
final class ClusterTexts {

    private ClusterTexts() {}

    /** The problems of a text, each as one line; none if it can be read. */
    static List<String> problems(String text) {
        try {
            Cluster.read(text);
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems().stream().map(ClusterTexts::line).toList();
        }
    }

    private static String line(Problem problem) {
        return "%d/%d:%d %s: %s; %s"
                .formatted(
                        problem.place().document(),
                        problem.place().line(),
                        problem.place().column(),
                        problem.place().path(),
                        problem.what(),
                        problem.remedy());
    }

    /** All that two clusters must have in common to be the same. */
    static List<Object> contents(Cluster cluster) {
        return List.of(
                cluster.namespaces(),
                cluster.nodes(),
                cluster.workloads(),
                cluster.services(),
                cluster.endpointSlices(),
                cluster.entries(),
                cluster.policies(),
                cluster.enforcement(),
                cluster.passedOver());
    }

    /** A workload of a cluster by its name in reports. */
    static Workload workload(Cluster cluster, String id) {
        return cluster.workloads().stream()
                .filter(workload -> workload.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + cluster.workloads()));
    }

    /** The names of a workload's pods that count. */
    static List<String> pods(Cluster cluster, String id) {
        return workload(cluster, id).pods().stream()
                .map(pod -> pod.pod().name())
                .toList();
    }
}
