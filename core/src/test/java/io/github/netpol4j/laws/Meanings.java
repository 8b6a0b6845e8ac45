package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.rule.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What says as sets of flows what policies and objects mean.
 *
 * @param ofPolicy the meaning of a policy
 * @param ofObjects the meaning of valid objects
 */
record Meanings(
        BiFunction<Policy, Semantics, Meaning> ofPolicy,
        BiFunction<List<NetworkPolicy>, Semantics, Meaning> ofObjects) {

    static final Meanings LIBRARY = new Meanings(
            Policy::meaning, (objects, semantics) -> Kubernetes.of(objects).meaning(semantics));

    /** A policy's meaning, asked flow by flow. */
    Function<Policy, BiPredicate<Flow, Semantics>> policyByFlow() {
        return policy -> byFlow(semantics -> ofPolicy.apply(policy, semantics));
    }

    /** The meaning of objects, asked flow by flow. */
    Function<List<NetworkPolicy>, BiPredicate<Flow, Semantics>> objectsByFlow() {
        return objects -> byFlow(semantics -> ofObjects.apply(objects, semantics));
    }

    private static BiPredicate<Flow, Semantics> byFlow(Function<Semantics, Meaning> meaning) {
        Map<Semantics, Meaning> made = new HashMap<>();
        return (flow, semantics) -> made.computeIfAbsent(semantics, meaning).permits(flow, semantics);
    }
}
