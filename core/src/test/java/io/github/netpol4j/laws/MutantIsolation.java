package io.github.netpol4j.laws;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.laws.MutantLabels.Chosen;
import io.github.netpol4j.laws.MutantLabels.Labels;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds who may reach whom, which ends are isolated by that or by an Isolate, and which rules have no such ends. */
final class MutantIsolation {

    private final Set<Fault> faults;
    private final MutantLabels labels;

    MutantIsolation(Set<Fault> faults) {
        this.faults = faults;
        this.labels = new MutantLabels(faults);
    }

    record Pair(Peer source, Peer destination, List<Port> ports) {}

    record End(Direction direction, String namespace, Labels pods) {}

    record Found(List<Pair> pairs, Set<End> isolated, List<String> gaps) {}

    Found found(List<Policy> policies) {
        List<Pair> pairs = new ArrayList<>();
        Set<End> isolated = new LinkedHashSet<>();
        List<String> gaps = new ArrayList<>();
        for (Policy policy : policies) {
            boolean forgotten =
                    faults.contains(Fault.FORGETS_ALLOWS_OF_LATER_POLICIES) && !policy.equals(policies.get(0));
            for (Rule rule : policy.resolved().rules()) {
                if (rule instanceof Deny) {
                    gaps.add(rule.toString());
                } else if (rule instanceof Isolate isolate && !faults.contains(Fault.FORGETS_ISOLATES)) {
                    for (Peer subject : isolate.subjects()) {
                        isolate.directions().forEach(direction -> isolate(isolated, gaps, direction, subject, rule));
                    }
                } else if (rule instanceof Allow allow) {
                    int before = pairs.size();
                    for (Peer source : allow.sources()) {
                        for (Peer destination : allow.destinations()) {
                            pair(source, destination, allow, pairs, isolated, gaps);
                        }
                    }
                    if (forgotten) {
                        pairs.subList(before, pairs.size()).clear();
                    }
                }
            }
        }
        return new Found(pairs, isolated, gaps);
    }

    private void pair(
            Peer source, Peer destination, Allow allow, List<Pair> pairs, Set<End> isolated, List<String> gaps) {
        boolean portless = allow.ports().stream().anyMatch(Port.Ping.class::isInstance);
        if (portless || source instanceof Peer.Host || destination instanceof Peer.Host) {
            gaps.add(allow.toString());
            return;
        }
        pairs.add(new Pair(source, destination, allow.ports()));
        boolean toAddresses = destination instanceof IpBlock || destination instanceof Peer.Anywhere;
        if (toAddresses && labels.chosen(source).isPresent()) {
            isolate(isolated, gaps, Direction.EGRESS, source, allow);
        }
        if (labels.chosen(destination).isPresent()) {
            isolate(isolated, gaps, Direction.INGRESS, destination, allow);
        }
        if (faults.contains(Fault.ISOLATES_THE_DNS) && destination instanceof Peer.Dns) {
            isolated.add(new End(
                    Direction.INGRESS, MutantLabels.KUBE_SYSTEM, labels.dns().pods()));
        }
    }

    private void isolate(Set<End> isolated, List<String> gaps, Direction direction, Peer subject, Rule rule) {
        Optional<Chosen> chosen = labels.chosen(subject);
        if (chosen.isPresent() && chosen.get().isNobody()) {
            return;
        }
        Optional<Set<String>> names = chosen.flatMap(Chosen::pinned);
        if (names.isEmpty()) {
            gaps.add(rule.toString());
            return;
        }
        names.get()
                .forEach(name ->
                        isolated.add(new End(direction, name, chosen.get().pods())));
    }
}
