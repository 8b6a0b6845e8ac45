package io.github.netpol4j.calico.internal.findings;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Closed egress through which no name resolves. */
final class Dns {

    private static final int PORT = 53;
    private static final String SYSTEM = "kube-system";
    private static final IpAddress NODE_LOCAL = IpAddress.of("169.254.20.10");
    private static final Map<String, String> POD = Map.of(
            "k8s-app",
            "kube-dns",
            "projectcalico.org/orchestrator",
            "k8s",
            Labels.NAMESPACE,
            SYSTEM,
            "projectcalico.org/serviceaccount",
            "coredns");
    private static final Map<String, String> NAMESPACE = Map.of(Labels.NAME, SYSTEM, Labels.METADATA_NAME, SYSTEM);

    private final Scene scene;

    Dns(Scene scene) {
        this.scene = scene;
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        for (PolicyView policy : scene.calico()) {
            if (closesPods(policy)) {
                List<String> missing = new ArrayList<>();
                for (Protocol protocol : List.of(Protocol.UDP, Protocol.TCP)) {
                    if (scene.policies().stream().noneMatch(other -> opens(other, policy, protocol))) {
                        missing.add(protocol + " " + PORT);
                    }
                }
                if (!missing.isEmpty()) {
                    found.add(Telling.noDns(policy, String.join(" and ", missing)));
                }
            }
        }
        return found;
    }

    private boolean closesPods(PolicyView policy) {
        boolean isAboutHosts = scene.hosts().stream()
                .anyMatch(host -> policy.subject().selectsHost(host.metadata().labels())
                        && !policy.subject().selectsHost(Map.of()));
        boolean isClosed = policy.end(PolicyType.EGRESS)
                .map(action -> action == Action.DENY)
                .orElseGet(() -> scene.deniesAtItsEnd(policy.tier()));
        return policy.isNormal()
                && policy.appliesTo(PolicyType.EGRESS)
                && isClosed
                && !isAboutHosts
                && policy.subject().maySelectPods();
    }

    /** Whether a policy lets all endpoints of another reach DNS. */
    private boolean opens(PolicyView policy, PolicyView closed, Protocol protocol) {
        return policy.isNormal()
                && policy.appliesTo(PolicyType.EGRESS)
                && policy.subject().coversPods(closed.subject())
                && policy.rules(PolicyType.EGRESS).stream()
                        .anyMatch(rule -> isInTime(policy, closed, rule.action())
                                && PolicyView.mayMatch(rule, protocol, PORT)
                                && PolicyView.isAnyone(rule.source())
                                && isDns(rule.destination(), policy.subject().namespace()));
    }

    /** Whether what a rule does comes before the end of the tier that is closed. */
    private boolean isInTime(PolicyView policy, PolicyView closed, Action action) {
        if (policy.tier().equals(closed.tier())) {
            return action == Action.ALLOW || action == Action.PASS;
        }
        double last = Double.POSITIVE_INFINITY;
        return action == Action.ALLOW
                && scene.order(policy.tier()).orElse(last)
                        < scene.order(closed.tier()).orElse(last);
    }

    private static boolean isDns(EntityRule end, Optional<String> ownNamespace) {
        if (!end.nets().isEmpty()) {
            return end.nets().stream().anyMatch(net -> net.prefix() == 0 || net.contains(NODE_LOCAL));
        }
        if (end.services().isPresent()) {
            return speaksOf(end.services().get().name(), "dns");
        }
        boolean isOwn = end.namespaceSelector().isEmpty()
                && ownNamespace.isPresent()
                && !(end.selector().isEmpty() && end.notSelector().isEmpty());
        return end.serviceAccounts().isEmpty()
                && (!isOwn || ownNamespace.get().equals(SYSTEM))
                && matches(end.selector(), POD, "dns")
                && (end.notSelector().isEmpty() || !matches(end.notSelector(), POD, "dns"))
                && matches(end.namespaceSelector(), NAMESPACE, SYSTEM);
    }

    /** Other distributions have other labels: what speaks of DNS is taken to mean it. */
    private static boolean matches(String selector, Map<String, String> labels, String word) {
        return CalicoSelector.parseAnyLength(selector).matches(labels) || speaksOf(selector, word);
    }

    private static boolean speaksOf(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }
}
