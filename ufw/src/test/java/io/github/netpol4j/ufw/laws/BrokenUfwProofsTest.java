package io.github.netpol4j.ufw.laws;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.laws.Hunt;
import io.github.netpol4j.laws.Law;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.ufw.internal.kernel.KernelMeaning;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Example;

/** Each proof is seen to fail for compilers, and for readers, that get one thing wrong. */
class BrokenUfwProofsTest {

    private final Hunt hunt = new Hunt();

    private static Law<Function<List<Policy>, UfwState>, UfwProofCase> law(String name) {
        UfwProofs.Check check = UfwProofs.ALL.get(name);
        return new Law<>(
                name,
                UfwProofCase::compiling,
                (compiler, tried) -> check.counterexample(new UfwProofs.Made(compiler), tried));
    }

    @Example
    void brokenCompilersAreNotFaithful() {
        for (BrokenCompiler broken : BrokenCompiler.values()) {
            hunt.on(broken, law("1 faithful"), broken);
        }
        hunt.caughtAll();
    }

    @Example
    void orderIsSeen() {
        hunt.on(BrokenCompiler.SENTENCE_ORDER, law("4 order"), BrokenCompiler.SENTENCE_ORDER);
        hunt.caughtAll();
    }

    @Example
    void whatOneAllowMoreTakesAwayIsSeen() {
        hunt.on(BrokenCompiler.EXCEPTIONS_AS_DENIES, law("5 more Allows"), BrokenCompiler.EXCEPTIONS_AS_DENIES);
        hunt.caughtAll();
    }

    @Example
    void whatIsLostTogetherIsSeen() {
        Function<List<Policy>, UfwState> broken = policies -> BrokenCompiler.state(
                BrokenCompiler.phase(policies, rule -> rule.fold(allow -> false, deny -> true, isolate -> false)),
                BrokenCompiler.allows(policies.subList(0, 1)),
                BrokenCompiler.closings(policies));
        hunt.on("FORGETS_ALLOWS_OF_LATER_POLICIES", law("11 together is at least apart"), broken);
        hunt.caughtAll();
    }

    /** A reader that turns the order of rules over. */
    @Example
    void whatReadsBackOtherwiseIsSeen() {
        UfwState state = Faithful.compiled(List.of(policy("p")
                .in("hosts")
                .with(allow(from(cidr("10.0.0.0/8"))).to(host()).port(80))));
        List<UfwRule> reversed = new ArrayList<>(state.v4());
        Collections.reverse(reversed);
        UfwState other = new UfwState(state.defaults(), reversed, state.v6(), true);
        assertThat(ReadBack.differences(state, KernelMeaning.of(state))).isEmpty();
        assertThat(ReadBack.difference("a form", other, state, KernelMeaning.of(state)))
                .isPresent();
    }
}
