package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import io.github.netpol4j.rule.Selector;
import io.github.netpol4j.target.Verdict.Selecting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One valid NetworkPolicy: which ends it selects in which direction, and what its rules say of a flow there.
 *
 * <p>Source: kubernetes.io, "Network Policies"; the API reference of NetworkPolicySpec for the default of
 * {@code policyTypes}.
 */
final class PolicyEvaluator {

    private final String id;
    private final String namespace;
    private final Selector pods;
    private final Set<Direction> directions;
    private final List<RuleEvaluator> ingressRules;
    private final List<RuleEvaluator> egressRules;

    PolicyEvaluator(PolicyObject policy) {
        id = policy.id();
        namespace = policy.effectiveNamespace();
        pods = Selectors.of(policy.podSelector());
        directions = policy.directions();
        ingressRules = rules("spec.ingress", "from", policy.ingress());
        egressRules = rules("spec.egress", "to", policy.egress());
    }

    private List<RuleEvaluator> rules(String path, String peerField, List<TrafficRule> rules) {
        List<RuleEvaluator> evaluators = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            evaluators.add(new RuleEvaluator(namespace, path + "[" + i + "]", peerField, rules.get(i)));
        }
        return List.copyOf(evaluators);
    }

    /** What the policy says at one end of the flow; empty if it does not select that end in that direction. */
    Optional<Selecting> evaluate(Flow flow, Direction direction, Semantics semantics) {
        boolean in = direction == Direction.INGRESS;
        if (!directions.contains(direction) || !selects(in ? flow.destination() : flow.source(), semantics)) {
            return Optional.empty();
        }
        Endpoint other = in ? flow.source() : flow.destination();
        Optional<IpAddress> address = in ? flow.sourceAddress() : flow.destinationAddress();
        return Optional.of(new Selecting(
                id,
                (in ? ingressRules : egressRules)
                        .stream()
                                .map(rule -> rule.match(flow, other, address, semantics))
                                .toList()));
    }

    private boolean selects(Endpoint end, Semantics semantics) {
        return end.fold(
                pod -> pod.isSelectable(semantics) && pod.namespace().equals(namespace) && pods.matches(pod.labels()),
                node -> false,
                external -> false);
    }
}
