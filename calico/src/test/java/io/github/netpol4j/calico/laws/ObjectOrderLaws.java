package io.github.netpol4j.calico.laws;

import io.github.netpol4j.calico.arbitraries.FelixArbitraries;
import io.github.netpol4j.calico.arbitraries.FelixCase;
import io.github.netpol4j.calico.arbitraries.Probe;
import io.github.netpol4j.calico.oracle.Oracle;
import io.github.netpol4j.calico.oracle.Outcome;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.laws.Law;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What becomes of a connection does not hang on the order in which objects are given: orders and names decide, ties included. */
class ObjectOrderLaws {

    static final Law<Engine, FelixCase> LAW =
            new Law<>("the order of objects decides nothing", FelixArbitraries::cases, ObjectOrderLaws::check);

    private static final int FLOWS = 32;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theOracleKeepsIt(@ForAll("cases") FelixCase tried) {
        LAW.holds(Engine.of(Oracle.FELIX), tried);
    }

    @Provide
    Arbitrary<FelixCase> cases() {
        return LAW.cases().get();
    }

    static Optional<String> check(Engine engine, FelixCase tried) {
        List<CalicoResource> shuffled = new ArrayList<>(tried.resources());
        Collections.shuffle(shuffled, new Random(tried.flows().seed()));
        FelixCase other = new FelixCase(shuffled, tried.kubernetes(), tried.flows());
        Function<Probe, Outcome> one = engine.on(tried);
        Function<Probe, Outcome> another = engine.on(other);
        return tried.flows().around(tried.objects(), FLOWS).stream()
                .filter(probe -> !one.apply(probe).saysTheSameAs(another.apply(probe)))
                .findFirst()
                .map(probe -> "%s%s%nas given: %s; shuffled: %s"
                        .formatted(tried.yaml(), probe.connection(), one.apply(probe), another.apply(probe)));
    }
}
