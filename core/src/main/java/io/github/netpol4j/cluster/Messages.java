package io.github.netpol4j.cluster;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.internal.Literals;
import java.util.List;

/** What is wrong with a cluster, in one place. */
final class Messages {

    private Messages() {}

    static InvalidInputException refused(List<Problem> problems) {
        return new InvalidInputException(problems);
    }

    static InvalidInputException numberOrName() {
        return refused("port(..)", "a port is told by its number or by its name", "give one of the two");
    }

    static InvalidInputException externalIsOutside(External external) {
        return refused(
                "with(" + external + ")",
                "an address outside is no part of a cluster",
                "leave it out: every address that is no pod's and no node's is outside");
    }

    static InvalidInputException thereAlready(String what, String name) {
        return refused("with(..)", "there is a " + what + " " + name + " already", "give it another name");
    }

    static InvalidInputException otherLabel(String namespace, String key, String value, String other) {
        return refused(
                "namespace " + namespace,
                "the label " + key + " is said to be " + Literals.quote(value) + " and " + Literals.quote(other),
                "give it one value");
    }

    private static InvalidInputException refused(String where, String what, String remedy) {
        return new InvalidInputException(new Problem(Place.of(where), what, remedy));
    }
}
