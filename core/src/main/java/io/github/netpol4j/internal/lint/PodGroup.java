package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.ContainerPort;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.flow.Pod;
import java.util.List;

/**
 * Pods that neither selectors nor what is enforced tell apart.
 *
 * @param example one of them
 * @param workloads whose they are
 * @param isThere whether there are any: an owner may have none at the moment
 */
record PodGroup(ClusterPod example, List<Workload> workloads, boolean isThere) {

    Pod pod() {
        return example.pod();
    }

    String namespace() {
        return pod().namespace();
    }

    List<ContainerPort> ports() {
        return example.ports();
    }

    /** The first of its workloads. */
    Workload workload() {
        return workloads.get(0);
    }
}
