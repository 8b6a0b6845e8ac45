package io.github.netpol4j.calico.internal.findings;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules and selectors that match something else than they seem to. */
final class Matches {

    private static final int TERMS = 500;

    private final Scene scene;

    Matches(Scene scene) {
        this.scene = scene;
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        for (PolicyView policy : scene.calico()) {
            namespaces(policy, "spec.selector", policy.spec().selector(), true, found);
            for (PolicyType direction : Scene.directions()) {
                rules(policy, direction, found);
            }
        }
        return found;
    }

    private void rules(PolicyView policy, PolicyType direction, List<Finding> found) {
        List<CalicoRule> rules = policy.rules(direction);
        for (int i = 0; i < rules.size(); i++) {
            CalicoRule rule = rules.get(i);
            String path = (direction == PolicyType.INGRESS ? "spec.ingress[" : "spec.egress[") + i + "]";
            neverReached(policy, direction, i, found);
            end(policy, rule, path + ".source", rule.source(), found);
            end(policy, rule, path + ".destination", rule.destination(), found);
            if (direction == PolicyType.EGRESS && policy.isNormal()) {
                serviceAddresses(
                        policy, path + ".destination.nets", rule.destination().nets(), found);
            }
        }
    }

    private static void neverReached(PolicyView policy, PolicyType direction, int index, List<Finding> found) {
        CalicoRule rule = policy.rules(direction).get(index);
        for (int before = 0; before < index; before++) {
            CalicoRule earlier = policy.rules(direction).get(before);
            if (earlier.action() != Action.LOG && (PolicyView.matchesAll(earlier) || sameMatch(earlier, rule))) {
                found.add(Telling.ruleNeverReached(policy, direction, index, before));
                return;
            }
        }
    }

    /** Whether two rules differ in nothing but what they do and what is noted on them. */
    private static boolean sameMatch(CalicoRule one, CalicoRule other) {
        return new CalicoRule(
                        other.action(),
                        one.ipVersion(),
                        one.protocol(),
                        one.notProtocol(),
                        one.icmp(),
                        one.notIcmp(),
                        one.source(),
                        one.destination(),
                        one.http(),
                        other.annotations())
                .equals(other);
    }

    private static void end(PolicyView policy, CalicoRule rule, String path, EntityRule end, List<Finding> found) {
        namespaces(
                policy,
                path + ".selector",
                end.selector(),
                end.namespaceSelector().isEmpty(),
                found);
        boolean isAlone = end.nets().isEmpty()
                && end.selector().isEmpty()
                && end.namespaceSelector().isEmpty()
                && end.serviceAccounts().isEmpty();
        boolean isScoped = policy.subject().namespace().isPresent();
        if (rule.action() == Action.ALLOW && !end.notSelector().isEmpty() && isAlone && !isScoped) {
            found.add(Telling.outsideMatches(policy, path + ".notSelector"));
        }
    }

    private static void namespaces(
            PolicyView policy, String path, String text, boolean isOwnNamespace, List<Finding> found) {
        CalicoSelector selector = CalicoSelector.parseAnyLength(text);
        Set<String> keys = new TreeSet<>();
        selector.terms(TERMS).ifPresent(terms -> terms.forEach(term -> keys.addAll(term.keySet())));
        for (String key : List.of(Labels.METADATA_NAME, Labels.NAME)) {
            if (keys.contains(key)) {
                found.add(Telling.namespaceInSelector(policy, path, key));
            }
        }
        policy.subject()
                .namespace()
                .filter(own -> isOwnNamespace
                        && keys.contains(Labels.NAMESPACE)
                        && !Subject.canMatch(selector.and(CalicoSelector.equal(Labels.NAMESPACE, own))))
                .ifPresent(own -> found.add(Telling.namespaceInSelector(policy, path, Labels.NAMESPACE)));
    }

    private void serviceAddresses(PolicyView policy, String path, List<Cidr> nets, List<Finding> found) {
        for (int i = 0; i < nets.size(); i++) {
            Cidr net = nets.get(i);
            String where = path + "[" + i + "]";
            scene.serviceRanges().stream()
                    .filter(range -> range.contains(net))
                    .findFirst()
                    .ifPresent(range -> found.add(Telling.serviceAddress(policy, where, net, range)));
        }
    }
}
