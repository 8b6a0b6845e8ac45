package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Lazy;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.ufw.internal.kernel.KernelEvaluator;
import io.github.netpol4j.ufw.internal.kernel.KernelMeaning;
import java.util.function.Function;

/** Whatever says what becomes of flows at hosts that all have the same rules. */
@FunctionalInterface
interface Engine {

    /** How it judges the flows of a case. */
    Function<Flow, Outcome> on(EngineCase tried);

    /** The library, flow by flow. */
    Engine EVALUATOR = tried -> {
        KernelEvaluator evaluator = new KernelEvaluator(tried.state(), Object::toString);
        return flow -> evaluator.evaluate(flow, Semantics.defaults()).outcome();
    };

    /** The library's sets. */
    Engine SETS = tried -> asked(KernelMeaning.of(tried.state()));

    /** Membership in the two sets of a meaning. */
    static Function<Flow, Outcome> asked(Meaning meaning) {
        Lazy<FlowSet> possibly = new Lazy<>(meaning::possibly);
        return flow -> meaning.permits(flow, Semantics.defaults())
                ? Outcome.ALLOWED
                : possibly.get().contains(flow) ? Outcome.UNDECIDED : Outcome.DENIED;
    }
}
