package io.github.netpol4j.laws;

import io.github.netpol4j.flow.FlowSet;
import java.util.Optional;

/**
 * Law 2 for every cluster: what is isolated and not granted does not pass; a label that nobody mentions changes no flow; a pod
 * that no Allow's peers match is granted nothing at an isolated end.
 */
final class DefaultDenyProof {

    static final Law<Subject, ProofCase> LAW = new Law<>("2 default deny", ProofCase::any, DefaultDenyProof::check);

    private DefaultDenyProof() {}

    private static Optional<String> check(Subject subject, ProofCase tried) {
        if (!subject.gaps(tried.policies()).isEmpty()) {
            return Optional.empty();
        }
        DefinedSets defined = tried.defined();
        FlowSet compiled = subject.compile(tried.policies()).surely(tried.semantics());
        FlowSet notGranted = defined.isoE()
                .minus(defined.grantE())
                .or(defined.isoI().minus(defined.grantI()))
                .minus(defined.untouched());
        FlowSet notSpokenOf = defined.isoE()
                .minus(defined.spokenE())
                .or(defined.isoI().minus(defined.spokenI()))
                .minus(defined.untouched());
        return Difference.none("compiled, isolated and not granted", compiled.and(notGranted))
                .or(() -> Difference.none(
                        "compiled, at an isolated end that no Allow speaks of", compiled.and(notSpokenOf)))
                .or(() -> Mentions.of(tried.tried().rules()).foreign(compiled))
                .map(difference -> tried.java() + "\n" + difference);
    }
}
