package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.policy.TierSentence;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import java.util.List;

/** The errors of compiling sentences. */
final class SentenceMessages {

    private SentenceMessages() {}

    static InvalidInputException all(List<Problem> problems) {
        return new InvalidInputException(problems);
    }

    static Problem tie(String tier, List<String> same) {
        return new Problem(
                Place.of("tier " + tier),
                "these have one order, and which comes first would depend on Calico's version: "
                        + String.join(" and ", same),
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
