package io.github.netpol4j.calico.laws;

import io.github.netpol4j.calico.arbitraries.FelixCase;
import io.github.netpol4j.calico.arbitraries.Probe;
import io.github.netpol4j.calico.felix.CalicoDimensions;
import io.github.netpol4j.calico.felix.FelixSettings;
import io.github.netpol4j.calico.internal.felix.FelixEvaluator;
import io.github.netpol4j.calico.internal.felix.Ruleset;
import io.github.netpol4j.calico.oracle.Connection;
import io.github.netpol4j.calico.oracle.Outcome;
import io.github.netpol4j.calico.oracle.Verdict;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import java.util.Map;
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

    /** The connection as a flow, with all that Calico can ask of it. */
    static Flow flow(Probe probe) {
        Connection connection = probe.connection();
        Flow flow = probe.flow();
        if (connection.sourcePort() != Connection.UNKNOWN) {
            flow = flow.with(CalicoDimensions.SOURCE_PORT, Integer.toString(connection.sourcePort()));
        }
        if (connection.icmpType() != Connection.UNKNOWN) {
            flow = flow.with(CalicoDimensions.ICMP_TYPE, Integer.toString(connection.icmpType()));
        }
        if (connection.icmpCode() != Connection.UNKNOWN) {
            flow = flow.with(CalicoDimensions.ICMP_CODE, Integer.toString(connection.icmpCode()));
        }
        flow = with(flow, End.SOURCE, connection.from());
        return with(flow, End.DESTINATION, connection.to());
    }

    private static Flow with(Flow flow, End end, io.github.netpol4j.calico.oracle.End said) {
        Flow more = said.interfaceName().isEmpty()
                ? flow
                : flow.with(CalicoDimensions.interfaceOf(end), said.interfaceName());
        for (Map.Entry<String, String> label : said.serviceAccountLabels().entrySet()) {
            more = more.with(CalicoDimensions.serviceAccountLabel(end, label.getKey()), label.getValue());
        }
        return more;
    }
}
