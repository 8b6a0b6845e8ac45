package io.github.netpol4j.cluster;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a cluster consists of, sorted, with every namespace that something is in, and pods that know the labels of theirs.
 */
record Contents(
        SortedMap<String, Namespace> namespaces,
        List<ClusterNode> nodes,
        List<Workload> workloads,
        List<Service> services,
        List<EndpointSlice> endpointSlices,
        List<EntryPoint> entries,
        List<ClusterPolicy> policies,
        List<Finding> findings,
        List<Problem> leftOut,
        SortedMap<String, Integer> passedOver) {

    static final Contents NONE = new Contents(
            new TreeMap<>(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new TreeMap<>());

    Contents {
        SortedMap<String, Namespace> all = withMissing(
                namespaces,
                Stream.of(
                                workloads.stream().map(Workload::namespace),
                                services.stream().map(Service::namespace),
                                endpointSlices.stream().map(EndpointSlice::namespace),
                                entries.stream().map(EntryPoint::namespace),
                                policies.stream().map(ClusterPolicy::namespace))
                        .flatMap(names -> names)
                        .toList());
        namespaces = Collections.unmodifiableSortedMap(all);
        nodes = sorted(nodes, Comparator.comparing(node -> node.node().name()));
        workloads = sorted(workloads.stream().map(one -> labelled(one, all)).toList(), Workload.ORDER);
        services = sorted(services, Comparator.comparing(Service::namespace).thenComparing(Service::name));
        endpointSlices = sorted(
                endpointSlices, Comparator.comparing(EndpointSlice::namespace).thenComparing(EndpointSlice::name));
        entries = sorted(entries, EntryPoint.ORDER);
        policies = sorted(
                policies,
                Comparator.comparing(ClusterPolicy::namespace)
                        .thenComparing(ClusterPolicy::name)
                        .thenComparing(policy -> policy.object().toString()));
        findings = sorted(findings, Comparator.comparing(Finding::place).thenComparing(Finding::toString));
        leftOut = sorted(leftOut, Comparator.comparing(Problem::place));
        passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
    }

    private static <T> List<T> sorted(Collection<T> all, Comparator<? super T> order) {
        return all.stream().sorted(order).toList();
    }

    private static SortedMap<String, Namespace> withMissing(Map<String, Namespace> given, Collection<String> used) {
        SortedMap<String, Namespace> all = new TreeMap<>(given);
        for (String name : new TreeSet<>(used)) {
            all.computeIfAbsent(name, missing -> new Namespace(missing, new TreeMap<>(), false, Origin.unknown()));
        }
        return all;
    }

    private static Workload labelled(Workload workload, Map<String, Namespace> namespaces) {
        Namespace own = namespaces.get(workload.namespace());
        return own == null
                ? workload
                : new Workload(
                        workload.namespace(),
                        workload.name(),
                        workload.kind(),
                        labelled(workload.pods(), own),
                        labelled(workload.finished(), own),
                        labelled(workload.templates(), own),
                        workload.distinction(),
                        workload.origin());
    }

    private static List<ClusterPod> labelled(List<ClusterPod> pods, Namespace own) {
        return pods.stream().map(one -> labelled(one, own)).toList();
    }

    private static ClusterPod labelled(ClusterPod one, Namespace own) {
        Pod pod = one.pod();
        return pod.namespaceLabels().equals(own.labels())
                ? one
                : one.with(new Pod(
                        pod.namespace(),
                        own.labels(),
                        pod.name(),
                        pod.labels(),
                        pod.serviceAccount(),
                        pod.ports(),
                        pod.addresses(),
                        pod.node(),
                        pod.hostNetwork()));
    }

    /** Without what was said about policies that are not enforced: the caller says what is. */
    Contents enforcedOtherwise() {
        return new Contents(
                namespaces,
                nodes,
                workloads,
                services,
                endpointSlices,
                entries,
                policies,
                findings.stream()
                        .filter(finding -> !finding.code().equals(Messages.POLICY_KIND_NOT_READ))
                        .toList(),
                leftOut,
                passedOver);
    }

    Contents with(List<Endpoint> ends) {
        List<Workload> pods = new ArrayList<>();
        List<ClusterNode> hosts = new ArrayList<>(nodes);
        for (Endpoint end : ends) {
            end.<Runnable>fold(
                            pod -> () -> pods.add(Workload.of(pod)),
                            node -> () -> hosts.add(new ClusterNode(node, new TreeMap<>(), Origin.unknown())),
                            external -> () -> {
                                throw Messages.externalIsOutside(external);
                            })
                    .run();
        }
        unique("node", hosts.stream().map(host -> host.node().name()));
        return copy(namespaces, hosts, workloads, services, entries).withWorkloads(pods);
    }

    Contents withWorkloads(List<Workload> more) {
        SortedMap<String, Namespace> spaces = namespaces;
        for (Workload workload : more) {
            for (ClusterPod one : workload.pods()) {
                spaces = joined(spaces, one.pod().namespace(), one.pod().namespaceLabels(), false);
            }
        }
        List<Workload> all = joined(workloads, more);
        unique("workload", all.stream().map(Workload::id));
        unique(
                "pod",
                all.stream()
                        .flatMap(one -> one.pods().stream())
                        .map(one -> one.pod().id()));
        return copy(spaces, nodes, all, services, entries);
    }

    Contents withServices(List<Service> more) {
        List<Service> all = joined(services, more);
        unique("Service", all.stream().map(Service::id));
        List<EntryPoint> ways = joined(
                entries,
                more.stream().flatMap(one -> ServiceEntries.of(one).stream()).toList());
        return copy(namespaces, nodes, workloads, all, ways);
    }

    Contents withEntries(List<EntryPoint> more) {
        return copy(namespaces, nodes, workloads, services, joined(entries, more));
    }

    Contents withNamespace(String name, Map<String, String> labels) {
        return copy(joined(namespaces, name, labels, true), nodes, workloads, services, entries);
    }

    Contents countingFinished() {
        List<Workload> all = workloads.stream()
                .map(one -> new Workload(
                        one.namespace(),
                        one.name(),
                        one.kind(),
                        joined(one.pods(), one.finished()),
                        List.of(),
                        one.templates(),
                        one.distinction(),
                        one.origin()))
                .toList();
        return copy(namespaces, nodes, all, services, entries);
    }

    private Contents copy(
            SortedMap<String, Namespace> spaces,
            List<ClusterNode> hosts,
            List<Workload> owners,
            List<Service> names,
            List<EntryPoint> ways) {
        return new Contents(
                spaces, hosts, owners, names, endpointSlices, ways, policies, findings, leftOut, passedOver);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Everyone who speaks of a namespace may add labels, and nobody may change one. */
    private static SortedMap<String, Namespace> joined(
            SortedMap<String, Namespace> all, String name, Map<String, String> labels, boolean isGiven) {
        Namespace before = all.getOrDefault(name, new Namespace(name, new TreeMap<>(), false, Origin.unknown()));
        SortedMap<String, String> both = new TreeMap<>(before.labels());
        labels.forEach((key, value) -> {
            String other = both.put(key, value);
            if (other != null && !other.equals(value)) {
                throw Messages.otherLabel(name, key, other, value);
            }
        });
        SortedMap<String, Namespace> changed = new TreeMap<>(all);
        changed.put(name, new Namespace(name, both, before.isGiven() || isGiven, before.origin()));
        return changed;
    }

    private static void unique(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw Messages.thereAlready(what, name);
        });
    }
}
