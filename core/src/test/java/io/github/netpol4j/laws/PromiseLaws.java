package io.github.netpol4j.laws;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.laws.arbitraries.Naive;
import io.github.netpol4j.rule.Policy;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 12: what an Allow between pods covers passes, unless a Deny hits it. */
class PromiseLaws {

    static final Law<Subject, Case> LAW = new Law<>("12 promise kept", Case::any, PromiseLaws::check);

    private static final int FLOWS = 64;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatAnAllowBetweenPodsCoversPasses(@ForAll("cases") Case tried) {
        LAW.holds(Library.SUBJECT, tried);
    }

    @Provide
    Arbitrary<Case> cases() {
        return LAW.cases().get();
    }

    static Optional<String> check(Subject subject, Case tried) {
        Semantics semantics = tried.flows().semantics();
        Naive defined = new Naive(tried.rules(), semantics);
        Policy together = tried.together();
        List<Flow> promised = tried.flows().around(tried.policies(), FLOWS).stream()
                .filter(flow -> defined.isPromised(flow) && !defined.isDenied(flow))
                .toList();
        Optional<String> notMeant = Counterexamples.first(
                promised,
                flow -> !together.permits(flow, semantics),
                flow -> Counterexamples.verdicts(tried, flow, "promised", true, "meant", false));
        if (notMeant.isPresent() || !subject.gaps(tried.policies()).isEmpty()) {
            return notMeant;
        }
        Subject.Compiled compiled = subject.compile(tried.policies());
        return Counterexamples.first(
                promised,
                flow -> !compiled.allows(flow, semantics),
                flow -> Counterexamples.verdicts(tried, flow, "promised", true, "compiled", false));
    }
}
