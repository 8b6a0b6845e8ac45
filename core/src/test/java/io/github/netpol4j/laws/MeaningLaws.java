package io.github.netpol4j.laws;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.laws.arbitraries.Naive;
import io.github.netpol4j.rule.Policy;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a policy means is the definition, word by word: for every kind of rule, and for every protocol. */
class MeaningLaws {

    static final Law<Function<Policy, BiPredicate<Flow, Semantics>>, Case> LAW =
            new Law<>("meaning is as defined", Case::any, MeaningLaws::check);

    private static final int FLOWS = 96;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void permitsIsTheDefinition(@ForAll("cases") Case tried) {
        LAW.holds(policy -> policy::permits, tried);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void setsOfFlowsAreTheDefinition(@ForAll("cases") Case tried) {
        LAW.holds(Meanings.LIBRARY.policyByFlow(), tried);
    }

    @Provide
    Arbitrary<Case> cases() {
        return LAW.cases().get();
    }

    static Optional<String> check(Function<Policy, BiPredicate<Flow, Semantics>> meaning, Case tried) {
        Semantics chosen = tried.flows().semantics();
        Semantics semantics =
                tried.flows().hashCode() % 4 == 0 ? chosen.withOtherProtocols(Semantics.OtherProtocols.OPEN) : chosen;
        BiPredicate<Flow, Semantics> permits = meaning.apply(tried.together());
        Naive naive = new Naive(tried.rules(), semantics);
        List<Flow> flows = tried.flows().ofEveryProtocol(tried.policies(), FLOWS);
        return Counterexamples.first(
                flows,
                flow -> permits.test(flow, semantics) != naive.passes(flow),
                flow -> Counterexamples.verdicts(
                        tried, flow, "permits", permits.test(flow, semantics), "defined", naive.passes(flow)));
    }
}
