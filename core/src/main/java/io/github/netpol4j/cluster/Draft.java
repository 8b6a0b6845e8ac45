package io.github.netpol4j.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What becomes a cluster, while it is put together. */
final class Draft {

    final SortedMap<String, Namespace> namespaces = new TreeMap<>();
    final List<ClusterNode> nodes = new ArrayList<>();
    final List<OwnedPod> pods = new ArrayList<>();
    final List<Owner> owners = new ArrayList<>();
    final List<Service> services = new ArrayList<>();
    final List<EndpointSlice> endpointSlices = new ArrayList<>();
    final List<EntryPoint> entries = new ArrayList<>();
    final List<ClusterPolicy> policies = new ArrayList<>();

    /** A listed pod, with what says who made it. */
    record OwnedPod(Head head, ClusterPod pod) {}

    /**
     * Something that makes pods.
     *
     * @param templates a pod as it makes them, if it says so
     * @param made the pods that stand for those that it makes; none if it makes none at the moment
     */
    record Owner(Head head, List<ClusterPod> templates, List<ClusterPod> made) {}
}
