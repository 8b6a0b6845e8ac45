package io.github.netpol4j.laws;

import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Rule;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The labels, namespaces and port names that rules mention, by the dimension in which flows differ by them. What can tell apart
 * only these, and none by another name, can't depend on a label that nobody mentions.
 */
final class Mentions {

    private final Map<Dimension, Set<String>> names = new HashMap<>();

    private Mentions() {
        mention(Dimension.protocol(), List.of());
        mention(Dimension.port(), List.of());
        for (End end : End.values()) {
            mention(Dimension.location(end), List.of());
        }
    }

    /** What rules mention that have nothing left to a policy. */
    static Mentions of(List<Rule> rules) {
        Mentions mentions = new Mentions();
        for (Rule rule : rules) {
            rule.peers().forEach(mentions::add);
            rule.fold(allow -> allow.ports(), deny -> deny.ports(), (Isolate isolate) -> List.<Port>of())
                    .forEach(mentions::add);
        }
        return mentions;
    }

    private void mention(Dimension dimension, Collection<String> more) {
        names.computeIfAbsent(dimension, key -> new HashSet<>()).addAll(more);
    }

    private void add(Port port) {
        if (port instanceof Port.Named named) {
            mention(Dimension.portName(named.name()), List.of());
        }
    }

    private void add(Peer peer) {
        for (End end : End.values()) {
            if (peer instanceof Pods pods) {
                namespaces(end, pods.namespaces());
                for (Requirement requirement : pods.labels().requirements()) {
                    mention(Dimension.label(end, requirement.key()), requirement.values());
                }
            } else if (peer instanceof Namespaces namespaces) {
                namespaces(end, namespaces);
            } else if (peer instanceof IpBlock) {
                mention(Dimension.address(end), List.of());
            } else if (peer instanceof Peer.Dns) {
                mention(Dimension.location(end), List.of("kube-system"));
                mention(Dimension.label(end, "k8s-app"), List.of("kube-dns"));
            }
        }
    }

    private void namespaces(End end, Namespaces namespaces) {
        mention(Dimension.location(end), namespaces.names());
        for (Requirement requirement : namespaces.labels().requirements()) {
            boolean name = requirement.key().equals(Pod.NAMESPACE_NAME_LABEL);
            mention(
                    name ? Dimension.location(end) : Dimension.namespaceLabel(end, requirement.key()),
                    requirement.values());
        }
    }

    /** The regions of a set that depend on what is not mentioned, if there are any. */
    Optional<String> foreign(FlowSet flows) {
        boolean known = flows.vocabulary().names().entrySet().stream()
                .allMatch(entry -> isMentioned(entry.getKey(), entry.getValue()));
        if (known) {
            return Optional.empty();
        }
        List<Region> foreign = flows.cover().stream()
                .filter(region -> !region.values().entrySet().stream()
                        .allMatch(entry -> isMentioned(entry.getKey(), named(entry.getValue()))))
                .toList();
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of("depends on what nobody mentions:\n    "
                        + foreign.stream().limit(3).map(Region::toString).collect(Collectors.joining("\n    ")));
    }

    private boolean isMentioned(Dimension dimension, Collection<String> some) {
        return names.containsKey(dimension) && names.get(dimension).containsAll(some);
    }

    private static Collection<String> named(Values values) {
        return values.fold(
                it -> it.names().stream().filter(name -> !name.startsWith("(")).toList(),
                numbers -> List.of(),
                addresses -> List.of());
    }
}
