package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A cover says the set again, each flow in one region. */
class FlowSetCoverProperties {

    /** Pairs of regions are compared among this many. */
    private static final int COMPARED = 12;

    @Property
    void eachFlowIsInOneRegion(@ForAll("formulas") Formula formula, @ForAll("flows") List<Flow> others) {
        Map<Flow, Boolean> judged = World.judged(formula);
        others.forEach(flow -> judged.put(flow, formula.contains(flow)));

        for (FlowSet set : List.of(formula.apart(), formula.together())) {
            List<Region> cover = set.cover();
            judged.forEach((flow, in) -> assertThat(
                            cover.stream().filter(region -> NaiveRegions.contains(region, flow)))
                    .as("%s", flow)
                    .hasSize(in ? 1 : 0));
        }
    }

    /** The last names a namespace that nothing else does: what was said of others is said of it. */
    @Property
    void aRegionHoldsWhatItSaysAloneAndInCompany(
            @ForAll("formulas") Formula formula, @ForAll("flows") List<Flow> others) {
        List<Region> company = List.of(Region.all().at(End.DESTINATION, Location.podsIn(List.of("a", "b", "c"))));
        List<Flow> flows = new ArrayList<>(World.judged(formula).keySet());
        flows.addAll(others);

        formula.apart().cover().stream().limit(COMPARED).forEach(region -> {
            FlowSet alone = FlowSet.of(region);
            FlowSet among = FlowSet.each(List.of(List.of(region), company)).get(0);
            flows.forEach(flow -> {
                boolean in = NaiveRegions.contains(region, flow);
                assertThat(alone.contains(flow)).as("%s", flow).isEqualTo(in);
                assertThat(among.contains(flow)).as("%s", flow).isEqualTo(in);
            });
        });
    }

    @Property
    void theRegionsMakeTheSetAgain(@ForAll("formulas") Formula formula) {
        FlowSet set = formula.apart();
        List<Region> cover = set.cover();

        assertThat(FlowSet.of(cover)).isEqualTo(set);
        assertThat(formula.together()).isEqualTo(FlowSet.of(cover));
    }

    @Property
    void regionsMeanTheSameInAnyCompany(@ForAll("formulas") Formula formula, @ForAll("smallFormulas") Formula other) {
        FlowSet set = formula.apart();
        FlowSet second = other.apart();
        List<FlowSet> both = FlowSet.each(List.of(set.cover(), second.cover()));

        assertThat(both).containsExactly(set, second);
        assertThat(both.get(0).and(both.get(1))).isEqualTo(set.and(second));
        assertThat(FlowSet.of(Stream.concat(set.cover().stream(), second.cover().stream())
                        .toList()))
                .isEqualTo(set.or(second));
    }

    @Property
    void regionsAreApartAndNoneIsEmpty(@ForAll("formulas") Formula formula) {
        List<FlowSet> regions = formula.together().cover().stream()
                .limit(COMPARED)
                .map(FlowSet::of)
                .toList();

        for (int i = 0; i < regions.size(); i++) {
            assertThat(regions.get(i).isEmpty()).isFalse();
            for (int j = 0; j < i; j++) {
                assertThat(regions.get(i).overlaps(regions.get(j))).isFalse();
            }
        }
    }

    @Property
    void eachRegionIsSaidInWordsOfItsOwn(@ForAll("formulas") Formula formula) {
        List<Region> cover = formula.apart().cover();

        assertThat(cover.stream().map(Region::toString))
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text)
                        .startsWith("from ")
                        .contains(" to ")
                        .doesNotContain("(same)", "(host)", "(external)", "  ", "null", "[", "=" + " "));
    }

    @Property
    void equalCallsGiveEqualCovers(@ForAll("formulas") Formula formula) {
        assertThat(formula.apart().cover()).isEqualTo(formula.apart().cover());
        assertThat(formula.together().cover()).isEqualTo(formula.together().cover());
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return Sayings.formulas(2);
    }

    @Provide
    Arbitrary<Formula> smallFormulas() {
        return Sayings.formulas(1);
    }

    /** Of known addresses: what has none is no flow that a cover speaks of. */
    @Provide
    Arbitrary<List<Flow>> flows() {
        return Sayings.flows()
                .filter(flow -> flow.sourceAddress().isPresent()
                        && flow.destinationAddress().isPresent())
                .list()
                .ofSize(10);
    }
}
