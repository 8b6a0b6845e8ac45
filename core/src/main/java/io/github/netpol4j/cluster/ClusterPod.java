package io.github.netpol4j.cluster;

import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.Optional;

/**
 * A pod of a cluster: one that is listed, or one that stands for those which a template makes.
 *
 * @param pod what policies see of it, as an end of flows
 * @param ports all ports that its containers declare, also those without a name
 * @param isListed whether there is a Pod object; if not, the template of a workload stands for its pods
 * @param isFinished whether it has ended for good, so that nothing in it sends or listens any more
 * @param origin where it, or the workload whose template it is, was read
 */
public record ClusterPod(Pod pod, List<ContainerPort> ports, boolean isListed, boolean isFinished, Origin origin) {

    /**
     * A pod of a cluster.
     *
     * @param pod what policies see of it, as an end of flows
     * @param ports all ports that its containers declare, also those without a name
     * @param isListed whether there is a Pod object
     * @param isFinished whether it has ended for good
     * @param origin where it, or the workload whose template it is, was read
     */
    public ClusterPod {
        Given.noneNull("pod(..)", pod, origin);
        ports = Given.noNulls("pod(..)", ports).stream().distinct().sorted().toList();
    }

    /** A pod as a program writes it: it declares the ports that have names. */
    static ClusterPod of(Pod pod) {
        List<ContainerPort> ports = pod.ports().stream()
                .map(port -> new ContainerPort(
                        Optional.of(port.name()), port.protocol(), port.number(), Optional.empty(), Optional.empty()))
                .toList();
        return new ClusterPod(pod, ports, true, false, Origin.unknown());
    }

    ClusterPod with(Pod changed) {
        return new ClusterPod(changed, ports, isListed, isFinished, origin);
    }
}
