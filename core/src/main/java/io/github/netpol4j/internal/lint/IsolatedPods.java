package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.Enforcement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many pods have their sides isolated.
 *
 * @param pods how many there are
 * @param ingress of how many the ingress is isolated
 * @param egress of how many the egress is isolated
 */
public record IsolatedPods(int pods, int ingress, int egress) {

    static final Pod STRANGER = Pod.ofApp("netpol4j-stranger", "stranger").unlabelled("app");

    static final IsolatedPods NONE = new IsolatedPods(0, 0, 0);

    /** By namespace; those without pods are not there. */
    static SortedMap<String, IsolatedPods> of(Cluster cluster, Meaning meaning, Semantics semantics) {
        FlowSet in = meaning.isolated(Direction.INGRESS);
        FlowSet out = meaning.isolated(Direction.EGRESS);
        return counted(cluster, flow -> in.contains(flow, semantics), flow -> out.contains(flow, semantics));
    }

    /** The same where the sets are too large: each pod is asked about. */
    static SortedMap<String, IsolatedPods> oneByOne(Cluster cluster, Semantics semantics) {
        Enforcement enforcement = cluster.enforcement();
        return counted(
                cluster,
                flow -> enforcement.evaluate(flow, semantics).ingress().isIsolated(),
                flow -> enforcement.evaluate(flow, semantics).egress().isIsolated());
    }

    private static SortedMap<String, IsolatedPods> counted(Cluster cluster, Predicate<Flow> in, Predicate<Flow> out) {
        SortedMap<String, IsolatedPods> counted = new TreeMap<>();
        for (ClusterPod one : cluster.pods()) {
            Pod pod = one.pod();
            boolean isIn = in.test(Flow.from(STRANGER).to(pod).tcp(1));
            boolean isOut = out.test(Flow.from(pod).to(STRANGER).tcp(1));
            counted.merge(pod.namespace(), new IsolatedPods(1, isIn ? 1 : 0, isOut ? 1 : 0), IsolatedPods::plus);
        }
        return counted;
    }

    /**
     * All of them.
     *
     * @param parts by namespace
     * @return their sum
     */
    public static IsolatedPods sum(Map<String, IsolatedPods> parts) {
        return parts.values().stream().reduce(NONE, IsolatedPods::plus);
    }

    private IsolatedPods plus(IsolatedPods other) {
        return new IsolatedPods(pods + other.pods, ingress + other.ingress, egress + other.egress);
    }
}
