package io.github.netpol4j.laws;

import java.util.List;
import java.util.Optional;

/** Every law as it is proved, and what of it is asked flow by flow or of the output itself besides. */
final class Proofs {

    /** Nothing is lost, of the first rule alone. */
    static final Law<Subject, ProofCase> NOTHING_LOST = new Law<>(
            NothingLostLaws.LAW.name(),
            ProofCase::any,
            (subject, tried) -> NothingLostLaws.check(
                    subject,
                    NothingLostLaws.about(tried.policies().get(0), tried.tried().flows())));

    static final Law<Subject, ProofCase> VALID = new Law<>(
            ValidLaws.LAW.name(), ProofCase::any, (subject, tried) -> ValidLaws.check(subject, tried.tried()));

    static final Law<ReadBackLaws.Codec, ProofCase> READ_BACK = new Law<>(
            ReadBackLaws.LAW.name(),
            ProofCase::any,
            (codec, tried) -> ReadBackLaws.check(
                    codec,
                    new ObjectCase(
                            tried.compiled().orElse(tried.objects()),
                            tried.tried().flows())));

    /** The laws that ask what a target makes of policies. */
    static final List<Law<Subject, ProofCase>> OF_TARGETS = List.of(
            FaithfulProof.LAW,
            DefaultDenyProof.LAW,
            NOTHING_LOST,
            OrderProof.LAW,
            MoreAllowsProof.LAW,
            VALID,
            TogetherProof.LAW,
            PromiseProof.LAW);

    /** All of them as one. */
    static final Law<Subject, ProofCase> EVERY = new Law<>("every law", ProofCase::any, Proofs::every);

    private Proofs() {}

    private static Optional<String> every(Subject subject, ProofCase tried) {
        Subject remembering = new Remembering(subject);
        return OF_TARGETS.stream()
                .flatMap(law -> law.check().apply(remembering, tried).map(found -> law.name() + ":\n" + found).stream())
                .findFirst();
    }
}
