package io.github.netpol4j;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;

/** The errors of the words themselves; what they mean is checked where it is defined. */
final class Messages {

    private Messages() {}

    static InvalidInputException nullArgument(String call) {
        return problem(call, "null is not allowed here", "pass a value");
    }

    static InvalidInputException emptyList(String call, String what) {
        return problem(
                call,
                "the list is empty, and an empty list never means everything or nothing here",
                "name at least " + what);
    }

    static InvalidInputException notAPeer(String call, Object value) {
        return problem(
                call,
                "a " + value.getClass().getSimpleName() + " (" + value + ") is not a peer",
                "use names of applications, or peers such as app(..), pods(..), cidr(..)");
    }

    static InvalidInputException notAPort(Object value) {
        return problem(
                "ports(..)",
                "a " + value.getClass().getSimpleName() + " (" + value + ") is not a port",
                "use numbers, names, or ports such as tcp(..), udp(..), anyPort()");
    }

    private static InvalidInputException problem(String where, String what, String remedy) {
        return new InvalidInputException(new Problem(Place.of(where), what, remedy));
    }
}
