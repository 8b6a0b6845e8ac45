package io.github.netpol4j.ufw.internal.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.ufw.arbitraries.UfwArbitraries;
import io.github.netpol4j.ufw.flow.UfwDimensions;
import io.github.netpol4j.ufw.internal.kernel.RuleRegions;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** How rules lie to each other, against the sets of flows that they match. */
class OverlapProperties {

    @Provide
    Arbitrary<UfwState> states() {
        return UfwArbitraries.unevenState();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void rulesOverlapJustAsTheirPacketsDo(@ForAll("states") UfwState state, @ForAll boolean six) {
        List<UfwRule> rules = state.rules(six).stream()
                .filter(OverlapProperties::namesNoSingleAddress)
                .limit(6)
                .toList();
        for (UfwRule rule : rules) {
            for (UfwRule other : rules) {
                RuleRegions regions = new RuleRegions(List.of(rule, other));
                FlowSet packets = said(regions.said(rule, six), rule, other);
                FlowSet taken = said(regions.said(other, six), rule, other);
                // A flow from one host to another is of two packets, one for each host.
                boolean sameChain =
                        rule.routed() == other.routed() && (rule.routed() || rule.direction() == other.direction());
                Overlap expected = !sameChain || !taken.overlaps(packets)
                        ? Overlap.NONE
                        : taken.includes(packets) ? Overlap.WHOLE : Overlap.PART;
                if (!rule.equals(other)) {
                    Statistics.label("overlap").collect(expected);
                }
                assertThat(Overlap.of(rule, other))
                        .as("%s%nand%n%s", RuleText.sentence(rule), RuleText.sentence(other))
                        .isEqualTo(expected);
            }
        }
    }

    /** Where one names source ports: the packets that have one. */
    private static FlowSet said(List<Region> regions, UfwRule rule, UfwRule other) {
        boolean ports =
                !rule.source().ports().isAny() || !other.source().ports().isAny();
        FlowSet flows = FlowSet.of(regions);
        return ports
                ? flows.and(FlowSet.of(Region.all().with(UfwDimensions.SOURCE_PORT, Numbers.of(1, 65535))))
                : flows;
    }

    /** One address is never at both ends of a flow, as rules may say together. */
    private static boolean namesNoSingleAddress(UfwRule rule) {
        return Stream.of(rule.source(), rule.destination())
                .flatMap(end -> end.net().stream())
                .noneMatch(net -> net.equals(Cidr.only(net.address())));
    }
}
