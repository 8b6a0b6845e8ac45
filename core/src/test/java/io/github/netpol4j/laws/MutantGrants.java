package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.laws.MutantIsolation.End;
import io.github.netpol4j.laws.MutantIsolation.Found;
import io.github.netpol4j.laws.MutantIsolation.Pair;
import io.github.netpol4j.laws.MutantLabels.Chosen;
import io.github.netpol4j.laws.MutantLabels.Labels;
import io.github.netpol4j.laws.MutantPeers.Grant;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Grants each pair at its ends: egress where the source is isolated, ingress where the destination is. */
final class MutantGrants {

    private final Set<Fault> faults;
    private final MutantLabels labels;
    private final MutantPeers peers;

    MutantGrants(Set<Fault> faults) {
        this.faults = faults;
        this.labels = new MutantLabels(faults);
        this.peers = new MutantPeers(faults);
    }

    /** For each end; what cannot be granted joins the gaps. */
    Map<End, List<Grant>> grants(Found found) {
        Map<End, List<Grant>> grants = new LinkedHashMap<>();
        for (End end : found.isolated()) {
            if (!faults.contains(Fault.FORGETS_EGRESS_OBJECTS) || end.direction() == Direction.INGRESS) {
                grants.put(end, new ArrayList<>());
            }
        }
        for (Pair pair : found.pairs()) {
            grantEgress(pair, found.isolated(), grants, found.gaps());
            grantIngress(pair, found.isolated(), grants);
        }
        return grants;
    }

    private void grantEgress(Pair pair, Set<End> isolated, Map<End, List<Grant>> grants, List<String> gaps) {
        if (faults.contains(Fault.FORGETS_EGRESS_OF_GRANTS)
                && labels.chosen(pair.destination()).isPresent()) {
            return;
        }
        if (faults.contains(Fault.LOSES_GRANTS_TO_DNS) && pair.destination() instanceof Peer.Dns) {
            return;
        }
        Optional<Chosen> source = labels.chosen(pair.source());
        if (source.isEmpty()) {
            if (faults.contains(Fault.GRANTS_AT_THE_UNNAMED_END) && !(pair.source() instanceof Peer.Dns)) {
                isolated.stream()
                        .filter(end -> end.direction() == Direction.EGRESS)
                        .forEach(end -> grant(grants, end, pair.destination(), pair.ports()));
            }
            return;
        }
        for (End end : isolated) {
            if (end.direction() == Direction.EGRESS) {
                Labels narrowed = labels.both(source.get().pods(), end.pods());
                Optional<Boolean> inside = MutantLabels.decides(source.get(), end.namespace());
                if (inside.isEmpty() && faults.contains(Fault.SKIPS_LABEL_CHOSEN_SOURCES)) {
                    inside = Optional.of(false);
                } else if (inside.isEmpty() && faults.contains(Fault.GRANTS_LABEL_CHOSEN_SOURCES_WHOLE)) {
                    inside = Optional.of(true);
                }
                if (inside.isEmpty()) {
                    gaps.add(pair.source() + " while the egress of " + end.namespace() + " is closed");
                } else if (inside.get() && faults.contains(Fault.ISOLATES_THE_WHOLE_SOURCE)) {
                    grant(
                            grants,
                            new End(
                                    Direction.EGRESS,
                                    end.namespace(),
                                    source.get().pods()),
                            pair.destination(),
                            pair.ports());
                } else if (inside.get() && !narrowed.isImpossible()) {
                    grant(
                            grants,
                            new End(Direction.EGRESS, end.namespace(), narrowed),
                            pair.destination(),
                            pair.ports());
                }
            }
        }
    }

    private void grantIngress(Pair pair, Set<End> isolated, Map<End, List<Grant>> grants) {
        Optional<Chosen> destination = labels.chosen(pair.destination());
        if (destination.isPresent() && !destination.get().isNobody()) {
            for (String name : destination.get().pinned().orElse(Set.of())) {
                grant(grants, new End(Direction.INGRESS, name, destination.get().pods()), pair.source(), pair.ports());
            }
        }
        boolean everywhere = destination.isEmpty()
                && faults.contains(Fault.GRANTS_AT_THE_UNNAMED_END)
                && !(pair.destination() instanceof Peer.Dns);
        for (End end : isolated) {
            if (end.direction() == Direction.INGRESS && everywhere) {
                grant(grants, end, pair.source(), pair.ports());
            }
            if (end.direction() == Direction.INGRESS
                    && pair.destination() instanceof Peer.Dns
                    && end.namespace().equals(MutantLabels.KUBE_SYSTEM)
                    && !faults.contains(Fault.LOSES_GRANTS_TO_DNS)) {
                Labels narrowed = labels.both(labels.dns().pods(), end.pods());
                if (!narrowed.isImpossible()) {
                    grant(
                            grants,
                            new End(Direction.INGRESS, MutantLabels.KUBE_SYSTEM, narrowed),
                            pair.source(),
                            pair.ports());
                }
            }
        }
    }

    private void grant(Map<End, List<Grant>> grants, End end, Peer other, List<Port> ports) {
        if (end.direction() == Direction.EGRESS && faults.contains(Fault.FORGETS_EGRESS_OBJECTS)) {
            return;
        }
        List<NetworkPolicyPort> listed = peers.ports(ports);
        if (listed.isEmpty()
                && ports.stream().noneMatch(Port.Any.class::isInstance)
                && !faults.contains(Fault.IGNORES_PORTS)) {
            return;
        }
        if (faults.contains(Fault.LOSES_BLOCKS) && other instanceof IpBlock) {
            return;
        }
        List<Grant> all = grants.computeIfAbsent(end, key -> new ArrayList<>());
        if (faults.contains(Fault.KEEPS_THE_LAST_RULE_OF_AN_END)) {
            all.clear();
        }
        peers.grant(other, listed).ifPresent(all::add);
    }
}
