package io.github.netpol4j.calico.internal.findings;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Host endpoints that are caught unmeant, and hosts that lock out those who run them.
 *
 * <p>Source: Calico documentation, "Failsafe rules" and "Host endpoint policy".
 */
final class Hosts {

    /** SSH and the API server's 6443 are failsafe ports, which nothing closes. */
    private static final Map<Integer, String> INGRESS = ports(443, "API server", 10250, "kubelet");

    private static final Map<Integer, String> EGRESS = ports(443, "API server");

    private final Scene scene;

    Hosts(Scene scene) {
        this.scene = scene;
    }

    private static Map<Integer, String> ports(Object... pairs) {
        Map<Integer, String> ports = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            ports.put((Integer) pairs[i], (String) pairs[i + 1]);
        }
        return ports;
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        for (PolicyView policy : scene.calico()) {
            boolean isMeant = !policy.isNormal() || policy.spec().applyOnForward();
            if (!isMeant && policy.subject().selectsHost(Map.of())) {
                found.add(Telling.globalOnHosts(policy, selected(policy)));
            }
        }
        for (HostEndpoint host : scene.hosts()) {
            lockout(host, PolicyType.INGRESS, INGRESS, found);
            lockout(host, PolicyType.EGRESS, EGRESS, found);
        }
        return found;
    }

    private List<String> selected(PolicyView policy) {
        return scene.hosts().stream()
                .filter(host -> policy.subject().selectsHost(host.metadata().labels()))
                .map(host -> host.metadata().name())
                .sorted()
                .toList();
    }

    private void lockout(HostEndpoint host, PolicyType direction, Map<Integer, String> ports, List<Finding> found) {
        List<String> cut = ports.keySet().stream()
                .filter(port -> !isOpen(host, direction, port))
                .map(port -> "TCP " + port + " (" + ports.get(port) + ")")
                .toList();
        if (!cut.isEmpty()) {
            found.add(Telling.hostLockout("HostEndpoint " + host.id(), direction, String.join(", ", cut)));
        }
    }

    /** Whether someone, somewhere can use a port: where a rule may match, it is taken to allow and not to deny. */
    private boolean isOpen(HostEndpoint host, PolicyType direction, int port) {
        List<PolicyView> asked = scene.policies().stream()
                .filter(policy -> policy.isNormal()
                        && policy.appliesTo(direction)
                        && policy.subject().selectsHost(host.metadata().labels()))
                .toList();
        for (List<PolicyView> tier : scene.inOrder(asked)) {
            boolean isPassed = !scene.deniesAtItsEnd(tier.get(0).tier());
            decided:
            for (PolicyView policy : tier) {
                for (CalicoRule rule : policy.rules(direction)) {
                    if (rule.action() == Action.LOG || !PolicyView.mayMatch(rule, Protocol.TCP, port)) {
                        continue;
                    }
                    boolean isForAll = isForAll(rule);
                    if (rule.action() == Action.ALLOW) {
                        return true;
                    }
                    isPassed = rule.action() == Action.PASS || (isPassed && !isForAll);
                    if (isForAll) {
                        break decided;
                    }
                }
            }
            if (!isPassed) {
                return false;
            }
        }
        return host.profiles().contains(HostEndpoint.DEFAULT_ALLOW);
    }

    private static boolean isForAll(CalicoRule rule) {
        return rule.ipVersion().isEmpty()
                && rule.http().isEmpty()
                && rule.source().equals(EntityRule.ANY)
                && PolicyView.isAnyone(rule.destination())
                && rule.destination().ports().stream().noneMatch(one -> one.isNamed());
    }
}
