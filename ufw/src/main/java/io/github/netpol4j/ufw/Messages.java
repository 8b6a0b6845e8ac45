package io.github.netpol4j.ufw;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import java.util.Collection;
import java.util.List;

/** The errors of this package. */
final class Messages {

    private Messages() {}

    static InvalidInputException disagreements(List<Problem> problems) {
        return new InvalidInputException(problems);
    }

    /** What a rule lets pass that names a profile, is not known without the profile's ports. */
    static InvalidInputException profilesWithoutPorts(String source, Collection<String> names) {
        return new InvalidInputException(names.stream()
                .map(
                        name -> new Problem(
                                Place.of(source),
                                "rules name the application profile '" + name
                                        + "' without its ports, so what they let pass is not known",
                                "read /etc/ufw/user.rules and user6.rules, or what 'ufw status verbose' prints: those tell the ports"))
                .toList());
    }
}
