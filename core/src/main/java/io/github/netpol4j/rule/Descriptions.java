package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What rules mean, in words. */
final class Descriptions {

    private Descriptions() {}

    static String allow(Allow rule) {
        List<Peer> closedSources = rule.sources().stream()
                .filter(source -> rule.destinations().stream().anyMatch(to -> Allow.isolatesSource(source, to)))
                .toList();
        List<Peer> openSources = rule.sources().stream()
                .filter(Peer::isGuardable)
                .filter(source -> !closedSources.contains(source))
                .toList();
        List<Peer> closedDestinations =
                rule.destinations().stream().filter(Peer::isGuardable).toList();
        List<String> said = new ArrayList<>();
        said.add(Sentences.peers(rule.sources()) + " may reach " + Sentences.peers(rule.destinations()) + " on "
                + ports(rule.ports()) + ".");
        if (!closedDestinations.isEmpty()) {
            said.add("Whatever no rule grants can no longer reach " + Sentences.peers(closedDestinations) + ".");
        }
        if (!closedSources.isEmpty()) {
            said.add(Sentences.peers(closedSources) + " can no longer reach what no rule grants.");
        }
        if (!openSources.isEmpty()) {
            said.add("What else " + Sentences.peers(openSources)
                    + " may reach is left as it is; isolate(..).egress() would close it.");
        }
        return String.join(" ", said);
    }

    static String deny(Deny rule) {
        return Sentences.peers(rule.sources()) + " must not reach " + Sentences.peers(rule.destinations()) + " on "
                + ports(rule.ports()) + ", whatever is allowed. Nothing else is closed by this.";
    }

    static String isolate(Isolate rule) {
        String both = rule.directions().stream().map(Direction::toString).collect(Collectors.joining(" and "));
        return "The " + both + " of " + Sentences.peers(rule.subjects()) + " is closed to whatever no rule allows.";
    }

    private static String ports(List<Port> ports) {
        return ports.stream().map(Port::toString).collect(Collectors.joining(", "));
    }
}
