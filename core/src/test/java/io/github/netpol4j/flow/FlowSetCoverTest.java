package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Values.Names;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a cover says is the set again, wherever it is read. */
class FlowSetCoverTest {

    /** Of one namespace, both ends see the same labels: so all these flows cross from one to another. */
    private static final FlowSet CROSSING = FlowSet.of(
                    Region.all().namespaceLabel(End.SOURCE, "team", Names.in(List.of("x"))))
            .minus(FlowSet.of(Region.all().namespaceLabel(End.DESTINATION, "team", Names.in(List.of("x")))));

    private static final Flow WITHIN = Flow.from(Pod.ofApp("b", "web").inNamespaceLabelled("team", "x"))
            .to(Pod.ofApp("b", "db").inNamespaceLabelled("team", "x"))
            .tcp(80);

    @Test
    void theSameNamespaceIsTheSameWhereItHasAName() {
        Region inB = Region.all().at(End.DESTINATION, Location.podsIn(List.of("b")));

        List<FlowSet> sets = FlowSet.each(List.of(CROSSING.cover(), List.of(inB)));

        assertThat(sets.get(0).contains(WITHIN)).isFalse();
        assertThat(sets.get(0)).isEqualTo(CROSSING);
        assertThat(CROSSING.cover()).hasSize(2);
    }

    @Test
    void theSameNamespaceCanBeSaidOfOneThatIsNamed() {
        FlowSet within = FlowSet.of(Region.all().at(End.SOURCE, Location.pods()).at(End.DESTINATION, Location.pods()))
                .minus(CROSSING);
        Region same = within.cover().stream()
                .filter(region -> region.toString().contains("the destination's namespace"))
                .findFirst()
                .orElseThrow();

        Region inB = same.at(End.DESTINATION, Location.podsIn(List.of("b")));

        assertThat(FlowSet.of(same).contains(WITHIN)).isTrue();
        assertThat(FlowSet.of(inB).contains(WITHIN)).isTrue();
        assertThat(FlowSet.of(inB).sample().orElseThrow().toString()).startsWith("Flow.from(pod(\"b\", ");
    }
}
