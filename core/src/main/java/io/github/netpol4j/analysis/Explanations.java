package io.github.netpol4j.analysis;

import io.github.netpol4j.analysis.Members.Member;
import io.github.netpol4j.analysis.Members.Used;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a target flow by flow why a connection passes or not. */
final class Explanations {

    private Explanations() {}

    /** The ends of a flow. */
    private record Pair(Used from, Used to) {

        /** A pod reaches itself whatever policies say, so that says nothing about those of a workload, if there are several. */
        boolean areTwo() {
            return !from.end().isSameAs(to.end());
        }
    }

    static Explanation of(
            Party source,
            Party destination,
            Protocol protocol,
            int port,
            Reach reach,
            Enforcement enforcement,
            Semantics semantics) {
        if (protocol.hasPorts() ? port < 1 || port > 65535 : port != 0) {
            throw Messages.portOf(source + " to " + destination, protocol, port);
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Pair pair : pairs(source, destination, reach)) {
            verdicts.add(enforcement.evaluate(
                    new Flow(pair.from.end(), pair.from.address(), pair.to.end(), pair.to.address(), protocol, port),
                    semantics));
        }
        Set<String> remedies = new LinkedHashSet<>();
        Remedies words = new Remedies(source, destination, verdicts.size() > 1, semantics);
        if (verdicts.isEmpty()) {
            remedies.add("one of them needs an address of a family of the other's; policies have no say in this");
        }
        verdicts.forEach(verdict -> remedies.addAll(words.of(verdict)));
        return new Explanation(source, destination, protocol, port, verdicts, List.copyOf(remedies));
    }

    private static List<Pair> pairs(Party source, Party destination, Reach reach) {
        Members here = reach.eachOf(source);
        Members there = reach.eachOf(destination);
        boolean byNode = here.isHost() || there.isHost();
        List<Pair> pairs = new ArrayList<>();
        for (Member from : here.all()) {
            for (Member to : there.all()) {
                if (from.standing().meets(to.standing())) {
                    if (byNode) {
                        pair(from, to, true, destination).ifPresent(pairs::add);
                        pair(from, to, false, destination).ifPresent(pairs::add);
                    } else {
                        pairs.add(pair(
                                from.at(from.shown().firstKey()),
                                to.shown().values().stream()
                                        .flatMap(List::stream)
                                        .toList(),
                                destination));
                    }
                }
            }
        }
        List<Pair> apart = pairs.stream().filter(Pair::areTwo).toList();
        return apart.isEmpty() ? pairs : apart;
    }

    /** Ends on one node, or not: no policy can block what a node sends to its own pods. */
    private static Optional<Pair> pair(Member from, Member to, boolean together, Party destination) {
        for (String node : from.nodes()) {
            for (String other : to.nodes()) {
                if (together == (node.equals(other) && !node.isEmpty())) {
                    return Optional.of(pair(from.at(node), to.at(other), destination));
                }
            }
        }
        return Optional.empty();
    }

    /** Two that are not the same, if there are such. */
    private static Pair pair(List<Used> from, List<Used> to, Party destination) {
        Used first = from.get(0);
        return to.stream()
                .filter(used -> !used.end().isSameAs(first.end()))
                .findFirst()
                .map(used -> new Pair(first, used))
                .orElseGet(() -> new Pair(first, another(to.get(0), destination)));
    }

    /** Where a template stands for all pods, another of them; a pod that is listed alone is the only one. */
    private static Used another(Used one, Party party) {
        boolean isTemplate = party.fold(
                pods -> pods.workload().pods().stream().anyMatch(pod -> !pod.isListed()),
                host -> false,
                outside -> false,
                controller -> false);
        return isTemplate
                ? new Used(
                        one.end().fold(pod -> pod.named(pod.name() + "-other"), node -> node, external -> external),
                        one.address())
                : one;
    }
}
