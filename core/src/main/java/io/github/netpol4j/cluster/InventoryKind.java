package io.github.netpol4j.cluster;

import io.github.netpol4j.internal.manifest.NearestName;
import io.github.netpol4j.internal.manifest.TypeMeta;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kinds that a cluster holds, with the groups of the API that have them. Other projects have a Service, a Job, an Ingress and a
 * Route too, so that the group decides.
 */
enum InventoryKind {
    NAMESPACE("Namespace", "v1"),
    NODE("Node", "v1"),
    POD("Pod", "v1"),
    SERVICE("Service", "v1"),
    REPLICATION_CONTROLLER("ReplicationController", "v1"),
    DEPLOYMENT("Deployment", "apps", "extensions"),
    REPLICA_SET("ReplicaSet", "apps", "extensions"),
    STATEFUL_SET("StatefulSet", "apps"),
    DAEMON_SET("DaemonSet", "apps", "extensions"),
    JOB("Job", "batch"),
    CRON_JOB("CronJob", "batch"),
    VIRTUAL_MACHINE("VirtualMachine", "kubevirt.io"),
    INGRESS("Ingress", "networking.k8s.io", "extensions"),
    ENDPOINT_SLICE("EndpointSlice", "discovery.k8s.io"),
    ROUTE("Route", "route.openshift.io", "v1"),
    NETWORK_POLICY("NetworkPolicy", "networking.k8s.io", "extensions"),

    /** What makes pods of a template, of whatever kind. */
    OTHER_WORKLOAD("(any workload)");

    /** A policy that is passed over leaves open what someone closed, so more is taken for one. */
    private static final int POLICY_SLIPS = 3;

    private static final int GROUP_SLIPS = 2;

    private final String title;

    /** Made by List.of, so it can't change, which its type does not say. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> groups;

    InventoryKind(String title, String... groups) {
        this.title = title;
        this.groups = List.of(groups);
    }

    /** As manifests say it. */
    String title() {
        return title;
    }

    /** Whether its objects are in no namespace. */
    boolean isClusterWide() {
        return this == NAMESPACE || this == NODE;
    }

    /** The apiVersion to recommend. */
    String apiVersion() {
        String group = groups.get(0);
        return group.equals("v1") ? group : group + "/v1";
    }

    boolean isServedBy(TypeMeta type) {
        return groups.contains(type.group());
    }

    /** The kind that is written, or was meant; lists of it too. */
    static Optional<InventoryKind> meant(TypeMeta type) {
        String name = single(type.kind());
        Optional<InventoryKind> exact = named(name);
        if (exact.isPresent()) {
            return exact.filter(kind -> kind.mayBeIn(type.group()));
        }
        if (NearestName.isNear(name, NETWORK_POLICY.title, POLICY_SLIPS) && NETWORK_POLICY.mayBeIn(type.group())) {
            return Optional.of(NETWORK_POLICY);
        }
        return NearestName.of(
                        name, Arrays.stream(values()).map(InventoryKind::title).toList())
                .flatMap(InventoryKind::named)
                .filter(kind -> kind.isServedBy(type));
    }

    static Optional<InventoryKind> named(String title) {
        return Arrays.stream(values()).filter(kind -> kind.title.equals(title)).findFirst();
    }

    /** Foreign groups have a dot; what has none is Kubernetes' own, and then the wrong one. */
    private boolean mayBeIn(String group) {
        return !group.contains(".")
                || groups.stream().anyMatch(own -> own.contains(".") && NearestName.isNear(group, own, GROUP_SLIPS));
    }

    static boolean isList(TypeMeta type) {
        return !single(type.kind()).equals(type.kind());
    }

    /** The kind of a list's items; any other kind as it is. */
    static String single(String kind) {
        return kind.endsWith(TypeMeta.LIST) ? kind.substring(0, kind.length() - TypeMeta.LIST.length()) : kind;
    }
}
