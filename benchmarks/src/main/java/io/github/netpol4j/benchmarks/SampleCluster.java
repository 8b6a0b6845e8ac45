package io.github.netpol4j.benchmarks;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A small cluster in which policies can be tried out, flow by flow. It is one of very many: what holds in it need not hold in
 * the next.
 *
 * @param pods its pods
 */
record SampleCluster(List<Pod> pods) {

    static final int PODS = 200;

    /** How many flows {@link #someFlows()} are. */
    static final int FLOWS = 1000;

    /** Between all pods, on every port. */
    static final long ALL_FLOWS = (long) PODS * PODS * Workload.PORTS.size();

    /** Pods that policies select. */
    static SampleCluster of(Workload workload) {
        List<Sketch> sketches = workload.sketches();
        return new SampleCluster(IntStream.range(0, PODS)
                .mapToObj(i -> pod(sketches.get(i % sketches.size()), "pod-" + i))
                .toList());
    }

    private static Pod pod(Sketch sketch, String name) {
        Pod pod = Pod.ofApp(sketch.namespace(), name).unlabelled("app").at("10.7.0." + name.substring(4));
        for (Map.Entry<String, String> label : sketch.selects().entrySet()) {
            pod = pod.labelled(label.getKey(), label.getValue());
        }
        return pod;
    }

    /** Some of its flows. */
    List<Flow> someFlows() {
        Random random = new Random(PODS);
        return IntStream.range(0, FLOWS)
                .mapToObj(i -> Flow.from(pods.get(random.nextInt(PODS)))
                        .to(pods.get(random.nextInt(PODS)))
                        .tcp(Workload.PORTS.get(random.nextInt(Workload.PORTS.size()))))
                .toList();
    }
}
