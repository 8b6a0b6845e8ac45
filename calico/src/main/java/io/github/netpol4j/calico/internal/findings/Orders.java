package io.github.netpol4j.calico.internal.findings;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What depends on which tier, policy or rule comes first. */
final class Orders {

    private final Scene scene;

    Orders(Scene scene) {
        this.scene = scene;
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        tiedTiers(found);
        for (PolicyType direction : Scene.directions()) {
            for (PolicyView policy : scene.calico()) {
                if (policy.appliesTo(direction)) {
                    passInLastTier(policy, direction, found);
                    tied(policy, direction, found);
                    neverReached(policy, direction, found);
                    onlyDenies(policy, direction, found);
                }
            }
        }
        return found;
    }

    private void tiedTiers(List<Finding> found) {
        Map<Double, List<String>> byOrder = new TreeMap<>();
        scene.of(Tier.class)
                .forEach(tier -> byOrder.computeIfAbsent(
                                tier.order().orElse(Double.POSITIVE_INFINITY), order -> new ArrayList<>())
                        .add(tier.id()));
        byOrder.forEach((order, names) -> {
            if (names.size() > 1) {
                found.add(Telling.tiedTiers(names.stream().sorted().toList(), say(order)));
            }
        });
    }

    /** Before the tier default there is always that one, with Kubernetes' policies that are not at hand. */
    private void passInLastTier(PolicyView policy, PolicyType direction, List<Finding> found) {
        Optional<Double> order = scene.order(policy.tier());
        boolean isLast = order.filter(place -> place >= Tier.DEFAULT_ORDER).isPresent()
                && scene.policies().stream()
                        .noneMatch(other -> other.appliesTo(direction)
                                && scene.order(other.tier()).orElse(Double.POSITIVE_INFINITY) > order.get()
                                && other.subject().overlaps(policy.subject()));
        if (!isLast || !policy.isNormal() || !policy.subject().maySelectPods()) {
            return;
        }
        for (int i = 0; i < policy.rules(direction).size(); i++) {
            if (policy.rules(direction).get(i).action() == Action.PASS) {
                found.add(Telling.passInLastTier(policy, path(direction) + "[" + i + "]"));
            }
        }
    }

    /** Each group once, told of its first; where all rules allow, it does not matter which comes first. */
    private void tied(PolicyView policy, PolicyType direction, List<Finding> found) {
        List<PolicyView> others = scene.policies().stream()
                .filter(other -> !other.equals(policy)
                        && other.order() == policy.order()
                        && other.meets(policy, direction)
                        && Stream.of(policy, other).anyMatch(one -> canRefuse(one, direction)))
                .toList();
        boolean isFirst = others.stream()
                .noneMatch(other -> other.isCalico() && other.name().compareTo(policy.name()) < 0);
        if (!others.isEmpty() && isFirst) {
            List<String> names = Stream.concat(
                            Stream.of(policy.name()),
                            others.stream().map(PolicyView::name).sorted())
                    .toList();
            found.add(Telling.tiedOrder(names, policy.tier(), say(policy.order()), direction));
        }
    }

    private static boolean canRefuse(PolicyView policy, PolicyType direction) {
        return policy.rules(direction).stream()
                .anyMatch(rule -> rule.action() == Action.DENY || rule.action() == Action.PASS);
    }

    private void neverReached(PolicyView policy, PolicyType direction, List<Finding> found) {
        if (policy.rules(direction).isEmpty()) {
            return;
        }
        for (PolicyView before : scene.policies()) {
            Optional<CalicoRule> end = before.rules(direction).stream()
                    .filter(rule -> rule.action() != Action.LOG && PolicyView.matchesAll(rule))
                    .findFirst();
            if (end.isPresent()
                    && before.order() < policy.order()
                    && before.meets(policy, direction)
                    && before.subject().covers(policy.subject())) {
                found.add(Telling.policyNeverReached(policy, before, direction, end.get()));
                return;
            }
        }
    }

    private void onlyDenies(PolicyView policy, PolicyType direction, List<Finding> found) {
        List<CalicoRule> rules = policy.rules(direction);
        boolean denies = rules.stream().anyMatch(rule -> rule.action() == Action.DENY)
                && policy.end(direction).isEmpty();
        boolean isAlone = scene.policies().stream()
                .filter(other -> other.meets(policy, direction))
                .allMatch(other -> other.rules(direction).stream()
                        .noneMatch(rule -> rule.action() == Action.ALLOW || rule.action() == Action.PASS));
        if (denies && isAlone && policy.isNormal() && scene.deniesAtItsEnd(policy.tier())) {
            found.add(Telling.onlyDenies(policy, direction));
        }
    }

    private static String say(double order) {
        if (Double.isInfinite(order)) {
            return "no order";
        }
        return "order " + (order == Math.rint(order) ? Long.toString((long) order) : Double.toString(order));
    }

    private static String path(PolicyType direction) {
        return direction == PolicyType.INGRESS ? "spec.ingress" : "spec.egress";
    }
}
