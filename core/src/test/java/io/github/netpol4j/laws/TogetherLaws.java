package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.laws.arbitraries.PolicyArbitraries;
import io.github.netpol4j.rule.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 11: what two policies mean together contains what they permit when they are compiled apart and both applied. */
class TogetherLaws {

    static final Law<Subject, Case> LAW =
            new Law<>("11 together is at least apart", () -> Case.with(PolicyArbitraries.two()), TogetherLaws::check);

    private static final int FLOWS = 48;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void togetherIsAtLeastApart(@ForAll("cases") Case tried) {
        LAW.holds(Library.SUBJECT, tried);
    }

    @Provide
    Arbitrary<Case> cases() {
        return LAW.cases().get();
    }

    static Optional<String> check(Subject subject, Case tried) {
        List<NetworkPolicy> objects = new ArrayList<>();
        for (Policy policy : tried.policies()) {
            if (!subject.gaps(List.of(policy)).isEmpty()) {
                return Optional.empty();
            }
            objects.addAll(subject.compile(List.of(policy)).objects());
        }
        Semantics semantics = tried.flows().semantics();
        Subject.Compiled apart = subject.enforcing(objects);
        Policy meant = tried.together();
        Optional<Subject.Compiled> together = subject.gaps(tried.policies()).isEmpty()
                ? Optional.of(subject.compile(tried.policies()))
                : Optional.empty();
        return Counterexamples.first(
                tried.flows().around(tried.policies(), FLOWS),
                flow -> apart.allows(flow, semantics)
                        && !(meant.permits(flow, semantics)
                                && together.map(it -> it.allows(flow, semantics))
                                        .orElse(true)),
                flow -> Counterexamples.verdicts(tried, flow, "compiled apart", true, "together", false));
    }
}
