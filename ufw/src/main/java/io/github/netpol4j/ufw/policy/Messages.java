package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Port;
import java.util.List;

/** Every error of this package, in one place. */
final class Messages {

    private Messages() {}

    static InvalidInputException all(List<Problem> problems) {
        return new InvalidInputException(problems);
    }

    static InvalidInputException limitIsNoDefault(String call) {
        return error(
                "defaults()." + call + "(LIMIT)",
                "a default policy can't limit",
                "say ALLOW, DENY or REJECT; limit in a sentence: ufw(allow(..)).limit()");
    }

    static Problem applicationName(String name) {
        return problem(
                "application(" + Literals.quote(name) + ")",
                "ufw refuses this as the name of a profile",
                "use 1 to 64 of the characters A-Z a-z 0-9 space _ - . +, and begin with a letter or digit");
    }

    static Problem applicationNameTaken(String name) {
        return problem(
                "application(" + Literals.quote(name) + ")",
                "ufw takes this for a port, or for all profiles",
                "choose a name that is no number, not \"all\", and no service of /etc/services");
    }

    static Problem applicationText(String name, String field, String text) {
        return problem(
                application(name) + "." + field + "(" + Literals.quote(text) + ")",
                "a profile can't hold this text as it is written",
                "write one line without control characters and %, that neither begins nor ends with a space");
    }

    static Problem applicationTextTooLong(String name, String field, int most) {
        return problem(
                application(name) + "." + field + "(..)",
                "ufw reads no more than " + most + " characters of it",
                "shorten it, or divide the profile into several");
    }

    static Problem applicationPort(String name, Port port) {
        return problem(
                application(name) + ".ports(.., " + port + ", ..)",
                "a profile lists TCP and UDP ports by number",
                "write the numbers, as tcp(1433) or udp(range(8000, 8100))");
    }

    private static String application(String name) {
        return "application(" + Literals.quote(name) + ")";
    }

    static InvalidInputException limitOnlyAllows(Said said) {
        return error(
                said + ".limit()",
                "to limit is to allow up to a number of connections, and this allows nothing",
                "write ufw(allow(..)).limit()");
    }

    static InvalidInputException rejectNoAllow(Said said) {
        return error(
                said + ".reject()",
                "to reject is to deny, and tell so, and this allows",
                "write ufw(deny(..)).reject()");
    }

    static InvalidInputException isolateSaysItsDirections(Said said) {
        return error(
                said + ".out()",
                "an Isolate says its directions itself",
                "write isolate(host()).egress(), without .out()");
    }

    static InvalidInputException outAndRoute(Said said) {
        return error(
                said + (said.way() == Said.Way.OUT ? ".route()" : ".out()"),
                "what leaves the host and what the host forwards are different packets",
                "write two sentences, one with .out() and one with .route()");
    }

    static InvalidInputException outToHost(Said said) {
        return error(
                said + ".out()",
                "this is about what comes to the host",
                "name host() as the source, or leave .out() out");
    }

    static InvalidInputException interfaceName(String call, String name) {
        return error(
                "." + call + "(" + Literals.quote(name) + ")",
                "this can't be the name of an interface",
                "use 1 to 15 of the characters A-Z a-z 0-9 _ - . , = % @, not - at the beginning; + at the end stands for any ending");
    }

    static InvalidInputException comment(String text) {
        return error(
                ".comment(" + Literals.quote(text) + ")",
                "ufw can't keep this as a comment",
                "write one line that is not empty, without ' and control characters");
    }

    static Problem routeHasTwoInterfaces(Said said) {
        return problem(
                said.toString(),
                "a forwarded packet comes by one interface and leaves by another",
                "say .inOn(..), .outOn(..) or both, in place of .on(..)");
    }

    static Problem interfacesOfRoutes(Said said) {
        return problem(
                said.toString(),
                ".inOn(..) and .outOn(..) are for what the host forwards",
                "add .route(), or say .on(..) in their place");
    }

    static Problem atWhichEnd(Said said) {
        return problem(
                said.toString(),
                ".at(..) says addresses of host(), which must be at one end of the rule",
                "name host() at one end; addresses of other ends are cidr(..)");
    }

    static Problem portsOfApplication(Said said, UfwApplication profile) {
        return problem(
                said.toString(),
                "the rule's ports are not those of the profile, " + profile.ports(),
                "write .ports(profile.ports()) in the rule");
    }

    static Problem noWay(Said said) {
        return problem(
                said.toString(),
                "neither end is host(), so it is not said which packets this is about",
                "name host() at one end for what comes to it or leaves it, or add .out() or .route()");
    }

    static Problem nothingSaid() {
        return problem("defaults()", "nothing is said", "add .incoming(..), .outgoing(..) or .routed(..)");
    }

    static Problem defaultsTwice(UfwDefaultPolicies one, UfwDefaultPolicies other) {
        return problem(other.toString(), "default policies were said already: " + one, "say them once");
    }

    static Problem applicationTwice(UfwApplication one, UfwApplication other) {
        return problem(other.toString(), "another profile has this name: " + one, "give one of them another name");
    }

    private static Problem problem(String where, String what, String remedy) {
        return new Problem(Place.of(where), what, remedy);
    }

    private static InvalidInputException error(String where, String what, String remedy) {
        return new InvalidInputException(problem(where, what, remedy));
    }
}
