package io.github.netpol4j.calico.laws;

import io.github.netpol4j.calico.arbitraries.FelixCase;
import io.github.netpol4j.calico.arbitraries.Probe;
import io.github.netpol4j.calico.felix.FelixSettings;
import io.github.netpol4j.calico.internal.felix.FelixEvaluator;
import io.github.netpol4j.calico.internal.felix.Ruleset;
import io.github.netpol4j.calico.oracle.LibraryEvaluator;
import io.github.netpol4j.calico.oracle.Outcome;
import io.github.netpol4j.calico.oracle.Verdict;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import java.util.function.Function;

/** The library's own evaluator, as the laws ask it. */
final class LibraryEngine implements Engine {

    static final LibraryEngine LIBRARY = new LibraryEngine();

    private LibraryEngine() {}

    static Ruleset ruleset(FelixCase tried) {
        return Ruleset.of(
                tried.resources(),
                tried.kubernetes(),
                FelixSettings.defaults(),
                tried.flows().cluster().namespaces());
    }

    @Override
    public Function<Probe, Outcome> on(FelixCase tried) {
        FelixEvaluator evaluator = new FelixEvaluator(ruleset(tried));
        return probe -> Outcome.of(
                switch (evaluator.evaluate(flow(probe), Semantics.defaults()).outcome()) {
                    case ALLOWED -> Verdict.ALLOWED;
                    case DENIED -> Verdict.DENIED;
                    case UNDECIDED -> Verdict.UNDECIDED;
                });
    }

    static Flow flow(Probe probe) {
        return LibraryEvaluator.flow(probe.connection());
    }
}
