package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.rule.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Law 11 for every cluster: what policies mean together contains what they permit when they are compiled apart. */
final class TogetherProof {

    static final Law<Subject, ProofCase> LAW =
            new Law<>("11 together is at least apart", ProofCase::any, TogetherProof::check);

    private TogetherProof() {}

    private static Optional<String> check(Subject subject, ProofCase tried) {
        List<Policy> policies = tried.apart();
        List<NetworkPolicy> objects = new ArrayList<>();
        for (Policy policy : policies) {
            if (!subject.gaps(List.of(policy)).isEmpty()) {
                return Optional.empty();
            }
            objects.addAll(subject.compile(List.of(policy)).objects());
        }
        Meaning apart = subject.enforcing(objects).meaning(tried.semantics());
        return Difference.none("compiled apart, not meant together", apart.surelyBeyond(tried.meant()))
                .or(() -> subject.gaps(policies).isEmpty()
                        ? Difference.none(
                                "compiled apart, not compiled together",
                                apart.surelyBeyond(subject.compile(policies).meaning(tried.semantics())))
                        : Optional.empty())
                .map(difference -> new Case(policies, tried.tried().flows()).java()
                        + Counterexamples.semantics(tried.semantics()) + "\n" + difference);
    }
}
