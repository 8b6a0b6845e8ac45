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

    static InvalidInputException inactive(String source) {
        return new InvalidInputException(new Problem(
                new Place(source, 0, 1, 0, ""),
                "ufw is off: it filters nothing, and does not show its rules",
                "to see what they would do, read user.rules and user6.rules, or what 'ufw show added' prints"));
    }

    static InvalidInputException disabled(String source) {
        return new InvalidInputException(new Problem(
                Place.of(source),
                "this profile turns ufw off, so that it filters nothing",
                "set status = enabled in [fwBasic] to see what its rules would do"));
    }

    static InvalidInputException ports(List<Problem> problems) {
        return new InvalidInputException(problems);
    }

    static Problem publishedPort(int port) {
        return new Problem(
                Place.of("Ufw.findings(..)"),
                port + " is no published port: they go from 1 to 65535",
                "write one of these");
    }

    static Problem managementPort(int port) {
        return new Problem(
                Place.of("Ufw.findings(..)"),
                port + " is no port that a host is managed by: they go from 1 to 65535",
                "write one of these, or 0 for none");
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
