package io.github.netpol4j.cluster;

import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.internal.KubernetesSyntax;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The labels that controllers add to the pods that they make, as far as they are known before.
 *
 * <p>Source: kubernetes.io, "Well-Known Labels, Annotations and Taints". Hashes and uids are known only of listed pods.
 */
final class ControllerLabels {

    private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";
    private static final String POD_INDEX = "apps.kubernetes.io/pod-index";
    private static final List<String> JOB_NAME = List.of("job-name", "batch.kubernetes.io/job-name");

    /** So many pods of a StatefulSet are told apart; of more, one stands for all. */
    private static final int MOST = 100;

    private ControllerLabels() {}

    /** Those that the pods of a Job have. */
    static SortedMap<String, String> ofJob(String name, Map<String, String> labels) {
        SortedMap<String, String> all = new TreeMap<>(labels);
        if (KubernetesSyntax.labelValue(name).isEmpty()) {
            JOB_NAME.forEach(key -> all.putIfAbsent(key, name));
        }
        return all;
    }

    /** The pods of a StatefulSet: each has a name and a number that are known, and labels with these. */
    static List<ClusterPod> ofStatefulSet(ClusterPod template, int first, int replicas) {
        if (replicas > MOST) {
            return List.of(template);
        }
        return IntStream.range(first, first + replicas)
                .mapToObj(number -> numbered(template, number))
                .toList();
    }

    private static ClusterPod numbered(ClusterPod template, int number) {
        Pod pod = template.pod();
        String name = pod.name() + "-" + number;
        SortedMap<String, String> labels = new TreeMap<>(pod.labels());
        if (KubernetesSyntax.labelValue(name).isEmpty()) {
            labels.put(POD_NAME, name);
        }
        labels.put(POD_INDEX, String.valueOf(number));
        return template.with(new Pod(
                pod.namespace(),
                pod.namespaceLabels(),
                KubernetesSyntax.dnsSubdomain(name).isEmpty() ? name : pod.name(),
                labels,
                pod.serviceAccount(),
                pod.ports(),
                pod.addresses(),
                pod.node(),
                pod.hostNetwork()));
    }
}
