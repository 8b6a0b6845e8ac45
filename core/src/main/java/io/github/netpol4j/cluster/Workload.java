package io.github.netpol4j.cluster;

import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Pods that belong together because one owner made them, or a single pod that nothing owns.
 *
 * <p>It prints as {@code namespace/name[Kind]}. Where only some of an owner's pods are meant, the labels that tell these from the
 * others follow: {@code shop/web[ReplicaSet]{tier=front}}.
 *
 * @param namespace the name of its namespace
 * @param name the owner's name
 * @param kind the owner's kind, {@code Pod} for a pod that nothing owns
 * @param pods those that count, sorted by name; none if all have finished, or the owner wants none at the moment. Where none is listed, one
 *     stands for all that the owner makes of its template, and one for each replica of a StatefulSet, up to 100
 * @param finished those that have finished
 * @param templates what the owner makes pods of, also if there are none at the moment
 * @param distinction the labels that tell these pods from others of the same owner; empty for all of them
 * @param origin where the owner was read, or its first pod
 */
public record Workload(
        String namespace,
        String name,
        String kind,
        List<ClusterPod> pods,
        List<ClusterPod> finished,
        List<ClusterPod> templates,
        SortedMap<String, String> distinction,
        Origin origin) {

    /** The order in which workloads are listed. */
    static final Comparator<Workload> ORDER = Comparator.comparing(Workload::namespace)
            .thenComparing(Workload::name)
            .thenComparing(Workload::kind)
            .thenComparing(workload -> workload.distinction().toString());

    private static final Comparator<ClusterPod> BY_NAME =
            Comparator.comparing(one -> one.pod().name());

    /**
     * Pods of one owner.
     *
     * @param namespace the name of its namespace
     * @param name the owner's name
     * @param kind the owner's kind, {@code Pod} for a pod that nothing owns
     * @param pods those that count
     * @param finished those that have finished
     * @param templates what the owner makes pods of
     * @param distinction the labels that tell these pods from others of the same owner
     * @param origin where the owner was read, or its first pod
     */
    public Workload {
        Given.noneNull("workload(..)", namespace, name, kind, origin);
        pods = Given.noNulls("workload(..)", pods).stream().sorted(BY_NAME).toList();
        finished =
                Given.noNulls("workload(..)", finished).stream().sorted(BY_NAME).toList();
        templates = Given.noNulls("workload(..)", templates).stream()
                .sorted(BY_NAME)
                .toList();
        distinction = Collections.unmodifiableSortedMap(new TreeMap<>(Given.noNulls("workload(..)", distinction)));
    }

    /**
     * A pod that nothing owns, for a cluster in a test.
     *
     * @param pod the pod
     * @return its workload
     */
    public static Workload of(Pod pod) {
        Given.notNull("workload(..)", pod);
        return of("Pod", pod.name(), List.of(pod));
    }

    /**
     * A Deployment with its pods, for a cluster in a test.
     *
     * @param template a pod as the Deployment makes them; its name is the Deployment's
     * @param replicas how many there are
     * @return the workload; its pods have no addresses but those of the template, and a number behind the name
     */
    public static Workload deployment(Pod template, int replicas) {
        return of("Deployment", template, replicas);
    }

    /**
     * A workload of any kind with its pods, for a cluster in a test.
     *
     * @param kind such as {@code StatefulSet}
     * @param template a pod as the owner makes them; its name is the owner's
     * @param replicas how many there are
     * @return the workload; its pods have no addresses but those of the template, and a number behind the name
     */
    public static Workload of(String kind, Pod template, int replicas) {
        Given.noneNull("workload(..)", kind, template);
        return of(
                kind,
                template.name(),
                IntStream.rangeClosed(1, replicas)
                        .mapToObj(number -> template.named(template.name() + "-" + number))
                        .toList(),
                List.of(new ClusterPod(template, ClusterPod.of(template).ports(), false, false, Origin.unknown())),
                template.namespace());
    }

    private static Workload of(String kind, String name, List<Pod> pods) {
        return of(kind, name, pods, List.of(), pods.get(0).namespace());
    }

    private static Workload of(String kind, String name, List<Pod> pods, List<ClusterPod> templates, String namespace) {
        return new Workload(
                namespace,
                name,
                kind,
                pods.stream().map(ClusterPod::of).toList(),
                List.of(),
                templates,
                new TreeMap<>(),
                Origin.unknown());
    }

    /**
     * These pods in groups of those that are alike.
     *
     * @param likeness what must be equal in pods that stay together, such as the selectors that match them
     * @return this workload alone if all are alike; otherwise one for each group, each with the labels that tell it from the
     *     others
     */
    public List<Workload> apart(Function<? super ClusterPod, ?> likeness) {
        Given.notNull("apart(..)", likeness);
        Map<Object, List<ClusterPod>> groups = new LinkedHashMap<>();
        for (ClusterPod pod : pods) {
            groups.computeIfAbsent(likeness.apply(pod), key -> new ArrayList<>())
                    .add(pod);
        }
        if (groups.size() < 2) {
            return List.of(this);
        }
        List<SortedMap<String, String>> distinctions = distinctions(List.copyOf(groups.values()));
        List<Workload> parts = new ArrayList<>();
        for (List<ClusterPod> group : groups.values()) {
            parts.add(new Workload(
                    namespace,
                    name,
                    kind,
                    group,
                    List.of(),
                    templates,
                    distinctions.get(parts.size()),
                    group.get(0).origin()));
        }
        return parts.stream().sorted(ORDER).toList();
    }

    /**
     * For each group the values of the keys on which all of a group agree and groups differ. Where those do not tell each group
     * from each other, the first pod's name does it too.
     */
    private static List<SortedMap<String, String>> distinctions(List<List<ClusterPod>> groups) {
        Set<String> keys = new TreeSet<>();
        groups.forEach(
                group -> group.forEach(pod -> keys.addAll(pod.pod().labels().keySet())));
        keys.removeIf(key ->
                groups.stream().anyMatch(group -> values(group, key).size() > 1)
                        || groups.stream()
                                        .flatMap(group -> values(group, key).stream())
                                        .collect(Collectors.toSet())
                                        .size()
                                < 2);
        List<SortedMap<String, String>> distinctions = new ArrayList<>();
        for (List<ClusterPod> group : groups) {
            SortedMap<String, String> own = new TreeMap<>(group.get(0).pod().labels());
            own.keySet().retainAll(keys);
            distinctions.add(own);
        }
        if (new HashSet<>(distinctions).size() < groups.size()) {
            for (int i = 0; i < groups.size(); i++) {
                distinctions.get(i).put("pod", groups.get(i).get(0).pod().name());
            }
        }
        return distinctions;
    }

    private static Set<String> values(List<ClusterPod> group, String key) {
        return group.stream()
                .map(pod -> Objects.toString(pod.pod().labels().get(key), "\0"))
                .collect(Collectors.toSet());
    }

    /**
     * How reports name it.
     *
     * @return {@code namespace/name[Kind]}, with the distinction behind it where there is one
     */
    public String id() {
        String whole = namespace + "/" + name + "[" + kind + "]";
        return distinction.isEmpty()
                ? whole
                : whole
                        + distinction.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(",", "{", "}"));
    }

    /** By name alone: whoever asks about many pairs looks workloads up very often, and their pods are many. */
    @Override
    public int hashCode() {
        return Objects.hash(namespace, name, kind, distinction);
    }

    /** As {@link #id()}. */
    @Override
    public String toString() {
        return id();
    }
}
