package io.github.netpol4j;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;

/** The errors of the words themselves; what they mean is checked where it is defined. */
final class Messages {

    private Messages() {}

    static InvalidInputException notAPeer(String call, Object value) {
        return problem(
                call,
                value + " (" + value.getClass().getSimpleName() + ") is not a peer",
                "use names of applications, or peers such as app(..), pods(..), cidr(..)");
    }

    static InvalidInputException notAPort(Object value) {
        return problem(
                "ports(..)",
                value + " (" + value.getClass().getSimpleName() + ") is not a port",
                "use numbers, names, or ports such as tcp(..), udp(..), anyPort()");
    }

    private static InvalidInputException problem(String where, String what, String remedy) {
        return new InvalidInputException(new Problem(Place.of(where), what, remedy));
    }
}
