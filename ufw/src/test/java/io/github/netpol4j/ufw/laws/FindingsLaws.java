package io.github.netpol4j.ufw.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.ufw.internal.findings.StateFindings;
import io.github.netpol4j.ufw.internal.findings.Surroundings;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What findings say of rules, against a firewall that is looked at flow by flow. */
class FindingsLaws {

    static final Set<String> UNREACHABLE = Set.of("CONTRADICTORY", "SHADOWED", "LIMIT_WITHOUT_EFFECT");
    private static final Pattern PLACE = Pattern.compile("IPv([46]) rule ([0-9]+)");

    @Provide
    Arbitrary<UfwState> states() {
        // Without interfaces and source ports, of which flows here say nothing.
        return UfwRules.state()
                .map(state -> new UfwState(state.defaults(), plain(state.v4()), plain(state.v6()), true));
    }

    private static List<UfwRule> plain(List<UfwRule> rules) {
        return rules.stream()
                .map(rule -> rule.withInInterface("")
                        .withOutInterface("")
                        .withSource(rule.source().on(UfwPorts.ANY)))
                .toList();
    }

    /** Rules, by family and place from 1. */
    static Set<String> places(List<Finding> findings, Set<String> codes) {
        Set<String> places = new HashSet<>();
        findings.stream().filter(one -> codes.contains(one.code())).forEach(one -> {
            Matcher matcher = PLACE.matcher(one.place().source());
            while (matcher.find()) {
                places.add(matcher.group(1) + " " + matcher.group(2));
            }
        });
        return places;
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void withoutWhatIsSaidToBeNeedlessNothingChanges(@ForAll("states") UfwState state, @ForAll int slice) {
        List<Finding> findings = StateFindings.of(state, Surroundings.USUAL);
        Set<String> needless = places(findings, UNREACHABLE);
        needless.addAll(places(findings, Set.of("REDUNDANT")));
        UfwState shorter =
                new UfwState(state.defaults(), kept(state.v4(), "4", needless), kept(state.v6(), "6", needless), true);
        assertThat(HostFlows.slice(slice))
                .filteredOn(flow -> !actions(shorter, flow).equals(actions(state, flow)))
                .isEmpty();
    }

    static List<UfwRule> kept(List<UfwRule> rules, String family, Set<String> needless) {
        List<UfwRule> kept = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (!needless.contains(family + " " + (i + 1))) {
                kept.add(rules.get(i));
            }
        }
        return kept;
    }

    /** What becomes of a flow on its way out, and in. */
    private static List<UfwAction> actions(UfwState state, Flow flow) {
        return List.of(
                action(state, flow, UfwDirection.OUT, state.defaults().outgoing()),
                action(state, flow, UfwDirection.IN, state.defaults().incoming()));
    }

    private static UfwAction action(UfwState state, Flow flow, UfwDirection direction, UfwAction otherwise) {
        Optional<UfwRule> first = new NaiveUfw(state).first(flow, direction);
        return first.map(UfwRule::action).orElse(otherwise);
    }

    /** A rule that decides a flow is not said to be out of reach. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatDecidesSomethingIsReached(@ForAll("states") UfwState state, @ForAll int slice) {
        Set<String> unreachable = places(StateFindings.of(state, Surroundings.USUAL), UNREACHABLE);
        NaiveUfw host = new NaiveUfw(state);
        Set<String> reached = new HashSet<>();
        for (Flow flow : HostFlows.slice(slice)) {
            boolean six = flow.sourceAddress().orElseThrow().isIpv6();
            for (UfwDirection direction : UfwDirection.values()) {
                host.first(flow, direction)
                        .ifPresent(rule -> reached.add(
                                (six ? "6 " : "4 ") + (state.rules(six).indexOf(rule) + 1)));
            }
        }
        unreachable.retainAll(reached);
        assertThat(unreachable).isEmpty();
    }

    /** Of two rules about the same packets, the later is always told, and how. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void theSamePacketsTwiceAreTold(@ForAll("states") UfwState state) {
        UfwRule twice = UfwRule.incoming(UfwAction.ALLOW).withDestination(UfwEnd.ANY.on(UfwPorts.of(1433)));
        List<UfwRule> four = new ArrayList<>(List.of(twice));
        four.addAll(state.v4());
        four.add(twice.withAction(UfwAction.DENY));
        UfwState longer = new UfwState(state.defaults(), four, state.v6(), true);
        assertThat(places(StateFindings.of(longer, Surroundings.USUAL), Set.of("CONTRADICTORY")))
                .contains("4 " + four.size());
    }
}
