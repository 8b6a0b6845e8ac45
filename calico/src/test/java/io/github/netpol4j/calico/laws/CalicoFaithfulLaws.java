package io.github.netpol4j.calico.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.calico.Calico;
import io.github.netpol4j.calico.CalicoPolicies;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.laws.arbitraries.PolicyArbitraries;
import io.github.netpol4j.rule.Policy;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CalicoFaithfulLaws {

    private static final FlowSet WITH_POD = FlowSet.of(
            Region.all().at(End.SOURCE, Location.pods()), Region.all().at(End.DESTINATION, Location.pods()));

    private static final FlowSet WITH_HOST = FlowSet.of(
            Region.all().at(End.SOURCE, Location.hosts()), Region.all().at(End.DESTINATION, Location.hosts()));

    @Property(edgeCases = EdgeCasesMode.NONE)
    void faithful(@ForAll("policies") List<Policy> policies) {
        CalicoPolicies made = Calico.compile(policies);
        CalicoPolicies compiled = made.with(made.settings().withoutFailsafes());
        boolean hosts = made.settings().automaticHostEndpoints();
        FlowSet domain = hosts ? WITH_POD.or(WITH_HOST) : WITH_POD;
        Meaning meant = policies.stream().reduce(Policy::plus).orElseThrow().meaning();
        FlowSet more = compiled.meaning().surelyBeyond(meant).and(domain);
        FlowSet less = meant.surelyBeyond(compiled.meaning()).and(domain);
        assertThat(more.isEmpty())
                .as("more %s\n%s\n%s", more, policies, compiled.resources())
                .isTrue();
        assertThat(less.isEmpty())
                .as("less %s\n%s\n%s", less, policies, compiled.resources())
                .isTrue();
    }

    @Provide
    Arbitrary<List<Policy>> policies() {
        return PolicyArbitraries.policies();
    }
}
