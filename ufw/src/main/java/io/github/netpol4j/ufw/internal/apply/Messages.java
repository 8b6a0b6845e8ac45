package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.ufw.apply.UfwPlan;
import java.util.List;

/** What keeps a plan from being made or applied. */
final class Messages {

    private static final String LET_UFW_WRITE = "let ufw write the file: add a rule, and delete it again";

    private static final String ALLOW_BEFORE =
            "allow it, to those who manage the host, before what denies it; name the interfaces that they come in by, if"
                    + " others may be closed; or guard another port, or none (0)";

    private Messages() {}

    private static Place file(boolean six) {
        return Place.of(six ? "user6.rules" : "user.rules");
    }

    private static InvalidInputException refused(boolean six, String what, String remedy) {
        return new InvalidInputException(new Problem(file(six), what, remedy));
    }

    static InvalidInputException notARulesFile(boolean six) {
        return refused(six, "this is not a rules file as ufw writes it", LET_UFW_WRITE);
    }

    static InvalidInputException noTuple(boolean six, String line) {
        return refused(
                six,
                "the line " + Literals.quote(line) + " belongs to no rule that ufw knows, and ufw would drop it",
                "add it by ufw's own command, or move it to before.rules");
    }

    static InvalidInputException character(boolean six, char c, long line) {
        return refused(
                six,
                "line " + line + " has the character " + String.format("U+%04X", (int) c)
                        + ", which ufw does not write",
                "remove it");
    }

    static InvalidInputException unknownLine(boolean six, String line) {
        return refused(
                six,
                "the line " + Literals.quote(line)
                        + " does something that ufw's own rules do not do, so it is not known"
                        + " what may pass while rules are replaced",
                "move it to before.rules");
    }

    static InvalidInputException noLimit(boolean six) {
        return refused(six, "a rule limits, and the file has no part for that", LET_UFW_WRITE);
    }

    static Problem untagged(boolean six, String sentence) {
        return new Problem(
                file(six),
                "the rule " + Literals.quote(sentence)
                        + " is not tagged as ours, so nobody could tell later whose it is",
                "begin its comment with " + Literals.quote(UfwPlan.TAG));
    }

    static InvalidInputException all(List<Problem> problems) {
        return new InvalidInputException(problems);
    }

    private static Problem managementPort(String what, String remedy) {
        return new Problem(Place.of("the management port"), what, remedy);
    }

    static Problem closed(int port) {
        return managementPort(
                "nobody could connect to port " + port + "/tcp of the host, over IPv4 or IPv6, as nobody can now",
                ALLOW_BEFORE);
    }

    static Problem lockedOut(int port, LockOut.Way way) {
        return managementPort(
                "nobody could connect to port " + port + "/tcp of the host" + by(way) + " any more", ALLOW_BEFORE);
    }

    static Problem lockedOut(int port, Cidr manager, LockOut.Way way) {
        return managementPort(
                "not all of " + manager + " could connect to port " + port + "/tcp of the host" + by(way)
                        + ", as they can now",
                ALLOW_BEFORE);
    }

    private static String by(LockOut.Way way) {
        return " over " + (way.six() ? "IPv6" : "IPv4")
                + (way.name().isEmpty() ? "" : " by its interface " + Literals.quote(way.name()))
                + way.address().map(net -> " at " + net).orElse("");
    }

    static Problem lockedOut(int port, Cidr manager) {
        return managementPort(
                "not all of " + manager + " could connect to port " + port + "/tcp of the host",
                "allow it before what denies it, or leave these addresses out of those who manage the host");
    }
}
