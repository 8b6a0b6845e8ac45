package io.github.netpol4j.ufw.apply;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with options. */
final class Messages {

    private static final int LAST_PORT = 65_535;
    private static final int DAY = 86_400;

    private Messages() {}

    static void accept(int managementPort, int confirmWithin) {
        List<Problem> problems = new ArrayList<>();
        if (managementPort < 0 || managementPort > LAST_PORT) {
            problems.add(new Problem(
                    Place.of("the management port"),
                    managementPort + " is not a port",
                    "give one from 1 to " + LAST_PORT + ", or 0 to guard none"));
        }
        if (confirmWithin < 0 || confirmWithin > DAY) {
            problems.add(new Problem(
                    Place.of("the time to confirm"),
                    confirmWithin + " seconds are not a time to wait",
                    "give 1 to " + DAY + " seconds, or 0 if there is nothing to confirm"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
