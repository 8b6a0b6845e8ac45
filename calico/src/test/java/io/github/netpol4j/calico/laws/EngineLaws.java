package io.github.netpol4j.calico.laws;

import io.github.netpol4j.calico.arbitraries.FelixArbitraries;
import io.github.netpol4j.calico.arbitraries.FelixCase;
import io.github.netpol4j.calico.arbitraries.Probe;
import io.github.netpol4j.calico.oracle.Oracle;
import io.github.netpol4j.calico.oracle.Outcome;
import io.github.netpol4j.laws.Law;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Law 7: what an engine says of a connection is what Felix does with it, as the oracle has it. */
final class EngineLaws {

    static final Law<Engine, FelixCase> LAW = new Law<>("7 engines agree", FelixArbitraries::cases, EngineLaws::check);

    private static final int FLOWS = 64;

    private EngineLaws() {}

    static Optional<String> check(Engine engine, FelixCase tried) {
        List<Map<String, Object>> objects = tried.objects();
        Function<Probe, Outcome> said = engine.on(tried);
        Function<Probe, Outcome> right = Engine.of(Oracle.FELIX).on(tried);
        return tried.flows().around(objects, FLOWS).stream()
                .filter(probe -> !said.apply(probe).saysTheSameAs(right.apply(probe)))
                .min(Comparator.comparing(probe -> probe.connection().toString().length()))
                .map(probe -> "%s%s%nevaluated: %s; by the oracle: %s"
                        .formatted(tried.yaml(), probe.connection(), said.apply(probe), right.apply(probe)));
    }
}
