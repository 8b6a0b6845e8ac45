package io.github.netpol4j.ufw.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.flow.UfwDimensions;
import io.github.netpol4j.ufw.internal.findings.StateFindings;
import io.github.netpol4j.ufw.internal.findings.Surroundings;
import io.github.netpol4j.ufw.internal.kernel.KernelMeaning;
import io.github.netpol4j.ufw.internal.kernel.RuleRegions;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What findings say of rules, for every packet there could be: they speak of packets, which have an interface and a port to come from. */
class FindingsProofLaws {

    private static final Region PACKETS = Region.all()
            .with(UfwDimensions.INTERFACE_IN, Names.PRESENT)
            .with(UfwDimensions.INTERFACE_OUT, Names.PRESENT)
            .with(UfwDimensions.SOURCE_PORT, Numbers.of(1, 65_535));

    @Provide
    Arbitrary<UfwState> states() {
        // Sets know an interface by the names in rules alone.
        return UfwRules.state()
                .map(state -> new UfwState(state.defaults(), named(state.v4()), named(state.v6()), true));
    }

    private static List<UfwRule> named(List<UfwRule> rules) {
        return rules.stream()
                .map(rule -> rule.withInInterface(name(rule.inInterface())).withOutInterface(name(rule.outInterface())))
                .toList();
    }

    private static String name(String said) {
        return said.endsWith("+") ? "cali1" : said;
    }

    private static boolean isSame(UfwState one, UfwState other) {
        Meaning first = KernelMeaning.of(one);
        Meaning second = KernelMeaning.of(other);
        List<Region> asked = List.of(PACKETS);
        return first.surelyWithin(asked).equals(second.surelyWithin(asked))
                && first.possiblyWithin(asked).equals(second.possiblyWithin(asked));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void withoutWhatIsSaidToBeNeedlessNothingChanges(@ForAll("states") UfwState state) {
        List<Finding> findings = StateFindings.of(state, Surroundings.USUAL);
        Set<String> needless = FindingsLaws.places(findings, FindingsLaws.UNREACHABLE);
        needless.addAll(FindingsLaws.places(findings, Set.of("REDUNDANT")));
        UfwState shorter = new UfwState(
                state.defaults(),
                FindingsLaws.kept(state.v4(), "4", needless),
                FindingsLaws.kept(state.v6(), "6", needless),
                true);
        assertThat(isSame(shorter, state)).as(findings.toString()).isTrue();
    }

    /** A rule is out of reach just if the opposite of it changes nothing; but for what before.rules let pass. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsOutOfReachDecidesNothingAndIsTold(
            @ForAll("states") UfwState state, @ForAll boolean six, @ForAll int choice) {
        List<UfwRule> rules = state.rules(six);
        if (rules.isEmpty()) {
            return;
        }
        int index = Math.floorMod(choice, rules.size());
        UfwRule rule = rules.get(index);
        List<UfwRule> changed = new ArrayList<>(rules);
        changed.set(index, opposite(rule));
        UfwState other = new UfwState(state.defaults(), six ? state.v4() : changed, six ? changed : state.v6(), true);
        List<Finding> outOfReach = StateFindings.of(state, Surroundings.USUAL).stream()
                .filter(finding -> FindingsLaws.UNREACHABLE.contains(finding.code())
                        || finding.sentence().startsWith("no packet gets there"))
                .toList();
        boolean told = FindingsLaws.places(
                        outOfReach, Set.of("CONTRADICTORY", "SHADOWED", "LIMIT_WITHOUT_EFFECT", "REDUNDANT"))
                .contains((six ? "6 " : "4 ") + (index + 1));
        Statistics.label("out of reach").collect(told);
        boolean same = isSame(other, state);
        assertThat(told).as(outOfReach + " of rule " + (index + 1)).matches(it -> !it || same);
        if (same && !told) {
            FlowSet about = FlowSet.of(new RuleRegions(List.of(rule)).said(rule, six));
            // Nobody talks to itself by a network.
            assertThat(about.isEmpty() || about.overlaps(Ufw.passingBeforeRules()))
                    .as("rule " + (index + 1) + " decides nothing")
                    .isTrue();
        }
    }

    private static UfwRule opposite(UfwRule rule) {
        boolean passes = rule.action() == UfwAction.ALLOW || rule.action() == UfwAction.LIMIT;
        return rule.withAction(passes ? UfwAction.DENY : UfwAction.ALLOW);
    }
}
