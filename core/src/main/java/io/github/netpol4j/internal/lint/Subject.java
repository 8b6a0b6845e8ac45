package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.ClusterPolicy;
import io.github.netpol4j.cluster.EntryPoint;
import io.github.netpol4j.cluster.Namespace;
import io.github.netpol4j.cluster.Origin;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.finding.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The object that a finding is about: it is there that the finding is told, and suppressed.
 *
 * @param id what names it where it was not read from a file
 * @param namespace the name of its namespace; empty if it is in none
 * @param origin where it was read
 */
record Subject(String id, String namespace, Origin origin) {

    /** What is known by its name alone. */
    static Subject named(String id) {
        return new Subject(id, "", Origin.unknown());
    }

    static Subject of(ClusterPolicy policy) {
        return new Subject(policy.toString(), policy.namespace(), policy.origin());
    }

    static Subject of(Service service) {
        return new Subject(service.id(), service.namespace(), service.origin());
    }

    static Subject of(Workload workload) {
        return new Subject(workload.id(), workload.namespace(), workload.origin());
    }

    static Subject of(Workload workload, ClusterPod pod) {
        return new Subject(workload.id(), workload.namespace(), pod.origin());
    }

    static Subject of(EntryPoint entry) {
        return new Subject(entry.namespace() + "/" + entry.name(), entry.namespace(), entry.origin());
    }

    static Subject of(Namespace namespace) {
        return new Subject(namespace.name(), namespace.name(), namespace.origin());
    }

    /** What can say that a finding is meant. */
    static List<Subject> all(Cluster cluster) {
        List<Subject> subjects = new ArrayList<>();
        cluster.policies().forEach(policy -> subjects.add(of(policy)));
        cluster.services().forEach(service -> subjects.add(of(service)));
        cluster.entries().stream()
                .filter(entry -> entry.kind().isController())
                .map(Subject::of)
                .distinct()
                .forEach(subjects::add);
        cluster.workloads().forEach(workload -> subjects.add(of(workload)));
        cluster.namespaces().values().forEach(namespace -> subjects.add(of(namespace)));
        return subjects;
    }

    /** Whether a place that another has told is in this object. */
    boolean holds(Place other) {
        Place own = origin.place();
        return own.line() > 0
                && own.source().equals(other.source())
                && own.document() == other.document()
                && (own.path().isEmpty() || other.path().startsWith(own.path() + "."));
    }

    /** Where a part of it is; the whole of it for an empty path. */
    Place place(String path) {
        Place known = origin.place();
        boolean isKnown =
                known.line() > 0 || !known.source().isEmpty() || !known.path().isEmpty();
        if (!isKnown) {
            return Place.of(id, path);
        }
        return path.isEmpty() ? known : origin.place(path);
    }
}
