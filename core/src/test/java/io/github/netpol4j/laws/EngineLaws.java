package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.oracle.NaiveOracle;
import io.github.netpol4j.oracle.OracleFlows;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 7: what the library says of NetworkPolicies, flow by flow and as sets, is what the documentation says, transcribed by the oracle. */
class EngineLaws {

    static final Law<Function<List<NetworkPolicy>, BiPredicate<Flow, Semantics>>, ObjectCase> LAW =
            new Law<>("7 engines agree", ObjectCase::any, EngineLaws::check);

    private static final int FLOWS = 64;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theLibraryAgreesWithTheOracle(@ForAll("cases") ObjectCase tried) {
        LAW.holds(EngineLaws::library, tried);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void setsOfFlowsAgreeWithTheOracle(@ForAll("cases") ObjectCase tried) {
        LAW.holds(Meanings.LIBRARY.objectsByFlow(), tried);
    }

    @Provide
    Arbitrary<ObjectCase> cases() {
        return LAW.cases().get();
    }

    private static BiPredicate<Flow, Semantics> library(List<NetworkPolicy> objects) {
        KubernetesPolicies policies = Kubernetes.of(objects);
        return (flow, semantics) -> policies.evaluate(flow, semantics).isAllowed();
    }

    static Optional<String> check(
            Function<List<NetworkPolicy>, BiPredicate<Flow, Semantics>> engine, ObjectCase tried) {
        Semantics semantics = tried.flows().semantics();
        BiPredicate<Flow, Semantics> allows = engine.apply(tried.objects());
        NaiveOracle oracle = new NaiveOracle(tried.objects(), OracleFlows.options(semantics));
        return Counterexamples.first(
                tried.flows().ofEveryProtocol(List.of(), FLOWS),
                flow -> allows.test(flow, semantics) != oracle.allows(OracleFlows.connection(flow)),
                flow -> "%s\n%s%s\nevaluated: %s; by the documentation: %s"
                        .formatted(
                                tried.yaml(),
                                flow,
                                Counterexamples.semantics(semantics),
                                allows.test(flow, semantics),
                                oracle.allows(OracleFlows.connection(flow))));
    }
}
