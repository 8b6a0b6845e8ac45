package io.github.netpol4j.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.laws.arbitraries.FlowArbitraries;
import io.github.netpol4j.laws.arbitraries.Flows;
import io.github.netpol4j.laws.arbitraries.PolicyArbitraries;
import io.github.netpol4j.rule.Policy;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Policies compiled apart, and both applied: where that cuts what they permit together, a finding says so. */
class ApartProperties {

    private static final int FLOWS = 48;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsCutIsTold(@ForAll("two") List<Policy> policies, @ForAll("flows") Flows flows) {
        List<NetworkPolicy> objects = new ArrayList<>();
        for (Policy policy : policies) {
            if (!Kubernetes.gaps(policy).isEmpty()) {
                return;
            }
            objects.addAll(Kubernetes.compile(policy).objects());
        }
        if (!Kubernetes.gaps(policies).isEmpty()) {
            return;
        }
        KubernetesPolicies apart = Kubernetes.of(objects);
        KubernetesPolicies together = Kubernetes.compile(policies);
        List<Flow> cut = flows.around(policies, FLOWS).stream()
                .filter(flow -> together.evaluate(flow, flows.semantics()).isAllowed()
                        && !apart.evaluate(flow, flows.semantics()).isAllowed())
                .toList();
        if (!cut.isEmpty()) {
            assertThat(together.findings())
                    .as("%s cut from %s", cut.get(0), policies)
                    .extracting(Finding::code)
                    .contains("ISOLATED_BY_OTHER_POLICY");
        }
    }

    @Provide
    Arbitrary<List<Policy>> two() {
        return PolicyArbitraries.two();
    }

    @Provide
    Arbitrary<Flows> flows() {
        return FlowArbitraries.flows();
    }
}
