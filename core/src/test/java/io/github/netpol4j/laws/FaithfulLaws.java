package io.github.netpol4j.laws;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.rule.Policy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Law 1: what compiled policies allow is what the policies mean, or there are gaps, and compiling throws. It is not met by
 * gaps: most of the random policies compile.
 */
class FaithfulLaws {

    static final Law<Subject, Case> LAW = new Law<>("1 faithful", Case::any, FaithfulLaws::check);

    private static final int FLOWS = 64;
    private static final AtomicInteger TRIED = new AtomicInteger();
    private static final AtomicInteger COMPILED = new AtomicInteger();

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsCompiledAllowsWhatIsMeant(@ForAll("cases") Case tried) {
        Subject library = Library.SUBJECT;
        TRIED.incrementAndGet();
        COMPILED.addAndGet(library.gaps(tried.policies()).isEmpty() ? 1 : 0);
        LAW.holds(library, tried);
    }

    @Provide
    Arbitrary<Case> cases() {
        return LAW.cases().get();
    }

    @AfterContainer
    static void mostPoliciesCompile() {
        int percent = COMPILED.get() * 100 / Math.max(1, TRIED.get());
        System.out.printf("Law 1: %d of %d policy sets compiled (%d %%)%n", COMPILED.get(), TRIED.get(), percent);
        if (TRIED.get() >= 100 && percent < 60) {
            throw new AssertionError("only " + percent + " % of the random policies compile; at least 60 % must");
        }
    }

    static Optional<String> check(Subject subject, Case tried) {
        List<String> gaps = subject.gaps(tried.policies());
        if (!gaps.isEmpty()) {
            return subject.refuses(tried.policies())
                    ? Optional.empty()
                    : Optional.of(tried.java() + "\nhas gaps, and compiles: " + gaps);
        }
        Subject.Compiled compiled = subject.compile(tried.policies());
        Policy together = tried.together();
        Semantics semantics = tried.flows().semantics();
        List<Flow> flows = tried.flows().around(tried.policies(), FLOWS);
        return Counterexamples.first(
                flows,
                flow -> together.permits(flow, semantics) != compiled.allows(flow, semantics),
                flow -> Counterexamples.verdicts(
                        tried,
                        flow,
                        "meant",
                        together.permits(flow, semantics),
                        "compiled",
                        compiled.allows(flow, semantics)));
    }
}
