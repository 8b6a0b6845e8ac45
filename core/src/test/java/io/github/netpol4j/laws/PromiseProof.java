package io.github.netpol4j.laws;

import io.github.netpol4j.flow.FlowSet;
import java.util.Optional;

/** Law 12 for every cluster: what an Allow between pods covers passes, unless a Deny hits it. */
final class PromiseProof {

    static final Law<Subject, ProofCase> LAW = new Law<>("12 promise kept", ProofCase::any, PromiseProof::check);

    private PromiseProof() {}

    private static Optional<String> check(Subject subject, ProofCase tried) {
        FlowSet promised = tried.defined().promised().minus(tried.defined().denied());
        return Difference.none("promised, not meant", promised.minus(tried.meantSurely()))
                .or(() -> subject.gaps(tried.policies()).isEmpty()
                        ? Difference.none(
                                "promised, not compiled",
                                promised.minus(subject.compile(tried.policies()).surely(tried.semantics())))
                        : Optional.empty())
                .map(difference -> tried.java() + "\n" + difference);
    }
}
