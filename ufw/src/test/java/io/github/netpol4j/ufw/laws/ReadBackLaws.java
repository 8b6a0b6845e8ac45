package io.github.netpol4j.ufw.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.arbitraries.UfwArbitraries;
import io.github.netpol4j.ufw.internal.kernel.KernelMeaning;
import io.github.netpol4j.ufw.internal.text.AddedRules;
import io.github.netpol4j.ufw.internal.text.StatusText;
import io.github.netpol4j.ufw.rule.UfwState;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever rules a host has, what is read back from any form lets pass the same flows. */
class ReadBackLaws {

    @Provide
    Arbitrary<UfwState> states() {
        return Arbitraries.oneOf(UfwArbitraries.unevenState(), UfwArbitraries.state());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatReadsBackLetsPassTheSame(@ForAll("states") UfwState state) {
        assertThat(ReadBack.differences(state, KernelMeaning.of(state))).isEmpty();
        if (ReadBack.namesProfiles(state)) {
            assertThatThrownBy(() -> Ufw.readStatus(StatusText.numbered(state), state.defaults()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("without its ports");
            assertThatThrownBy(() -> Ufw.readAdded(AddedRules.write(state), state.defaults()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("without its ports");
        }
    }
}
