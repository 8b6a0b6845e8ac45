package io.github.netpol4j.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What NetworkPolicies consist of: what each isolates, and what each rule grants. */
class PartsTest {

    private static final KubernetesPolicies POLICIES = Kubernetes.read("""
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {namespace: shop, name: a},
             spec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {}}]}, {}], egress: [{}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {namespace: shop, name: b},
             spec: {podSelector: {}, policyTypes: [Egress], ingress: [{}]}}
            """);

    @Test
    void eachSideAndEachRuleThatCountsIsAPart() {
        assertThat(POLICIES.parts(Semantics.defaults()))
                .extracting(part -> part.resource() + " " + part.path() + " " + part.direction())
                .containsExactly(
                        "shop/a spec ingress",
                        "shop/a spec.ingress[0] ingress",
                        "shop/a spec.ingress[1] ingress",
                        "shop/a spec egress",
                        "shop/a spec.egress[0] egress",
                        "shop/b spec egress");
    }

    @Test
    void togetherTheyIsolateWhatTheWholeIsolates() {
        for (Direction direction : Direction.values()) {
            List<Region> isolated = POLICIES.parts(Semantics.defaults()).stream()
                    .filter(part -> part.direction() == direction)
                    .map(Part::isolates)
                    .flatMap(List::stream)
                    .toList();
            assertThat(FlowSet.of(isolated)).isEqualTo(POLICIES.meaning().isolated(direction));
        }
    }

    @Test
    void rulesGrantWithinWhatTheirPolicyIsolates() {
        List<Part> parts = POLICIES.parts(Semantics.defaults());
        FlowSet isolated = FlowSet.of(parts.get(0).isolates());
        assertThat(isolated.includes(FlowSet.of(parts.get(1).grants()))).isTrue();
        assertThat(FlowSet.of(parts.get(2).grants())).isEqualTo(isolated);
    }
}
