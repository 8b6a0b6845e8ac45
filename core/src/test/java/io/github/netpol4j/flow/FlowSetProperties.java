package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sets of flows say what their regions say, flow by flow; and what they say of all flows holds for each. */
class FlowSetProperties {

    @Property
    void aSetHoldsTheFlowsOfItsFormula(@ForAll("formulas") Formula formula, @ForAll("flows") List<Flow> others) {
        Map<Flow, Boolean> judged = World.judged(formula);
        others.forEach(flow -> judged.put(flow, formula.contains(flow)));

        for (FlowSet set : List.of(formula.apart(), formula.together())) {
            judged.forEach(
                    (flow, in) -> assertThat(set.contains(flow)).as("%s", flow).isEqualTo(in));
        }
    }

    @Property
    void aSetIsEmptyIfNoFlowIsInIt(@ForAll("formulas") Formula formula) {
        List<Said> regions = formula.regions();
        Set<Integer> all = World.combinations(regions).keySet();
        boolean some = !World.in(formula, regions, all).isEmpty();

        assertThat(formula.apart().isEmpty()).isNotEqualTo(some);
        assertThat(formula.together().isEmpty()).isNotEqualTo(some);
    }

    /** Every way of being in some regions and out of the others: the smallest sets that can be made of them. */
    @Property
    void regionsCrossWhereAFlowIsInBoth(@ForAll("regions") List<Said> regions) {
        Set<Integer> all = World.combinations(regions).keySet();
        List<FlowSet> apart =
                regions.stream().map(said -> FlowSet.of(said.region())).toList();

        for (int bits = 0; bits < 1 << regions.size(); bits++) {
            FlowSet cell = FlowSet.all();
            for (int i = 0; i < regions.size(); i++) {
                cell = (bits >> i & 1) == 0
                        ? cell.minus(apart.get(i))
                        : apart.get(i).and(cell);
            }
            assertThat(cell.isEmpty()).as("in %s", bits).isNotEqualTo(all.contains(bits));
        }
    }

    @Property
    void whatIsOutsideARegionIsItsComplement(@ForAll("regions") List<Said> regions) {
        regions.stream()
                .map(Said::region)
                .forEach(region -> assertThat(FlowSet.of(region.others()))
                        .isEqualTo(FlowSet.of(region).not()));
    }

    @Property
    void setsAreComparedByTheirFlows(@ForAll("formulas") Formula one, @ForAll("smallFormulas") Formula other) {
        List<Said> regions = Stream.concat(one.regions().stream(), other.regions().stream())
                .distinct()
                .toList();
        Set<Integer> all = World.combinations(regions).keySet();
        Set<Integer> inOne = World.in(one, regions, all);
        Set<Integer> inOther = World.in(other, regions, all);

        FlowSet first = one.apart();
        FlowSet second = other.apart();

        assertThat(first.overlaps(second)).isNotEqualTo(Collections.disjoint(inOne, inOther));
        assertThat(second.includes(first)).isEqualTo(inOther.containsAll(inOne));
        assertThat(first.includes(second)).isEqualTo(inOne.containsAll(inOther));
        assertThat(first.equals(second)).isEqualTo(inOne.equals(inOther));
        assertThat(first.equals(one.together())).isTrue();
        assertThat(first.hashCode()).isEqualTo(one.together().hashCode());
    }

    @Property
    void theLawsOfSetsHold(
            @ForAll("smallFormulas") Formula first,
            @ForAll("smallFormulas") Formula second,
            @ForAll("smallFormulas") Formula third) {
        FlowSet a = first.apart();
        FlowSet b = second.apart();
        FlowSet c = third.apart();

        assertThat(a.or(b)).isEqualTo(b.or(a));
        assertThat(a.and(b)).isEqualTo(b.and(a));
        assertThat(a.or(b).or(c)).isEqualTo(a.or(b.or(c)));
        assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
        assertThat(a.and(b.or(c))).isEqualTo(a.and(b).or(a.and(c)));
        assertThat(a.or(b.and(c))).isEqualTo(a.or(b).and(a.or(c)));
        assertThat(a.or(b).not()).isEqualTo(a.not().and(b.not()));
        assertThat(a.and(b).not()).isEqualTo(a.not().or(b.not()));
        assertThat(a.minus(b)).isEqualTo(a.and(b.not()));
        assertThat(a.not().not()).isEqualTo(a);
        assertThat(a.and(a.not())).isEqualTo(FlowSet.none());
        assertThat(a.or(a.not())).isEqualTo(FlowSet.all());
        assertThat(a.or(a.and(b))).isEqualTo(a);
        assertThat(a.includes(a.and(b))).isTrue();
        assertThat(a.or(b).includes(b)).isTrue();
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return Sayings.formulas(2);
    }

    @Provide
    Arbitrary<Formula> smallFormulas() {
        return Sayings.formulas(1);
    }

    @Provide
    Arbitrary<List<Said>> regions() {
        return Arbitraries.oneOf(
                        Sayings.said().list().ofMinSize(1).ofMaxSize(3),
                        Sayings.neighbours().list().ofMinSize(2).ofMaxSize(3))
                .map(all -> all.stream().distinct().toList());
    }

    @Provide
    Arbitrary<List<Flow>> flows() {
        return Sayings.flows().list().ofSize(10);
    }
}
