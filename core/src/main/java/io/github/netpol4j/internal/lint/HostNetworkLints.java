package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.Workload;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Pods on the network of their node that policies mean to hold. */
final class HostNetworkLints {

    private HostNetworkLints() {}

    static void look(Scene scene, Found found) {
        Inventory inventory = scene.inventory();
        Map<String, PolicyView> policies = new TreeMap<>();
        Map<String, Workload> workloads = new TreeMap<>();
        for (PolicyView policy : scene.policies()) {
            BitSet selected = inventory.selected(policy.namespace(), policy.selector());
            for (PodGroup group : inventory.groups(selected)) {
                if (group.isThere() && !group.pod().isSelectable(scene.semantics())) {
                    for (Workload workload : group.workloads()) {
                        policies.putIfAbsent(workload.id(), policy);
                        workloads.putIfAbsent(workload.id(), workload);
                    }
                }
            }
        }
        policies.forEach((id, policy) -> found.add(
                LintCode.HOST_NETWORK,
                Subject.of(java.util.Objects.requireNonNull(workloads.get(id))),
                "",
                policy.name() + " has labels of " + id
                        + ", whose pods use the network of their node: to most network plugins"
                        + " they are the node, and no NetworkPolicy holds them",
                "guard them by a firewall of the node, or by host endpoints of Calico; or do without hostNetwork"));
    }
}
