package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.CalicoSentence;
import io.github.netpol4j.calico.TierSentence;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The errors of compiling sentences. */
final class SentenceMessages {

    private SentenceMessages() {}

    static InvalidInputException ties(List<List<CalicoSentence>> ties) {
        return new InvalidInputException(
                ties.stream().map(SentenceMessages::tie).toList());
    }

    private static Problem tie(List<CalicoSentence> sentences) {
        return new Problem(
                Place.of("tier " + sentences.get(0).tier()),
                "these have one order, and which comes first would depend on Calico's version: "
                        + sentences.stream().map(CalicoSentence::toString).collect(Collectors.joining(" and ")),
                "give each an order of its own");
    }

    static InvalidInputException tierTwice(TierSentence one, TierSentence other) {
        return new InvalidInputException(new Problem(
                Place.of(other.toString()), "another policy declares this tier otherwise: " + one, "declare it alike"));
    }

    static InvalidInputException sameObject(List<CalicoResource> twice) {
        return new InvalidInputException(twice.stream()
                .map(resource -> new Problem(
                        Place.of(resource.kind() + " " + resource.metadata().name()),
                        "two policies of one unit make an object of this name, and one would overwrite the other",
                        "rename one of them, or one of the policies"))
                .toList());
    }
}
