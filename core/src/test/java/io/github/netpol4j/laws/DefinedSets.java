package io.github.netpol4j.laws;

import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words of the definition as sets of flows, of all clusters.
 *
 * @param isoE the flows whose source's egress is isolated
 * @param isoI the flows whose destination's ingress is isolated
 * @param grantE the flows that an Allow grants at the source
 * @param grantI the flows that an Allow grants at the destination
 * @param denied the flows that a Deny hits
 * @param promised the flows that an Allow between pods hits
 * @param spokenE the flows whose source is what a pods, host or DNS peer of an Allow matches
 * @param spokenI the flows whose destination is what a pods, host or DNS peer of an Allow matches
 * @param untouched the flows that no policy touches
 */
record DefinedSets(
        FlowSet isoE,
        FlowSet isoI,
        FlowSet grantE,
        FlowSet grantI,
        FlowSet denied,
        FlowSet promised,
        FlowSet spokenE,
        FlowSet spokenI,
        FlowSet untouched) {

    /** Over one vocabulary, which makes them cheap to compare. */
    static List<DefinedSets> each(Definition... definitions) {
        List<List<Region>> regions = Stream.of(definitions)
                .flatMap(definition -> Stream.of(
                        definition.isoE(),
                        definition.isoI(),
                        definition.grantE(),
                        definition.grantI(),
                        definition.denied(),
                        definition.promised(),
                        definition.spokenOf(End.SOURCE),
                        definition.spokenOf(End.DESTINATION),
                        definition.untouched()))
                .toList();
        List<FlowSet> sets = FlowSet.each(regions);
        List<DefinedSets> all = new ArrayList<>();
        for (int i = 0; i < sets.size(); i += 9) {
            all.add(new DefinedSets(
                    sets.get(i),
                    sets.get(i + 1),
                    sets.get(i + 2),
                    sets.get(i + 3),
                    sets.get(i + 4),
                    sets.get(i + 5),
                    sets.get(i + 6),
                    sets.get(i + 7),
                    sets.get(i + 8)));
        }
        return all;
    }

    /** What passes: each end not isolated or granted, and no Deny. */
    FlowSet passes() {
        return isoE.minus(grantE)
                .or(isoI.minus(grantI))
                .or(denied)
                .minus(untouched)
                .not();
    }
}
