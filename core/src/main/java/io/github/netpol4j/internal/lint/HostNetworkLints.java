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
        for (PolicyView policy : scene.policies()) {
            policy.effective().forEach(rule -> {
                for (int i = 0; i < rule.peers().size(); i++) {
                    peer(scene, policy, rule, i, found);
                }
            });
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

    /** A peer that other pods are as well does what it says for those. */
    private static void peer(Scene scene, PolicyView policy, RuleView rule, int number, Found found) {
        Inventory inventory = scene.inventory();
        BitSet selected = inventory.selected(policy.namespace(), rule.peers().get(number));
        boolean isEach = inventory.groups(selected).stream()
                .allMatch(group -> group.isThere() && !group.pod().isSelectable(scene.semantics()));
        if (!selected.isEmpty() && isEach) {
            found.add(
                    LintCode.HOST_NETWORK,
                    policy.subject(),
                    rule.peerPath(number),
                    policy.name() + ", " + rule.path() + ", names as peer the labels of " + inventory.names(selected)
                            + ", whose pods use the network of their node: to most network plugins they are the node, and no"
                            + " label means them",
                    "write the addresses of their nodes as ipBlock; or do without hostNetwork");
        }
    }
}
