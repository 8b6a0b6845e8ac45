package io.github.netpol4j.calico;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Literals;
import java.util.List;

/** The errors of this package. */
final class Messages {

    private Messages() {}

    static InvalidInputException nothingToCompile() {
        return problem(
                "Calico.compile(..)",
                "there is no policy and no rule",
                "an empty list never means everything or nothing here: name at least one");
    }

    static InvalidInputException sameName(String name) {
        return problem(
                "policy(" + Literals.quote(name) + ")",
                "two policies of one unit have this name, so neither could be told from the other in a cluster",
                "give them different names, or join them with .plus(..)");
    }

    static InvalidInputException sameObject(List<String> names) {
        return new InvalidInputException(names.stream()
                .map(name -> new Problem(
                        Place.of(name),
                        "two policies of one unit make an object of this name, and one would overwrite the other",
                        "rename one of the policies"))
                .toList());
    }

    static InvalidInputException sameHost(String name) {
        return problem(
                "Calico.guarding(node(" + Literals.quote(name) + "))",
                "this host is named twice",
                "name it once, with all its addresses");
    }

    static InvalidInputException hostWithoutAddress(String name) {
        return problem(
                "Calico.guarding(node(" + Literals.quote(name) + "))",
                "this host has no address, and rules find hosts by their addresses alone",
                "say them, as in node(" + Literals.quote(name) + ").at(\"192.0.2.7\")");
    }

    static InvalidInputException refused(List<Problem> problems) {
        return new InvalidInputException(problems);
    }

    private static InvalidInputException problem(String where, String what, String remedy) {
        return new InvalidInputException(new Problem(Place.of(where), what, remedy));
    }
}
