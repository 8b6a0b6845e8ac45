package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
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
            (codec, tried) -> readBack(codec, tried, tried.objects())
                    .or(() -> tried.compiled().flatMap(objects -> readBack(codec, tried, objects))));

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

    private static Optional<String> readBack(ReadBackLaws.Codec codec, ProofCase tried, List<NetworkPolicy> objects) {
        return ReadBackLaws.check(codec, new ObjectCase(objects, tried.tried().flows()));
    }
}
