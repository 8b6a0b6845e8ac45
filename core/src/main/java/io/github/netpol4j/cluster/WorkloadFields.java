package io.github.netpol4j.cluster;

import io.github.netpol4j.internal.manifest.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what makes pods.
 *
 * <p>Source: Kubernetes API reference, "Workload Resources": all but CronJob have {@code spec.template}, and those that can be
 * scaled {@code spec.replicas}, which is 1 where it is missing. KubeVirt user guide, "Network Policy": the labels of a
 * VirtualMachine's template are those of the pod that it runs in.
 */
final class WorkloadFields {

    private static final List<String> SPEC = List.of("template", "replicas", "suspend", "jobTemplate");
    private static final List<String> JOB_TEMPLATE = List.of("spec");
    private static final List<String> TEMPLATE = List.of("metadata", "spec");
    private static final List<String> ORDINALS = List.of("start");
    private static final int LAST_START = 1_000_000_000;
    private static final List<String> METADATA = List.of("labels");

    private static final Map<String, String> STOPPED =
            Map.of("replicas", "0", "suspend", "true", "running", "false", "runStrategy", "Halted");

    private WorkloadFields() {}

    static Draft.Owner read(Head head, Fields object) {
        // What other projects call their fields is no slip.
        boolean isOther = head.kind() == InventoryKind.OTHER_WORKLOAD || head.kind() == InventoryKind.VIRTUAL_MACHINE;
        Optional<Fields> spec = object.open("spec", isOther ? List.of() : SPEC);
        Optional<Fields> template = spec.flatMap(fields -> head.kind() == InventoryKind.CRON_JOB
                        ? fields.open("jobTemplate", JOB_TEMPLATE).flatMap(job -> job.open("spec", SPEC))
                        : Optional.of(fields))
                .flatMap(fields -> fields.open("template", TEMPLATE));
        boolean isDone = head.kind() == InventoryKind.JOB && isDone(object);
        boolean isNamed = head.kind() == InventoryKind.JOB
                && head.isNamed()
                && spec.flatMap(fields -> fields.value("manualSelector")).isEmpty();
        List<ClusterPod> templates = template.flatMap(fields -> pod(head, fields, isDone, isNamed)).stream()
                .toList();
        return new Draft.Owner(
                head,
                templates,
                spec.stream()
                        .flatMap(fields -> isOther
                                ? templates.stream().filter(one -> !isStopped(fields))
                                : made(head, fields, templates).stream())
                        .toList());
    }

    private static List<ClusterPod> made(Head head, Fields spec, List<ClusterPod> templates) {
        boolean isSuspended = spec.bool("suspend").orElse(false);
        int replicas = spec.integer("replicas", "must be 0 or more").orElse(1);
        if (isSuspended || replicas == 0) {
            return List.of();
        }
        if (head.kind() != InventoryKind.STATEFUL_SET || !head.isNamed() || replicas < 0) {
            return templates;
        }
        int first = spec.open("ordinals", ORDINALS)
                .flatMap(ordinals -> ordinals.integer("start", "must be 0 or more"))
                .filter(start -> start >= 0 && start <= LAST_START)
                .orElse(0);
        return templates.stream()
                .flatMap(one -> ControllerLabels.ofStatefulSet(one, first, replicas).stream())
                .toList();
    }

    /** Without a word about values of another form: it is for other projects to say what theirs are. */
    private static boolean isStopped(Fields spec) {
        return STOPPED.entrySet().stream()
                .anyMatch(field -> spec.value(field.getKey())
                        .map(node -> node.fold(mapping -> "", sequence -> "", scalar -> scalar.text()))
                        .filter(field.getValue()::equals)
                        .isPresent());
    }

    private static Optional<ClusterPod> pod(Head head, Fields template, boolean isDone, boolean isNamed) {
        SortedMap<String, String> labels = template.open("metadata", METADATA)
                .map(metadata -> Head.labels(metadata, "labels"))
                .orElseGet(TreeMap::new);
        PodFields spec = PodFields.of(template);
        return spec.pod(
                        head.namespace(),
                        head.name(),
                        isNamed ? ControllerLabels.ofJob(head.name(), labels) : labels,
                        List.of())
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
