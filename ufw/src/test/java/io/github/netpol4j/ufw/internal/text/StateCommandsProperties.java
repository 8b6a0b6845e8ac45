package io.github.netpol4j.ufw.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.ufw.arbitraries.UfwArbitraries;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The commands of a state make that state in an empty firewall. */
class StateCommandsProperties {

    @Provide
    Arbitrary<UfwState> states() {
        return UfwArbitraries.unevenState();
    }

    @Provide
    Arbitrary<UfwState> evenStates() {
        return UfwArbitraries.state();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void commandsMakeTheState(@ForAll("states") UfwState state) {
        UfwState made = made(StateCommands.rules(state, UfwArbitraries.APPLICATIONS), state);
        assertThat(unnamed(made.v4())).isEqualTo(unnamed(state.v4()));
        assertThat(unnamed(made.v6())).isEqualTo(unnamed(state.v6()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void rulesOfBothFamiliesAreOneCommand(@ForAll("evenStates") UfwState state) {
        long rules =
                state.v4().stream().filter(rule -> !state.v6().contains(rule)).count()
                        + state.v6().size();
        assertThat(StateCommands.rules(state, UfwArbitraries.APPLICATIONS)).hasSizeLessThanOrEqualTo((int) rules);
    }

    /** What ufw keeps after rules were appended to none. */
    static UfwState made(List<UfwRule> commands, UfwState state) {
        List<UfwRule> rules = new ArrayList<>();
        for (UfwRule command : commands) {
            rules.addAll(Applications.expand(command, UfwArbitraries.APPLICATIONS));
        }
        return new UfwState(
                state.defaults(),
                rules.stream().filter(rule -> rule.isIn(false)).toList(),
                rules.stream().filter(rule -> rule.isIn(true)).toList(),
                true);
    }

    /** Without names, some rules may be one: the first of them decides. */
    private static List<UfwRule> unnamed(List<UfwRule> rules) {
        Set<UfwRule> seen = new HashSet<>();
        return rules.stream()
                .map(StateCommands::unnamed)
                .filter(rule -> seen.add(rule.match()))
                .toList();
    }
}
