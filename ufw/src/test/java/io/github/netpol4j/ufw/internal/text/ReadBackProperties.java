package io.github.netpol4j.ufw.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.ufw.arbitraries.UfwArbitraries;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written reads back as itself, in every form that says all of it; in the others, as what the form says. */
class ReadBackProperties {

    @Provide
    Arbitrary<UfwRule> rules() {
        return UfwArbitraries.rule();
    }

    @Provide
    Arbitrary<UfwState> states() {
        return UfwArbitraries.state();
    }

    @Provide
    Arbitrary<UfwState> unevenStates() {
        return UfwArbitraries.unevenState();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aRuleIsAcceptedAsItIs(@ForAll("rules") UfwRule rule) {
        assertThat(RuleChecks.accepted(List.of(rule))).containsExactly(rule);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aCommandReadsBack(@ForAll("rules") UfwRule rule) {
        for (Placement placement :
                List.of(Placement.APPEND, Placement.PREPEND, Placement.insert(3), Placement.DELETE)) {
            List<String> words = CommandWriter.words(rule, placement);
            assertThat(CommandParser.parse(words, Services.NONE))
                    .isEqualTo(new UfwCommand.OfRule(Applications.folded(rule), placement, false));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aRuleOfAProfileIsOneOfThoseThatItsCommandMakes(@ForAll("rules") UfwRule rule) {
        assertThat(Applications.expand(Applications.folded(rule), UfwArbitraries.APPLICATIONS))
                .contains(rule);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void filesReadBack(@ForAll("unevenStates") UfwState state, @ForAll UfwLogLevel level) {
        for (boolean v6 : List.of(false, true)) {
            String file = UserRules.write(state, v6, level);
            assertThat(UserRulesReader.read("user.rules", file, v6)).isEqualTo(state.rules(v6));
            assertThat(UserRulesReader.disagreements("user.rules", file, v6)).isEmpty();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatUfwShowsAsAddedReadsBack(@ForAll("unevenStates") UfwState state) {
        assertThat(AddedRules.read("ufw show added", AddedRules.write(state))).isEqualTo(AddedRules.of(state));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aLineOfTheStatusReadsBack(@ForAll("unevenStates") UfwState state) {
        for (boolean v6 : List.of(false, true)) {
            for (UfwRule rule : state.rules(v6)) {
                assertThat(StatusLineReader.read(StatusLine.text(rule, v6, false), false))
                        .contains(new StatusLineReader.Read(Applications.folded(rule), v6));
                assertThat(StatusLineReader.read(StatusLine.text(rule, v6, true), true))
                        .contains(new StatusLineReader.Read(rule, v6));
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theLongStatusReadsBack(
            @ForAll("unevenStates") UfwState state, @ForAll UfwLogLevel level, @ForAll boolean numbered) {
        UfwStatus read = StatusReader.read(
                "ufw status", numbered ? StatusText.numbered(state) : StatusText.verbose(state, level, true));
        assertThat(read.active()).isTrue();
        if (!numbered) {
            assertThat(read.defaults()).contains(state.defaults());
            assertThat(read.level()).contains(level);
            assertThat(read.v4()).containsExactlyInAnyOrderElementsOf(state.v4());
            assertThat(read.v6()).containsExactlyInAnyOrderElementsOf(state.v6());
        } else if (state.v4().stream().noneMatch(CommandWriter::namesApplication)) {
            assertThat(read.v4()).isEqualTo(state.v4());
        }
    }
}
