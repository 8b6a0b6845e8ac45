package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;

/** The errors of this package. */
final class Messages {

    private Messages() {}

    static InvalidInputException tooManyTerms(CalicoSelector selector, int most) {
        return new InvalidInputException(new Problem(
                Place.of(selector.toString()),
                "as a union of conjunctions, this selector has more than " + most + " parts, too many to be proved",
                "evaluate single flows, or divide the selector over several policies or rules"));
    }
}
