package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.kubernetes.PolicyObject.PeerSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One object in the making: the pods that it isolates in one direction, and what it grants them. */
final class ObjectDraft {

    private static final Comparator<TrafficRule> RULE_ORDER = Comparator.comparing(
                    TrafficRule::ports, Specs.PORTS_ORDER)
            .thenComparing(rule -> rule.peers().toString());

    private final Map<List<PortSpec>, Grant> grants = new LinkedHashMap<>();
    private final Set<String> sentences = new LinkedHashSet<>();

    /** Who is granted one list of ports. Peers are only ever joined where the ports are equal. */
    private static final class Grant {
        private final Set<PeerSpec> peers = new LinkedHashSet<>();
        private boolean everyone;
    }

    void says(String sentence) {
        sentences.add(sentence);
    }

    void grantEveryone(List<PortSpec> ports) {
        grants.computeIfAbsent(ports, key -> new Grant()).everyone = true;
    }

    void grant(PeerSpec peer, List<PortSpec> ports) {
        grants.computeIfAbsent(ports, key -> new Grant()).peers.add(peer);
    }

    PolicyObject finish(String name, String policy, PodSet pods, Direction direction) {
        List<TrafficRule> rules = rules();
        boolean ingress = direction == Direction.INGRESS;
        return new PolicyObject(
                name,
                "",
                pods.namespace(),
                labels(policy),
                new TreeMap<>(Map.of(Kubernetes.SENTENCES_ANNOTATION, ObjectNames.sentences(new TreeSet<>(sentences)))),
                Specs.query(pods.selector()),
                List.of(ingress ? "Ingress" : "Egress"),
                ingress ? rules : List.of(),
                ingress ? List.of() : rules);
    }

    private static SortedMap<String, String> labels(String policy) {
        return new TreeMap<>(
                Map.of(Kubernetes.MANAGED_BY_LABEL, Kubernetes.MANAGED_BY, Kubernetes.POLICY_LABEL, policy));
    }

    private List<TrafficRule> rules() {
        TrafficRule all = new TrafficRule(List.of(), List.of());
        List<TrafficRule> rules = new ArrayList<>();
        grants.forEach(
                (ports, grant) -> rules.add(new TrafficRule(grant.everyone ? List.of() : sorted(grant.peers), ports)));
        if (rules.contains(all)) {
            return List.of(all);
        }
        rules.sort(RULE_ORDER);
        return rules;
    }

    /** Each peer's place is worked out once: a rule may have thousands. */
    private static List<PeerSpec> sorted(Set<PeerSpec> peers) {
        SortedMap<String, PeerSpec> byOrder = new TreeMap<>();
        peers.forEach(peer -> byOrder.put(order(peer), peer));
        return List.copyOf(byOrder.values());
    }

    /** Pods before blocks, each by what they say. */
    private static String order(PeerSpec peer) {
        return Optional.of(peer)
                .flatMap(PeerSpec::ipBlock)
                .map(block -> "1" + block)
                .orElse("0" + peer);
    }
}
