package io.github.netpol4j.calico.internal.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.calico.arbitraries.CalicoArbitraries;
import io.github.netpol4j.calico.internal.validation.CalicoValidator;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Findings of random objects that Calico takes. */
class GuardRailsProperties {

    @Provide
    Arbitrary<List<CalicoResource>> resources() {
        return CalicoArbitraries.resource()
                .list()
                .ofMaxSize(12)
                .map(CalicoArbitraries::distinct)
                .map(all -> all.stream()
                        .filter(one -> CalicoValidator.validate(one).isEmpty())
                        .toList());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void dependOnNoOrderAndAreAboutTheObjects(@ForAll("resources") List<CalicoResource> resources) {
        List<Finding> found = GuardRails.of(resources);
        List<CalicoResource> reversed = new ArrayList<>(resources);
        Collections.reverse(reversed);
        assertThat(GuardRails.of(reversed)).isEqualTo(found);
        Set<String> objects =
                resources.stream().map(one -> one.kind() + " " + one.id()).collect(Collectors.toSet());
        assertThat(found)
                .allSatisfy(
                        finding -> assertThat(objects).contains(finding.place().source()));
    }
}
