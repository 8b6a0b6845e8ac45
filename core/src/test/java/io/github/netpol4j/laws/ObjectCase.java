package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.laws.arbitraries.FlowArbitraries;
import io.github.netpol4j.laws.arbitraries.Flows;
import io.github.netpol4j.laws.arbitraries.NetworkPolicyArbitraries;
import io.github.netpol4j.laws.arbitraries.PolicyArbitraries;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * NetworkPolicies that laws about objects are tried on: compiled ones, and such as only others write.
 *
 * @param objects valid objects
 * @param flows the flows to try
 */
record ObjectCase(List<NetworkPolicy> objects, Flows flows) {

    static Arbitrary<ObjectCase> any() {
        Arbitrary<List<NetworkPolicy>> compiled = PolicyArbitraries.policy()
                .map(policy -> Kubernetes.gaps(policy).isEmpty()
                        ? Kubernetes.compile(policy).objects()
                        : List.of());
        Arbitrary<List<NetworkPolicy>> objects =
                Arbitraries.frequencyOf(Tuple.of(3, NetworkPolicyArbitraries.objects()), Tuple.of(1, compiled));
        return Combinators.combine(objects, FlowArbitraries.flows()).as(ObjectCase::new);
    }

    /** The objects as YAML. */
    String yaml() {
        return Kubernetes.of(objects).yaml();
    }

    @Override
    public String toString() {
        return yaml() + "\n" + flows;
    }
}
