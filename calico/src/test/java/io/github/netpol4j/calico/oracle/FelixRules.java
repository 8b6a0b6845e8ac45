package io.github.netpol4j.calico.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Third layer of the oracle: whether a rule matches (reference 2.1 and 2.2; felix/rules/policy.go, calc/rule_scanner.go). */
class FelixRules extends FelixPeers {

    /** What can be said of a rule and a connection. */
    enum Match {
        YES,
        NO,
        /** It hangs on what a connection does not tell. */
        MAYBE;

        static Match of(boolean matches) {
            return matches ? YES : NO;
        }

        static Match all(List<Match> parts) {
            return parts.contains(NO) ? NO : parts.contains(MAYBE) ? MAYBE : YES;
        }
    }

    private final Set<String> doubts = new TreeSet<>();

    FelixRules(List<Map<String, Object>> objects) {
        super(objects);
    }

    final Set<String> doubts() {
        return doubts;
    }

    final Match doubt(String reason) {
        doubts.add(reason);
        return Match.MAYBE;
    }

    /** All that a rule asks for is needed. */
    Match match(Map<String, Object> rule, String namespace, Connection connection) {
        Map<String, Object> source = Tree.child(rule, "source");
        Map<String, Object> destination = Tree.child(rule, "destination");
        if (!appliesToFamily(rule, source, destination, connection)
                || !protocolMatches(rule, connection)
                || !netsMatch(source, connection.from())
                || !netsMatch(destination, connection.to())
                || !selectorsMatch(source, namespace, connection.from())
                || !selectorsMatch(destination, namespace, connection.to())) {
            return Match.NO;
        }
        List<Match> parts = new ArrayList<>();
        parts.add(icmpMatches(rule, connection));
        parts.add(portsMatch(rule, source, namespace, connection.from(), connection.sourcePort(), connection));
        parts.add(portsMatch(rule, destination, namespace, connection.to(), connection.port(), connection));
        if (parts.contains(Match.NO)) {
            return Match.NO;
        }
        parts.add(requestMatches(rule));
        parts.add(servicesMatch(source, destination));
        return Match.all(parts);
    }

    Match requestMatches(Map<String, Object> rule) {
        return Tree.has(rule, "http") ? doubt("HTTP match") : Match.YES;
    }

    Match servicesMatch(Map<String, Object> source, Map<String, Object> destination) {
        return Tree.has(source, "services") || Tree.has(destination, "services") ? doubt("services") : Match.YES;
    }

    /**
     * A rule is rendered for each IP version apart. It is left out where it asks for the other version, where one of its
     * lists of nets holds nothing of this one, be it of nets or of notNets, and where notNets hold everything.
     */
    boolean appliesToFamily(
            Map<String, Object> rule,
            Map<String, Object> source,
            Map<String, Object> destination,
            Connection connection) {
        int family = connection.family();
        if (Tree.has(rule, "ipVersion") && !rule.get("ipVersion").equals(family)) {
            return false;
        }
        for (Map<String, Object> entity : List.of(source, destination)) {
            for (String field : List.of("nets", "notNets")) {
                List<String> blocks = Tree.texts(entity, field);
                List<String> ofFamily = blocks.stream()
                        .filter(block -> Blocks.family(block) == family)
                        .toList();
                if (ofFamily.isEmpty() != blocks.isEmpty()) {
                    return false;
                }
                if (field.equals("notNets") && ofFamily.stream().anyMatch(Blocks::isEverything)) {
                    return false;
                }
            }
        }
        return true;
    }

    boolean protocolMatches(Map<String, Object> rule, Connection connection) {
        return (!Tree.has(rule, "protocol") || Connection.protocol(rule.get("protocol")) == connection.protocol())
                && !excludesProtocol(rule, connection);
    }

    boolean excludesProtocol(Map<String, Object> rule, Connection connection) {
        return Tree.has(rule, "notProtocol") && Connection.protocol(rule.get("notProtocol")) == connection.protocol();
    }

    /** Type and code. That only rules for ICMP have them is the validator's business, so nothing else is judged. */
    Match icmpMatches(Map<String, Object> rule, Connection connection) {
        boolean asks = Tree.has(rule, "icmp") || Tree.has(rule, "notICMP");
        if (!asks) {
            return Match.YES;
        }
        if (connection.protocol() != 1 && connection.protocol() != 58) {
            throw new IllegalArgumentException("ICMP of a rule that is not for ICMP: " + rule);
        }
        if (connection.icmpType() == Connection.UNKNOWN) {
            return doubt("ICMP type");
        }
        return Match.of((!Tree.has(rule, "icmp") || messageIs(Tree.child(rule, "icmp"), connection))
                && (!Tree.has(rule, "notICMP") || !messageIs(Tree.child(rule, "notICMP"), connection)));
    }

    private static boolean messageIs(Map<String, Object> message, Connection connection) {
        return (!Tree.has(message, "type") || message.get("type").equals(connection.icmpType()))
                && (!Tree.has(message, "code") || message.get("code").equals(connection.icmpCode()));
    }

    /** The address, whoever has it: pods too. */
    boolean netsMatch(Map<String, Object> entity, End end) {
        List<String> nets = Tree.texts(entity, "nets");
        return (nets.isEmpty() || anyContains(nets, end)) && !excludesAddress(entity, end);
    }

    boolean excludesAddress(Map<String, Object> entity, End end) {
        return anyContains(Tree.texts(entity, "notNets"), end);
    }

    static boolean anyContains(List<String> blocks, End end) {
        return blocks.stream().anyMatch(block -> Blocks.contains(block, end.address()));
    }

    Match portsMatch(
            Map<String, Object> rule,
            Map<String, Object> entity,
            String namespace,
            End end,
            int port,
            Connection connection) {
        List<Object> ports = Tree.list(entity, "ports");
        List<Object> excluded = excludedPorts(entity);
        if (ports.isEmpty() && excluded.isEmpty()) {
            return Match.YES;
        }
        if (connection.hasPorts() && port == Connection.UNKNOWN) {
            return doubt("source port");
        }
        List<Thing> things = named(entity, namespace, end).orElseGet(() -> thingsAt(end));
        return Match.of((ports.isEmpty() || ports.stream().anyMatch(one -> portIs(one, rule, things, port, connection)))
                && excluded.stream().noneMatch(one -> portIs(one, rule, things, port, connection)));
    }

    List<Object> excludedPorts(Map<String, Object> entity) {
        return Tree.list(entity, "notPorts");
    }

    boolean portIs(Object wanted, Map<String, Object> rule, List<Thing> things, int port, Connection connection) {
        if (KubernetesConversion.isNamed(wanted)) {
            return namedPortIs((String) wanted, rule, things, port, connection);
        }
        return connection.hasPorts()
                && KubernetesConversion.first(wanted) <= port
                && port <= KubernetesConversion.last(wanted);
    }

    /**
     * A named port is a set of addresses with ports: of those that declare the name and are named by the entity's own
     * selectors. A rule without a protocol, or of one without ports, means TCP.
     */
    boolean namedPortIs(String name, Map<String, Object> rule, List<Thing> things, int port, Connection connection) {
        int asked = Tree.has(rule, "protocol") ? Connection.protocol(rule.get("protocol")) : 6;
        int protocol = asked == 17 || asked == 132 ? asked : 6;
        return connection.protocol() == protocol
                && things.stream()
                        .flatMap(thing -> thing.ports().stream())
                        .anyMatch(declared -> declared.equals(new End.Port(name, protocol, port)));
    }
}
