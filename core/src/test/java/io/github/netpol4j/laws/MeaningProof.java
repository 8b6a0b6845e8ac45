package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.laws.arbitraries.Naive;
import io.github.netpol4j.oracle.NaiveOracle;
import io.github.netpol4j.oracle.OracleFlows;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Law 7 for every cluster: the sets are what the definition and the documentation say, transcribed as sets; and for sampled
 * flows, membership is what the transcriptions and the library say flow by flow.
 */
final class MeaningProof {

    static final Law<Meanings, ProofCase> LAW = new Law<>("7 engines agree", ProofCase::any, MeaningProof::check);

    private static final int FLOWS = 12;

    private MeaningProof() {}

    private static Optional<String> check(Meanings meanings, ProofCase tried) {
        return ofPolicies(meanings, tried)
                .map(difference -> tried.java() + "\n" + difference)
                .or(() -> ofObjects(meanings, tried, tried.objects()))
                .or(() -> tried.compiled().flatMap(objects -> ofObjects(meanings, tried, objects)));
    }

    private static Optional<String> ofPolicies(Meanings meanings, ProofCase tried) {
        Semantics semantics = tried.semantics();
        Meaning sets = meanings.ofPolicy().apply(tried.together(), semantics);
        FlowSet passes = tried.defined().passes();
        FlowSet surely = sets.surely();
        Naive naive = new Naive(tried.tried().rules(), semantics);
        List<Flow> flows = tried.tried().flows().ofEveryProtocol(tried.policies(), FLOWS);
        return Difference.between(
                        "the sets", sets, "the definition", tried.definition().meaning())
                .or(() -> Difference.between(
                        "isolated egress",
                        sets.isolated(Direction.EGRESS),
                        "isoE",
                        tried.defined().isoE()))
                .or(() -> Difference.between(
                        "isolated ingress",
                        sets.isolated(Direction.INGRESS),
                        "isoI",
                        tried.defined().isoI()))
                .or(() -> Difference.between("one set", surely, "the definition", passes))
                .or(() -> differing(flows, sets, semantics, naive::passes, "by the definition"))
                .or(() -> differing(
                        flows, sets, semantics, flow -> tried.together().permits(flow, semantics), "permitted"));
    }

    private static Optional<String> ofObjects(Meanings meanings, ProofCase tried, List<NetworkPolicy> objects) {
        Semantics semantics = tried.semantics();
        Meaning sets = meanings.ofObjects().apply(objects, semantics);
        KubernetesPolicies evaluated = Kubernetes.of(objects);
        NaiveOracle oracle = new NaiveOracle(objects, OracleFlows.options(semantics));
        List<Flow> flows = tried.tried().flows().ofEveryProtocol(tried.policies(), FLOWS);
        return Difference.between(
                        "the sets", sets, "the documentation", new Documentation(objects, semantics).meaning())
                .or(() -> differing(
                        flows,
                        sets,
                        semantics,
                        flow -> oracle.allows(OracleFlows.connection(flow)),
                        "by the documentation"))
                .or(() -> differing(
                        flows,
                        sets,
                        semantics,
                        flow -> evaluated.evaluate(flow, semantics).isAllowed(),
                        "evaluated"))
                .map(difference -> evaluated.yaml() + Counterexamples.semantics(semantics) + "\n" + difference);
    }

    private static Optional<String> differing(
            List<Flow> flows, Meaning sets, Semantics semantics, Predicate<Flow> expected, String by) {
        return Counterexamples.first(
                flows,
                flow -> sets.permits(flow, semantics) != expected.test(flow),
                flow -> "%s\nin the sets: %s; %s: %s"
                        .formatted(flow, sets.permits(flow, semantics), by, expected.test(flow)));
    }
}
