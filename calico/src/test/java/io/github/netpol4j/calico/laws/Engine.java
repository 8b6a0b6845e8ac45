package io.github.netpol4j.calico.laws;

import io.github.netpol4j.calico.arbitraries.FelixCase;
import io.github.netpol4j.calico.arbitraries.Probe;
import io.github.netpol4j.calico.oracle.Connection;
import io.github.netpol4j.calico.oracle.Evaluator;
import io.github.netpol4j.calico.oracle.Outcome;
import java.util.function.Function;

/** Whatever judges connections: from values of the library and core's flows, or from what both look like to the oracle. */
@FunctionalInterface
interface Engine {

    /** How it judges the connections of a case. */
    Function<Probe, Outcome> on(FelixCase tried);

    /** One that reads objects as on the wire. */
    static Engine of(Evaluator evaluator) {
        return tried -> {
            Function<Connection, Outcome> outcome = evaluator.on(tried.objects());
            return probe -> outcome.apply(probe.connection());
        };
    }
}
