package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.cluster.ClusterPolicy;
import io.github.netpol4j.flow.Direction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A NetworkPolicy as lints look at it.
 *
 * @param policy the policy
 * @param subject the same for findings
 * @param selector which pods of its namespace it selects
 * @param directions the sides that it isolates
 * @param rules its rules of both directions, those that count for nothing too
 */
record PolicyView(
        ClusterPolicy policy,
        Subject subject,
        LabelSelector selector,
        Set<Direction> directions,
        List<RuleView> rules) {

    static PolicyView of(ClusterPolicy policy) {
        NetworkPolicySpec given = policy.object().getSpec();
        NetworkPolicySpec spec = given == null ? new NetworkPolicySpec() : given;
        Set<Direction> directions = EnumSet.noneOf(Direction.class);
        List<String> types = spec.getPolicyTypes();
        if (types.isEmpty() || types.contains("Ingress")) {
            directions.add(Direction.INGRESS);
        }
        if (types.isEmpty() ? !spec.getEgress().isEmpty() : types.contains("Egress")) {
            directions.add(Direction.EGRESS);
        }
        List<RuleView> rules = new ArrayList<>();
        for (int i = 0; i < spec.getIngress().size(); i++) {
            var rule = spec.getIngress().get(i);
            rules.add(new RuleView(Direction.INGRESS, i, rule.getFrom(), rule.getPorts()));
        }
        for (int i = 0; i < spec.getEgress().size(); i++) {
            var rule = spec.getEgress().get(i);
            rules.add(new RuleView(Direction.EGRESS, i, rule.getTo(), rule.getPorts()));
        }
        return new PolicyView(
                policy, Subject.of(policy), orEmpty(spec.getPodSelector()), directions, List.copyOf(rules));
    }

    private static LabelSelector orEmpty(@Nullable LabelSelector selector) {
        return selector == null ? new LabelSelector() : selector;
    }

    String namespace() {
        return policy.namespace();
    }

    String name() {
        return "policy " + policy;
    }

    /** The rules that count. */
    Stream<RuleView> effective() {
        return rules.stream().filter(rule -> directions.contains(rule.direction()));
    }

    /** The keys of pod labels that it asks about. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>(LabelMatch.keys(selector));
        for (RuleView rule : rules) {
            for (NetworkPolicyPeer peer : rule.peers()) {
                if (peer.getPodSelector() != null) {
                    keys.addAll(LabelMatch.keys(peer.getPodSelector()));
                }
            }
        }
        return keys;
    }
}
