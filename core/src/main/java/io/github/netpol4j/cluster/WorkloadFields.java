package io.github.netpol4j.cluster;

import io.github.netpol4j.internal.manifest.Fields;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what makes pods.
 *
 * <p>Source: Kubernetes API reference, "Workload Resources": all but CronJob have {@code spec.template}, and those that can be
 * scaled {@code spec.replicas}, which is 1 where it is missing.
 */
final class WorkloadFields {

    private static final List<String> SPEC = List.of("template", "replicas", "suspend", "jobTemplate");
    private static final List<String> JOB_TEMPLATE = List.of("spec");
    private static final List<String> TEMPLATE = List.of("metadata", "spec");
    private static final List<String> METADATA = List.of("labels");

    private WorkloadFields() {}

    static Draft.Owner read(Head head, Fields object) {
        Optional<Fields> spec = object.open("spec", SPEC);
        Optional<Fields> template = spec.flatMap(fields -> head.kind() == InventoryKind.CRON_JOB
                        ? fields.open("jobTemplate", JOB_TEMPLATE).flatMap(job -> job.open("spec", SPEC))
                        : Optional.of(fields))
                .flatMap(fields -> fields.open("template", TEMPLATE));
        boolean isDone = head.kind() == InventoryKind.JOB && isDone(object);
        boolean isSuspended = spec.flatMap(fields -> fields.bool("suspend")).orElse(false);
        boolean isScaledToNone = spec.flatMap(fields -> fields.integer("replicas", "must be 0 or more"))
                .filter(replicas -> replicas == 0)
                .isPresent();
        return new Draft.Owner(
                head,
                template.flatMap(fields -> pod(head, fields, isDone)).stream().toList(),
                !isSuspended && !isScaledToNone);
    }

    private static Optional<ClusterPod> pod(Head head, Fields template, boolean isDone) {
        SortedMap<String, String> labels = template.open("metadata", METADATA)
                .map(metadata -> Head.labels(metadata, "labels"))
                .orElseGet(TreeMap::new);
        PodFields spec = PodFields.of(template);
        return spec.pod(head.namespace(), head.name(), labels, List.of())
                .map(pod -> new ClusterPod(pod, spec.ports(), false, isDone, head.origin()));
    }

    /** Whether a Job has ended, well or not. */
    private static boolean isDone(Fields job) {
        return job.open("status", List.of()).stream()
                .flatMap(status -> status.openList("conditions", List.of()).stream())
                .anyMatch(condition -> condition
                                .string("type")
                                .filter(List.of("Complete", "Failed")::contains)
                                .isPresent()
                        && condition.string("status").filter("True"::equals).isPresent());
    }
}
