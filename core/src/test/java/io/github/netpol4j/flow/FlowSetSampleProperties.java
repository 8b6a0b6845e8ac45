package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Values.Names;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A sample is a flow of the set that could be in a cluster. */
class FlowSetSampleProperties {

    @Property
    void aSampleIsInTheSet(@ForAll("formulas") Formula formula) {
        for (FlowSet set : List.of(formula.apart(), formula.together())) {
            assertThat(set.sample().isPresent()).isNotEqualTo(set.isEmpty());
            samples(set).forEach(flow -> {
                assertThat(set.contains(flow)).as("%s", flow).isTrue();
                assertThat(formula.contains(flow)).as("%s", flow).isTrue();
            });
        }
    }

    /** A sample of the set, and of each kind of ends in it: where there is a choice, pods are preferred. */
    private static List<Flow> samples(FlowSet set) {
        List<Names> kinds =
                List.of(Names.ANY, Location.hosts(), Location.outside(), Location.podsOutside(List.of("a")));
        return kinds.stream()
                .flatMap(source -> kinds.stream()
                        .map(destination -> Region.all().at(End.SOURCE, source).at(End.DESTINATION, destination)))
                .flatMap(ends -> set.and(FlowSet.of(ends)).sample().stream())
                .toList();
    }

    @Property
    void aSampleCouldBeInACluster(@ForAll("formulas") Formula formula) {
        samples(formula.apart()).forEach(flow -> {
            assertThat(flow.source().isSameAs(flow.destination())).isFalse();
            assertThat(flow.source().addresses().stream()
                            .filter(flow.destination().addresses()::contains))
                    .isEmpty();
            Optional<Pod> source = pod(flow.source());
            Optional<Pod> destination = pod(flow.destination());
            if (source.map(Pod::namespace).equals(destination.map(Pod::namespace))) {
                assertThat(source.map(Pod::namespaceLabels)).isEqualTo(destination.map(Pod::namespaceLabels));
            }
            if (flow.sourceAddress().isPresent() && flow.destinationAddress().isPresent()) {
                assertThat(flow.sourceAddress().get().isIpv6())
                        .isEqualTo(flow.destinationAddress().get().isIpv6());
            }
        });
    }

    @Property
    void equalSetsOfOneVocabularyHaveOneSample(@ForAll("formulas") Formula formula) {
        FlowSet set = formula.together();

        assertThat(set.not().not().sample()).isEqualTo(set.sample());
        assertThat(formula.together().sample()).isEqualTo(set.sample());
        assertThat(formula.apart().sample()).isEqualTo(formula.apart().sample());
    }

    private static Optional<Pod> pod(Endpoint end) {
        return end.fold(Optional::of, node -> Optional.empty(), external -> Optional.empty());
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return Sayings.formulas(2);
    }
}
