package io.github.netpol4j.calico.laws;

import io.github.netpol4j.calico.arbitraries.FelixCase;
import io.github.netpol4j.calico.arbitraries.Probe;
import io.github.netpol4j.calico.internal.felix.FelixMeaning;
import io.github.netpol4j.calico.oracle.Outcome;
import io.github.netpol4j.calico.oracle.Verdict;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 7 for the library: the evaluator says what the oracle says, and the sets hold what the evaluator says. */
class CalicoEngineLaws {

    private static final int FLOWS = 24;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theEvaluatorSaysWhatFelixDoes(@ForAll("cases") FelixCase tried) {
        EngineLaws.LAW.holds(LibraryEngine.LIBRARY, tried);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theSetsHoldWhatTheEvaluatorSays(@ForAll("cases") FelixCase tried) {
        differing(tried).ifPresent(found -> {
            throw new AssertionError(tried.yaml() + found);
        });
    }

    private static Optional<String> differing(FelixCase tried) {
        Meaning meaning = FelixMeaning.of(LibraryEngine.ruleset(tried));
        FlowSet surely = meaning.surely();
        FlowSet possibly = meaning.possibly();
        Function<Probe, Outcome> said = LibraryEngine.LIBRARY.on(tried);
        for (Probe probe : tried.flows().around(tried.objects(), FLOWS)) {
            Flow flow = LibraryEngine.flow(probe);
            if (Semantics.defaults().exemption(flow).isPresent()) {
                continue;
            }
            Verdict verdict = said.apply(probe).verdict();
            boolean sure = surely.contains(flow);
            boolean can = possibly.contains(flow);
            boolean contradicted = verdict == Verdict.ALLOWED ? !can : verdict == Verdict.DENIED && sure;
            // What flows alone decide, both decide alike.
            boolean differs = meaning.isDecided() && (verdict == Verdict.ALLOWED) != sure;
            if (contradicted || differs || (sure && !can)) {
                return Optional.of("%s%nevaluated: %s; surely %s, possibly %s".formatted(flow, verdict, sure, can));
            }
        }
        return Optional.empty();
    }

    @Provide
    Arbitrary<FelixCase> cases() {
        return EngineLaws.LAW.cases().get();
    }
}
