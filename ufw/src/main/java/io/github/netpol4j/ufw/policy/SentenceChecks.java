package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.ufw.policy.Said.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What sentences may say. What no further call can repair is refused at once; the rest when the sentence is put into a policy,
 * because a call that repairs it may still follow.
 */
final class SentenceChecks {

    /** Without {@code -} in front, which a program might take for an option. */
    private static final Pattern INTERFACE = Pattern.compile("(?!-)[a-zA-Z0-9_\\-.+,=%@]{1,15}");

    private static final Peer HOST = new Peer.Host();

    private SentenceChecks() {}

    static List<Peer> sources(Rule rule) {
        return rule.fold(allow -> allow.sources(), deny -> deny.sources(), isolate -> List.of());
    }

    static List<Peer> destinations(Rule rule) {
        return rule.fold(allow -> allow.destinations(), deny -> deny.destinations(), isolate -> List.of());
    }

    private static List<Port> ports(Rule rule) {
        return rule.fold(allow -> allow.ports(), deny -> deny.ports(), isolate -> List.of());
    }

    private static boolean isIsolate(Rule rule) {
        return rule.fold(allow -> false, deny -> false, isolate -> true);
    }

    static boolean isFromHost(Rule rule) {
        return sources(rule).contains(HOST);
    }

    private static boolean isToHost(Rule rule) {
        return destinations(rule).contains(HOST);
    }

    static void limit(Said said) {
        if (!said.isAllow()) {
            throw Messages.limitOnlyAllows(said);
        }
    }

    static void reject(Said said) {
        if (said.isAllow()) {
            throw Messages.rejectNoAllow(said);
        }
    }

    static void out(Said said) {
        if (isIsolate(said.rule())) {
            throw Messages.isolateSaysItsDirections(said);
        }
        if (said.way() == Way.ROUTE) {
            throw Messages.outAndRoute(said);
        }
        if (isToHost(said.rule())) {
            throw Messages.outToHost(said);
        }
    }

    static void route(Said said) {
        if (said.way() == Way.OUT) {
            throw Messages.outAndRoute(said);
        }
    }

    static String interfaceName(String call, String name) {
        Given.notNull("." + call + "(..)", name);
        if (!INTERFACE.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            throw Messages.interfaceName(call, name);
        }
        return name;
    }

    static String comment(String text) {
        Given.notNull(".comment(..)", text);
        boolean controls = text.chars().anyMatch(Character::isISOControl);
        if (text.isBlank() || controls || text.indexOf('\'') >= 0 || Texts.isBroken(text)) {
            throw Messages.comment(text);
        }
        return text;
    }

    static List<Cidr> addresses(String... texts) {
        return Given.notEmpty(".at(..)", "address", Given.list(".at(..)", texts)).stream()
                .map(text -> text.indexOf('/') < 0
                        ? IpAddress.parse(text).map(Cidr::only).orElseGet(() -> Cidr.of(text))
                        : Cidr.of(text))
                .distinct()
                .sorted()
                .toList();
    }

    static Said atOnce(Said said) {
        List<Problem> problems = new ArrayList<>();
        if (said.way() == Way.ROUTE && !said.on().isEmpty()) {
            problems.add(Messages.routeHasTwoInterfaces(said));
        }
        boolean fromHost = isFromHost(said.rule());
        boolean toHost = isToHost(said.rule());
        if (!said.at().isEmpty() && !isIsolate(said.rule()) && fromHost == toHost) {
            problems.add(Messages.atWhichEnd(said));
        }
        said.application()
                .filter(profile -> !sameNumbers(profile, said.rule()))
                .ifPresent(profile -> problems.add(Messages.portsOfApplication(said, profile)));
        if (!problems.isEmpty()) {
            throw Messages.all(problems);
        }
        return said;
    }

    private static boolean sameNumbers(UfwApplication profile, Rule rule) {
        return new HashSet<>(profile.ports().items()).equals(new HashSet<>(ports(rule)));
    }

    /** What is wrong with a sentence as a part of a policy. */
    static List<Problem> inPolicy(UfwSentence sentence) {
        Said said = sentence.said();
        List<Problem> problems = new ArrayList<>();
        if (said.way() != Way.ROUTE && !(said.inOn() + said.outOn()).isEmpty()) {
            problems.add(Messages.interfacesOfRoutes(said));
        }
        boolean host = isIsolate(said.rule()) || isFromHost(said.rule()) || isToHost(said.rule());
        if (said.way() == Way.UNSAID && !host) {
            problems.add(Messages.noWay(said));
        }
        return problems;
    }
}
