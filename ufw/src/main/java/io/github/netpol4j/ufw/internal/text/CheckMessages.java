package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.internal.yaml.Texts;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;

/** Why ufw would refuse a rule, or read it as another. Places are the rules, as commands. */
final class CheckMessages {

    private CheckMessages() {}

    static Place place(String where) {
        return Place.of(Texts.quote(where));
    }

    private static Problem problem(String where, String what, String remedy) {
        return new Problem(Place.of(Texts.quote(where)), what, remedy);
    }

    static Problem otherFamily(String where, boolean v6) {
        return problem(
                where,
                "this is in the list for IPv" + (v6 ? "6" : "4")
                        + ", and can't be of that family: ufw would not start with it",
                "put it into the list for IPv" + (v6 ? "4" : "6"));
    }

    static Problem sameMatch(String where, boolean v6, int number, String other) {
        return problem(
                where,
                "ufw keeps one rule for the same packets, and would put this one in the place of IPv" + (v6 ? "6" : "4")
                        + " rule " + number + ", " + Texts.quote(other),
                "leave one of them out");
    }

    static Problem families(String where) {
        return problem(
                where,
                "its ends have addresses of both IPv4 and IPv6, and no packet has",
                "write one rule for each family");
    }

    static Problem onlyV4(String where, UfwProtocol protocol) {
        return problem(
                where, "protocol " + protocol + " is of IPv4 alone, and an end is of IPv6", "write an IPv4 address");
    }

    static Problem port(String where, Span span) {
        return problem(where, span + " is no port: they go from 1 to 65535", "write one of these");
    }

    static Problem slots(String where, UfwPorts ports) {
        return problem(
                where,
                "these ports take " + ports.slots() + " places, a range two, and a rule has " + UfwPorts.MOST_SLOTS,
                "write more rules of fewer ports");
    }

    static Problem severalPorts(String where) {
        return problem(
                where,
                "several ports or a range need a protocol: tcp or udp",
                "write it, one rule for each of both if both are meant");
    }

    static Problem portless(String where, UfwProtocol protocol) {
        return problem(where, "protocol " + protocol + " has no ports", "leave them out");
    }

    static Problem directionOfRoute(String where) {
        return problem(
                where,
                "ufw takes the direction of a routed rule from the interfaces that it names",
                "write out for a rule that names only the outgoing one, and in for any other");
    }

    static Problem bothInterfaces(String where) {
        return problem(where, "only a routed rule has both interfaces", "make it one, or leave one out");
    }

    static Problem wrongInterface(String where, UfwDirection direction) {
        String other = direction == UfwDirection.IN ? "outgoing" : "incoming";
        return problem(
                where,
                "a rule about what goes " + direction + " can't name the " + other + " interface",
                "name the other interface, or make it a routed rule");
    }

    static Problem misreadInterface(String where, String name) {
        return problem(
                where,
                "ufw takes the interface name " + Texts.quote(name) + " for another part of this rule",
                "rename the interface, or write the rule without it");
    }

    static Problem control(String where, int character) {
        return problem(
                where,
                "the comment has the character %s, which can't be seen or ends a line"
                        .formatted("U+%04X".formatted(character)),
                "remove it");
    }

    static Problem quote(String where) {
        return problem(where, "ufw takes no comment with a ' in it", "write it without");
    }

    static Problem misreadComment(String where, String comment) {
        return problem(
                where,
                "ufw takes the comment " + Texts.quote(comment) + " for another part of the command",
                "write it in other words");
    }

    static Problem readsOtherwise(String where) {
        return problem(where, "ufw would read this command as another rule", "write its parts in other words");
    }

    static Problem applicationName(String where, String name) {
        return problem(
                where,
                Texts.quote(name) + " can't be the name of an application profile",
                "begin with a letter, and go on with letters, digits, spaces and _ - . +, up to 64, and not all");
    }

    static Problem reservedApplication(String where, String name) {
        return problem(where, Texts.quote(name) + " is a word of ufw's commands", "give the profile another name");
    }

    static Problem serviceName(String name) {
        return problem(
                name,
                Texts.quote(name) + " is the name of a port in /etc/services, and ufw passes the profile over",
                "give the profile another name");
    }

    static Problem profileText(String where, String field) {
        return problem(
                where,
                "the " + field + " of this profile is empty, longer than 1024, or not on one line of visible text",
                "write a short sentence");
    }

    static Problem profilePorts(String where) {
        return problem(where, "a profile needs ports, each group with some of tcp, udp or both", "add them");
    }
}
