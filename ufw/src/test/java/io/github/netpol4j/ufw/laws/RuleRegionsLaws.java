package io.github.netpol4j.ufw.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.ufw.flow.UfwDimensions;
import io.github.netpol4j.ufw.internal.kernel.Matching;
import io.github.netpol4j.ufw.internal.kernel.RuleRegions;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The flows that a rule matches, as sets, against one flow at a time. */
class RuleRegionsLaws {

    /** A flow, and what it says of interfaces and source port; nothing where that is empty. */
    private record Packet(Flow flow, String in, String out, String port) {

        Flow said() {
            Flow said = in.isEmpty() ? flow : flow.with(UfwDimensions.INTERFACE_IN, in);
            said = out.isEmpty() ? said : said.with(UfwDimensions.INTERFACE_OUT, out);
            return port.isEmpty() ? said : said.with(UfwDimensions.SOURCE_PORT, port);
        }

        boolean saysAll() {
            return !in.isEmpty() && !out.isEmpty() && !port.isEmpty();
        }
    }

    @Provide
    Arbitrary<UfwRule> rules() {
        return UfwRules.rule();
    }

    @Provide
    Arbitrary<Packet> packets() {
        // Few are of other protocols, and rules about ports must leave those alone.
        List<Flow> odd = HostFlows.WITH_FORWARDED.stream()
                .filter(flow -> !flow.protocol().equals(Protocol.TCP)
                        && !flow.protocol().equals(Protocol.UDP))
                .toList();
        Arbitrary<Flow> flows = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(HostFlows.WITH_FORWARDED)), Tuple.of(1, Arbitraries.of(odd)));
        Arbitrary<String> names = Arbitraries.of("", "eth0", "eth1", "cali1", "c1");
        return Combinators.combine(flows, names, names, Arbitraries.of("", "22", "1450", "1"))
                .as(Packet::new)
                .filter(packet -> !packet.flow.source().isSameAs(packet.flow.destination()));
    }

    private static FlowSet set(List<Region> regions) {
        return FlowSet.of(regions);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aRuleMatchesWhatItsRegionsHold(
            @ForAll("rules") UfwRule rule, @ForAll("rules") UfwRule other, @ForAll("packets") Packet packet) {
        RuleRegions regions = new RuleRegions(List.of(rule, other));
        Flow flow = packet.said();
        boolean six = flow.sourceAddress().orElseThrow().isIpv6();
        boolean matches = rule.isIn(six) && NaiveUfw.matches(rule, flow);
        Matching matching = regions.of(rule, six);
        boolean surely = set(matching.surely()).contains(flow);
        boolean possibly = set(matching.possibly()).contains(flow);
        assertThat(surely).as("surely is possibly").matches(sure -> !sure || possibly);
        if (packet.saysAll()) {
            assertThat(surely).as("surely matches").matches(sure -> !sure || matches);
            assertThat(possibly).as("possibly matches").matches(maybe -> maybe || !matches);
            if (matching.isExact() || !(rule.inInterface() + rule.outInterface()).contains("+")) {
                assertThat(surely).isEqualTo(matches);
                assertThat(set(regions.said(rule, six)).contains(flow)).isEqualTo(matches);
            }
        } else if (surely) {
            // Whatever is said besides, it stays so.
            Flow more =
                    new Packet(flow, or(packet.in), or(packet.out), packet.port.isEmpty() ? "9" : packet.port).said();
            assertThat(NaiveUfw.matches(rule, more)).isTrue();
        }
        assertThat(set(regions.of(rule, !six).possibly()).contains(flow)).isFalse();
    }

    private static String or(String name) {
        return name.isEmpty() ? "wlan7" : name;
    }

    /** The regions that rules are compared by lie in each other as the names do. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void wildcardsLieInEachOther(@ForAll("rules") UfwRule rule) {
        UfwRule in =
                rule.withRouted(true).withOutInterface("").withSource(UfwEnd.ANY); // or both ends may be one address
        List<UfwRule> narrowing = List.of(
                in.withInInterface(""),
                in.withInInterface("+"),
                in.withInInterface("c+"),
                in.withInInterface("cali+"),
                in.withInInterface("cali1"));
        RuleRegions regions = new RuleRegions(narrowing);
        for (boolean six : new boolean[] {false, true}) {
            for (int i = 1; i < narrowing.size() && rule.isIn(six); i++) {
                FlowSet wider = set(regions.said(narrowing.get(i - 1), six));
                FlowSet narrower = set(regions.said(narrowing.get(i), six));
                assertThat(wider.includes(narrower)).isTrue();
                assertThat(narrower.includes(wider)).isFalse();
            }
        }
    }
}
