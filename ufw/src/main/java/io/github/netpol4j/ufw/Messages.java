package io.github.netpol4j.ufw;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import java.util.List;

/** The errors of this package. */
final class Messages {

    private Messages() {}

    static InvalidInputException disagreements(List<Problem> problems) {
        return new InvalidInputException(problems);
    }
}
