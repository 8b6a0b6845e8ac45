package io.github.netpol4j.ufw.internal.text;

import static io.github.netpol4j.ufw.internal.text.CommandParser.lower;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The full form of a rule: clauses of a word and its value. */
final class ClauseParser {

    private static final Set<String> CLAUSES = Set.of("proto", "from", "to", "port", "app", "in", "out");
    private static final Set<String> NEEDED = Set.of("from", "to", "in", "out");
    private static final Set<String> ONCE = Set.of("to", "from", "proto", "in", "out");

    private final List<String> words;
    private final Services services;
    private final Refusal refusal;

    private UfwProtocol protocol = UfwProtocol.ANY;
    private UfwEnd source = UfwEnd.ANY;
    private UfwEnd destination = UfwEnd.ANY;
    private Optional<Services.Service> sourceService = Optional.empty();
    private Optional<Services.Service> destinationService = Optional.empty();
    private String in = "";
    private String out = "";
    private String end = "";
    private boolean several;
    private boolean changed;

    ClauseParser(List<String> words, Services services, Refusal refusal) {
        this.words = words;
        this.services = services;
        this.refusal = refusal;
    }

    UfwCommand parse(UfwRule frame, Placement placement) {
        if (words.size() % 2 == 0) {
            throw refusal.numberOfArguments();
        }
        if (Collections.disjoint(words, NEEDED)) {
            throw refusal.noClause();
        }
        boolean repeats = ONCE.stream().anyMatch(word -> Collections.frequency(words, word) > 1)
                || Collections.frequency(words, "port") > 2
                || Collections.frequency(words, "app") > 2;
        if (repeats || (words.contains("app") && words.contains("proto"))) {
            throw refusal.improper();
        }
        for (int i = 1; i < words.size(); i += 2) {
            clause(words.get(i), words.get(i + 1));
        }
        UfwRule rule = frame.withInInterface(in)
                .withOutInterface(out)
                .withSource(source)
                .withDestination(destination)
                .withProtocol(agreed(protocol, destinationService, sourceService, refusal));
        check(rule);
        return new UfwCommand.OfRule(rule, placement, changed);
    }

    private void clause(String word, String value) {
        if (!CLAUSES.contains(word)) {
            throw refusal.token(word);
        }
        if (CLAUSES.contains(value)) {
            throw refusal.improper();
        }
        switch (word) {
            case "proto" -> protocol = Words.protocol(value).orElseThrow(() -> refusal.protocol(value));
            case "in" -> in = interfaceName(value);
            case "out" -> out = interfaceName(value);
            case "from" -> {
                end = word;
                source = at(source, value, true);
            }
            case "to" -> {
                end = word;
                destination = at(destination, value, false);
            }
            default -> ports(word, value);
        }
    }

    private String interfaceName(String name) {
        RuleParser.checkInterface(name, refusal);
        return name;
    }

    private UfwEnd at(UfwEnd given, String address, boolean isSource) {
        String text = lower(address);
        if (text.equals("any")) {
            return given;
        }
        if (Net.hasHoles(text)) {
            throw refusal.maskWithHoles(address);
        }
        Net net = Net.parse(text).orElseThrow(() -> refusal.address(isSource));
        changed |= net.changed();
        return given.at(net.block());
    }

    private void ports(String word, String value) {
        if (end.isEmpty()) {
            throw refusal.clauseBefore(word);
        }
        boolean isSource = end.equals("from");
        UfwEnd given = isSource ? source : destination;
        UfwEnd changedEnd;
        if (word.equals("app")) {
            changedEnd = new UfwEnd(given.net(), UfwPorts.ANY, value);
        } else {
            RuleParser.checkRange(value, refusal);
            PortsText ports = PortsText.parse(value, services).orElseThrow(() -> refusal.badPort(value));
            several |= ports.several();
            changedEnd = given.on(ports.ports());
            if (isSource) {
                sourceService = services.find(value);
            } else {
                destinationService = services.find(value);
            }
        }
        if (isSource) {
            source = changedEnd;
        } else {
            destination = changedEnd;
        }
    }

    /** The protocol that was given, and those that the names of ports have. */
    static UfwProtocol agreed(
            UfwProtocol given, Optional<Services.Service> to, Optional<Services.Service> from, Refusal refusal) {
        if (to.isEmpty() && from.isEmpty()) {
            return given;
        }
        UfwProtocol one = protocol(to, refusal);
        UfwProtocol two = protocol(from, refusal);
        if (one != UfwProtocol.ANY && two != UfwProtocol.ANY && one != two) {
            throw refusal.mismatch();
        }
        UfwProtocol named = one == UfwProtocol.ANY ? two : one;
        if (given != UfwProtocol.ANY && named != UfwProtocol.ANY && given != named) {
            throw refusal.mismatch(given.toString());
        }
        return given == UfwProtocol.ANY ? named : given;
    }

    private static UfwProtocol protocol(Optional<Services.Service> service, Refusal refusal) {
        return service.map(one -> one.protocol().orElseThrow(() -> refusal.protocol("")))
                .orElse(UfwProtocol.ANY);
    }

    static void checkSeveral(boolean several, UfwProtocol protocol, Refusal refusal) {
        if (several && protocol != UfwProtocol.TCP && protocol != UfwProtocol.UDP) {
            throw refusal.severalPorts();
        }
    }

    private void check(UfwRule rule) {
        Optional<Boolean> from = rule.source().net().map(ClauseParser::isV6);
        Optional<Boolean> to = rule.destination().net().map(ClauseParser::isV6);
        if (from.isPresent() && to.isPresent() && !from.equals(to)) {
            throw refusal.families();
        }
        String name = rule.protocol().toString();
        if (Words.isOnlyV4(rule.protocol()) && from.or(() -> to).orElse(false)) {
            throw refusal.onlyV4(name);
        }
        boolean hasPorts = !source.ports().isAny() || !destination.ports().isAny();
        if (Words.isPortless(rule.protocol()) && hasPorts) {
            throw refusal.portless(name);
        }
        if (!CommandWriter.namesApplication(rule)) {
            checkSeveral(several, rule.protocol(), refusal);
        }
    }

    private static boolean isV6(Cidr block) {
        return block.address().isIpv6();
    }
}
