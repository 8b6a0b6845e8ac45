package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.laws.MutantIsolation.End;
import io.github.netpol4j.laws.MutantPeers.Grant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Merges: all that is granted to one end becomes one object, and what is granted on the same ports one rule of it. */
final class MutantObjects {

    private final Set<Fault> faults;

    MutantObjects(Set<Fault> faults) {
        this.faults = faults;
    }

    private record TrafficRule(List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {}

    private List<TrafficRule> merged(List<Grant> grants) {
        if (faults.contains(Fault.MERGES_PEERS_AND_PORTS_APART) && !grants.isEmpty()) {
            boolean open = grants.stream().anyMatch(grant -> grant.peer().isEmpty());
            boolean any = grants.stream().anyMatch(grant -> grant.ports().isEmpty());
            return List.of(new TrafficRule(
                    open
                            ? List.of()
                            : grants.stream()
                                    .flatMap(grant -> grant.peer().stream())
                                    .distinct()
                                    .toList(),
                    any
                            ? List.of()
                            : grants.stream()
                                    .flatMap(grant -> grant.ports().stream())
                                    .distinct()
                                    .toList()));
        }
        Map<List<NetworkPolicyPort>, List<Grant>> byPorts = new LinkedHashMap<>();
        grants.forEach(grant ->
                byPorts.computeIfAbsent(grant.ports(), key -> new ArrayList<>()).add(grant));
        List<TrafficRule> rules = new ArrayList<>();
        byPorts.forEach((ports, same) -> {
            boolean open = same.stream().anyMatch(grant -> grant.peer().isEmpty());
            List<NetworkPolicyPeer> peers =
                    same.stream().flatMap(grant -> grant.peer().stream()).toList();
            boolean twice = faults.contains(Fault.REPEATS_REPEATED_RULES);
            rules.add(new TrafficRule(open ? List.of() : twice ? peers : sorted(new LinkedHashSet<>(peers)), ports));
        });
        return sorted(rules);
    }

    static <T> List<T> sorted(Collection<T> items) {
        List<T> all = new ArrayList<>(items);
        all.sort((one, other) -> one.toString().compareTo(other.toString()));
        return all;
    }

    List<NetworkPolicy> objects(Map<End, List<Grant>> grants) {
        List<NetworkPolicy> objects = new ArrayList<>();
        Collection<End> ends =
                faults.contains(Fault.NAMES_OBJECTS_BY_THE_ORDER_OF_RULES) ? grants.keySet() : sorted(grants.keySet());
        for (End end : ends) {
            List<TrafficRule> rules = merged(grants.getOrDefault(end, List.of()));
            if (rules.isEmpty() && faults.contains(Fault.OPENS_ON_AN_EMPTY_LIST)) {
                rules = List.of(new TrafficRule(List.of(), List.of()));
            }
            NetworkPolicySpec spec = new NetworkPolicySpec();
            spec.setPodSelector(MutantPeers.selector(end.pods()));
            if (end.direction() == Direction.INGRESS) {
                spec.setPolicyTypes(List.of("Ingress"));
                spec.setIngress(rules.stream()
                        .map(rule -> new NetworkPolicyIngressRule(rule.peers, rule.ports))
                        .toList());
            } else {
                spec.setPolicyTypes(List.of("Egress"));
                spec.setEgress(rules.stream()
                        .map(rule -> new NetworkPolicyEgressRule(rule.ports, rule.peers))
                        .toList());
            }
            ObjectMeta metadata = new ObjectMeta();
            metadata.setNamespace(end.namespace());
            metadata.setName((faults.contains(Fault.NAMES_OBJECTS_WITH_UNDERSCORES) ? "reference_" : "reference-")
                    + objects.size());
            NetworkPolicy object = new NetworkPolicy();
            object.setMetadata(metadata);
            object.setSpec(spec);
            objects.add(object);
        }
        return objects;
    }
}
