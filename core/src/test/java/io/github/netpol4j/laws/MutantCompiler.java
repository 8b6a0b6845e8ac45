package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The compile scheme for Kubernetes once more, straight and small, with a switch for each fault. Without faults it must pass
 * every law; with one, the laws must catch it. It shares no code with the library's compiler.
 */
final class MutantCompiler implements Subject {

    private static final String NAME_LABEL = "kubernetes.io/metadata.name";
    private static final String KUBE_SYSTEM = "kube-system";

    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);

    MutantCompiler(Fault... faults) {
        this.faults.addAll(List.of(faults));
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    // What labels may be: for each key, absent or not, and one of some values or none of them.

    private record Choice(boolean absent, boolean excluding, TreeSet<String> values) {
        boolean admits(String value) {
            return excluding != values.contains(value);
        }

        boolean isImpossible() {
            return !absent && !excluding && values.isEmpty();
        }
    }

    private Choice choice(Requirement requirement) {
        TreeSet<String> values = new TreeSet<>(requirement.values());
        return switch (requirement.operator()) {
            case IN -> new Choice(false, false, values);
            case NOT_IN -> new Choice(!has(Fault.READS_NOT_IN_WRONGLY), true, values);
            case EXISTS -> new Choice(false, true, values);
            case DOES_NOT_EXIST -> new Choice(true, false, values);
        };
    }

    private Choice both(Choice one, Choice other) {
        if (has(Fault.OVERWRITES_A_REPEATED_KEY)) {
            return other;
        }
        TreeSet<String> values = new TreeSet<>();
        if (one.excluding && other.excluding) {
            values.addAll(one.values);
            values.addAll(other.values);
        } else {
            values.addAll(one.excluding ? other.values : one.values);
            values.removeIf(value -> !one.admits(value) || !other.admits(value));
        }
        return new Choice(one.absent && other.absent, one.excluding && other.excluding, values);
    }

    private record Labels(SortedMap<String, Choice> keys) {
        boolean isImpossible() {
            return keys.values().stream().anyMatch(Choice::isImpossible);
        }
    }

    private Labels labels(Collection<Requirement> requirements) {
        SortedMap<String, Choice> keys = new TreeMap<>();
        requirements.forEach(it -> keys.merge(it.key(), choice(it), this::both));
        return new Labels(keys);
    }

    private Labels both(Labels one, Labels other) {
        SortedMap<String, Choice> keys = new TreeMap<>(one.keys);
        other.keys.forEach((key, choice) -> keys.merge(key, choice, this::both));
        return new Labels(keys);
    }

    /** Pods, by the labels of their namespace and their own. */
    private record Chosen(Labels namespaces, Labels pods) {
        boolean isNobody() {
            return namespaces.isImpossible() || pods.isImpossible();
        }

        /** The names of the namespaces, where they alone decide. */
        Optional<Set<String>> pinned() {
            Choice name = namespaces.keys.get(NAME_LABEL);
            boolean byName = namespaces.keys.size() == 1 && name != null && !name.excluding && !name.absent;
            return byName ? Optional.of(name.values) : Optional.empty();
        }
    }

    private Optional<Chosen> chosen(Peer peer) {
        Namespaces namespaces;
        List<Requirement> pods = List.of();
        if (peer instanceof Pods it) {
            namespaces = it.namespaces();
            pods = it.labels().requirements();
        } else if (peer instanceof Namespaces it) {
            namespaces = it;
        } else {
            return Optional.empty();
        }
        List<Requirement> where = new ArrayList<>(namespaces.labels().requirements());
        if (!namespaces.names().isEmpty()) {
            where.add(Requirement.of(NAME_LABEL, Operator.IN, namespaces.names()));
        }
        return Optional.of(new Chosen(labels(where), labels(pods)));
    }

    private Chosen dns() {
        return new Chosen(
                labels(List.of(Requirement.of(NAME_LABEL, Operator.IN, List.of(KUBE_SYSTEM)))),
                labels(List.of(Requirement.of("k8s-app", Operator.IN, List.of("kube-dns")))));
    }

    // The scheme.

    private record Pair(Peer source, Peer destination, List<Port> ports) {}

    private record End(Direction direction, String namespace, Labels pods) {}

    private record Grant(Optional<NetworkPolicyPeer> peer, List<NetworkPolicyPort> ports) {}

    private record Output(Map<End, List<Grant>> grants, List<String> gaps) {}

    private Output output(List<Policy> policies) {
        List<Pair> pairs = new ArrayList<>();
        Set<End> isolated = new LinkedHashSet<>();
        List<String> gaps = new ArrayList<>();
        for (Policy policy : policies) {
            boolean forgotten = has(Fault.FORGETS_ALLOWS_OF_LATER_POLICIES) && !policy.equals(policies.get(0));
            for (Rule rule : policy.resolved().rules()) {
                if (rule instanceof Deny) {
                    gaps.add(rule.toString());
                } else if (rule instanceof Isolate isolate && !has(Fault.FORGETS_ISOLATES)) {
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
        Map<End, List<Grant>> grants = new LinkedHashMap<>();
        for (End end : isolated) {
            if (!has(Fault.FORGETS_EGRESS_OBJECTS) || end.direction == Direction.INGRESS) {
                grants.put(end, new ArrayList<>());
            }
        }
        for (Pair pair : pairs) {
            grantEgress(pair, isolated, grants, gaps);
            grantIngress(pair, isolated, grants);
        }
        return new Output(grants, gaps);
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
        if (toAddresses && chosen(source).isPresent()) {
            isolate(isolated, gaps, Direction.EGRESS, source, allow);
        }
        if (chosen(destination).isPresent()) {
            isolate(isolated, gaps, Direction.INGRESS, destination, allow);
        }
        if (has(Fault.ISOLATES_THE_DNS) && destination instanceof Peer.Dns) {
            isolated.add(new End(Direction.INGRESS, KUBE_SYSTEM, dns().pods));
        }
    }

    private void isolate(Set<End> isolated, List<String> gaps, Direction direction, Peer subject, Rule rule) {
        Optional<Chosen> chosen = chosen(subject);
        if (chosen.isPresent() && chosen.get().isNobody()) {
            return;
        }
        Optional<Set<String>> names = chosen.flatMap(Chosen::pinned);
        if (names.isEmpty()) {
            gaps.add(rule.toString());
            return;
        }
        names.get().forEach(name -> isolated.add(new End(direction, name, chosen.get().pods)));
    }

    private void grantEgress(Pair pair, Set<End> isolated, Map<End, List<Grant>> grants, List<String> gaps) {
        if (has(Fault.FORGETS_EGRESS_OF_GRANTS) && chosen(pair.destination).isPresent()) {
            return;
        }
        if (has(Fault.LOSES_GRANTS_TO_DNS) && pair.destination instanceof Peer.Dns) {
            return;
        }
        Optional<Chosen> source = chosen(pair.source);
        if (source.isEmpty()) {
            if (has(Fault.GRANTS_AT_THE_UNNAMED_END) && !(pair.source instanceof Peer.Dns)) {
                isolated.stream()
                        .filter(end -> end.direction == Direction.EGRESS)
                        .forEach(end -> grant(grants, end, pair.destination, pair.ports));
            }
            return;
        }
        for (End end : isolated) {
            if (end.direction == Direction.EGRESS) {
                Labels narrowed = both(source.get().pods, end.pods);
                Optional<Boolean> inside = decides(source.get(), end.namespace);
                if (inside.isEmpty() && has(Fault.SKIPS_LABEL_CHOSEN_SOURCES)) {
                    inside = Optional.of(false);
                } else if (inside.isEmpty() && has(Fault.GRANTS_LABEL_CHOSEN_SOURCES_WHOLE)) {
                    inside = Optional.of(true);
                }
                if (inside.isEmpty()) {
                    gaps.add(pair.source + " while the egress of " + end.namespace + " is closed");
                } else if (inside.get() && has(Fault.ISOLATES_THE_WHOLE_SOURCE)) {
                    grant(
                            grants,
                            new End(Direction.EGRESS, end.namespace, source.get().pods),
                            pair.destination,
                            pair.ports);
                } else if (inside.get() && !narrowed.isImpossible()) {
                    grant(grants, new End(Direction.EGRESS, end.namespace, narrowed), pair.destination, pair.ports);
                }
            }
        }
    }

    /** Whether these pods can be in a namespace; empty if the labels of the namespace decide. */
    private static Optional<Boolean> decides(Chosen source, String namespace) {
        Choice name = source.namespaces.keys.get(NAME_LABEL);
        if (name != null && !name.admits(namespace)) {
            return Optional.of(false);
        }
        boolean onlyByName = source.namespaces.keys.keySet().stream().allMatch(NAME_LABEL::equals);
        return onlyByName ? Optional.of(true) : Optional.empty();
    }

    private void grantIngress(Pair pair, Set<End> isolated, Map<End, List<Grant>> grants) {
        Optional<Chosen> destination = chosen(pair.destination);
        if (destination.isPresent() && !destination.get().isNobody()) {
            for (String name : destination.get().pinned().orElse(Set.of())) {
                grant(grants, new End(Direction.INGRESS, name, destination.get().pods), pair.source, pair.ports);
            }
        }
        boolean everywhere = destination.isEmpty()
                && has(Fault.GRANTS_AT_THE_UNNAMED_END)
                && !(pair.destination instanceof Peer.Dns);
        for (End end : isolated) {
            if (end.direction == Direction.INGRESS && everywhere) {
                grant(grants, end, pair.source, pair.ports);
            }
            if (end.direction == Direction.INGRESS
                    && pair.destination instanceof Peer.Dns
                    && end.namespace.equals(KUBE_SYSTEM)
                    && !has(Fault.LOSES_GRANTS_TO_DNS)) {
                Labels narrowed = both(dns().pods, end.pods);
                if (!narrowed.isImpossible()) {
                    grant(grants, new End(Direction.INGRESS, KUBE_SYSTEM, narrowed), pair.source, pair.ports);
                }
            }
        }
    }

    private void grant(Map<End, List<Grant>> grants, End end, Peer other, List<Port> ports) {
        if (end.direction == Direction.EGRESS && has(Fault.FORGETS_EGRESS_OBJECTS)) {
            return;
        }
        List<NetworkPolicyPort> listed = ports(ports);
        if (listed.isEmpty() && ports.stream().noneMatch(Port.Any.class::isInstance) && !has(Fault.IGNORES_PORTS)) {
            return;
        }
        if (has(Fault.LOSES_BLOCKS) && other instanceof IpBlock) {
            return;
        }
        List<Grant> all = grants.computeIfAbsent(end, key -> new ArrayList<>());
        if (has(Fault.KEEPS_THE_LAST_RULE_OF_AN_END)) {
            all.clear();
        }
        if (other instanceof Peer.Anywhere) {
            all.add(new Grant(Optional.empty(), listed));
            return;
        }
        Optional<Chosen> pods = other instanceof Peer.Dns ? Optional.of(dns()) : chosen(other);
        if (pods.isPresent() && pods.get().isNobody()) {
            if (has(Fault.OPENS_FOR_A_CONTRADICTORY_PEER)) {
                all.add(new Grant(Optional.empty(), listed));
            }
            return;
        }
        NetworkPolicyPeer peer = new NetworkPolicyPeer();
        if (has(Fault.WRITES_EMPTY_PEERS)) {
            all.add(new Grant(Optional.of(peer), listed));
            return;
        }
        if (other instanceof IpBlock block) {
            peer.setIpBlock(new IPBlock(
                    block.block().toString(),
                    has(Fault.DROPS_EXCEPT)
                            ? List.of()
                            : block.except().stream().map(Cidr::toString).toList()));
        } else {
            if (!has(Fault.FORGETS_A_NAMESPACE)) {
                peer.setNamespaceSelector(selector(pods.orElseThrow().namespaces));
            }
            peer.setPodSelector(selector(pods.orElseThrow().pods));
        }
        all.add(new Grant(Optional.of(peer), listed));
    }

    private List<NetworkPolicyPort> ports(List<Port> ports) {
        List<NetworkPolicyPort> listed = new ArrayList<>();
        for (Port port : ports) {
            NetworkPolicyPort one = new NetworkPolicyPort();
            if (port instanceof Port.Any || has(Fault.IGNORES_PORTS)) {
                return List.of();
            }
            if (port instanceof Port.All all) {
                one.setProtocol(all.protocol().toString());
                if (has(Fault.WRITES_ALL_PORTS_FROM_ZERO)) {
                    one.setPort(new IntOrString(0));
                    one.setEndPort(65535);
                }
            } else if (port instanceof Port.Numbers numbers) {
                one.setProtocol(numbers.protocol().toString());
                one.setPort(new IntOrString(numbers.range().from()));
                if (numbers.range().from() < numbers.range().to()) {
                    one.setEndPort(numbers.range().to());
                }
            } else if (port instanceof Port.Named named) {
                one.setProtocol(named.protocol().toString());
                one.setPort(new IntOrString(named.name()));
            }
            boolean lost = (has(Fault.LOSES_SCTP) && "SCTP".equals(one.getProtocol()))
                    || (has(Fault.LOSES_NAMED_PORTS) && port instanceof Port.Named);
            if (!lost) {
                listed.add(one);
            }
        }
        return listed;
    }

    private static LabelSelector selector(Labels labels) {
        LabelSelector selector = new LabelSelector();
        Map<String, String> matchLabels = new LinkedHashMap<>();
        List<LabelSelectorRequirement> expressions = new ArrayList<>();
        labels.keys.forEach((key, choice) -> {
            List<String> values = List.copyOf(choice.values);
            if (!choice.excluding && values.isEmpty()) {
                expressions.add(new LabelSelectorRequirement(key, "DoesNotExist", List.of()));
            } else if (!choice.excluding && values.size() == 1) {
                matchLabels.put(key, values.get(0));
            } else if (!choice.excluding) {
                expressions.add(new LabelSelectorRequirement(key, "In", values));
            } else {
                if (!choice.absent) {
                    expressions.add(new LabelSelectorRequirement(key, "Exists", List.of()));
                }
                if (!values.isEmpty()) {
                    expressions.add(new LabelSelectorRequirement(key, "NotIn", values));
                }
            }
        });
        selector.setMatchLabels(matchLabels);
        selector.setMatchExpressions(expressions);
        return selector;
    }

    // The objects.

    private record TrafficRule(List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {}

    private List<TrafficRule> merged(List<Grant> grants) {
        if (has(Fault.MERGES_PEERS_AND_PORTS_APART) && !grants.isEmpty()) {
            boolean open = grants.stream().anyMatch(grant -> grant.peer.isEmpty());
            boolean any = grants.stream().anyMatch(grant -> grant.ports.isEmpty());
            return List.of(new TrafficRule(
                    open
                            ? List.of()
                            : grants.stream()
                                    .flatMap(grant -> grant.peer.stream())
                                    .distinct()
                                    .toList(),
                    any
                            ? List.of()
                            : grants.stream()
                                    .flatMap(grant -> grant.ports.stream())
                                    .distinct()
                                    .toList()));
        }
        Map<List<NetworkPolicyPort>, List<Grant>> byPorts = new LinkedHashMap<>();
        grants.forEach(grant ->
                byPorts.computeIfAbsent(grant.ports, key -> new ArrayList<>()).add(grant));
        List<TrafficRule> rules = new ArrayList<>();
        byPorts.forEach((ports, same) -> {
            boolean open = same.stream().anyMatch(grant -> grant.peer.isEmpty());
            List<NetworkPolicyPeer> peers =
                    same.stream().flatMap(grant -> grant.peer.stream()).toList();
            boolean twice = has(Fault.REPEATS_REPEATED_RULES);
            rules.add(new TrafficRule(open ? List.of() : twice ? peers : sorted(new LinkedHashSet<>(peers)), ports));
        });
        return sorted(rules);
    }

    private <T> List<T> sorted(Collection<T> items) {
        List<T> all = new ArrayList<>(items);
        all.sort((one, other) -> one.toString().compareTo(other.toString()));
        return all;
    }

    private List<NetworkPolicy> objects(Map<End, List<Grant>> grants) {
        List<NetworkPolicy> objects = new ArrayList<>();
        Collection<End> ends =
                has(Fault.NAMES_OBJECTS_BY_THE_ORDER_OF_RULES) ? grants.keySet() : sorted(grants.keySet());
        for (End end : ends) {
            List<TrafficRule> rules = merged(grants.getOrDefault(end, List.of()));
            if (rules.isEmpty() && has(Fault.OPENS_ON_AN_EMPTY_LIST)) {
                rules = List.of(new TrafficRule(List.of(), List.of()));
            }
            NetworkPolicySpec spec = new NetworkPolicySpec();
            spec.setPodSelector(selector(end.pods));
            if (end.direction == Direction.INGRESS) {
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
            metadata.setNamespace(end.namespace);
            metadata.setName(
                    (has(Fault.NAMES_OBJECTS_WITH_UNDERSCORES) ? "reference_" : "reference-") + objects.size());
            NetworkPolicy object = new NetworkPolicy();
            object.setMetadata(metadata);
            object.setSpec(spec);
            objects.add(object);
        }
        return objects;
    }

    @Override
    public List<String> gaps(List<Policy> policies) {
        return sorted(new HashSet<>(output(policies).gaps));
    }

    @Override
    public boolean refuses(List<Policy> policies) {
        return !has(Fault.COMPILES_IN_SPITE_OF_GAPS);
    }

    @Override
    public Compiled compile(List<Policy> policies) {
        List<NetworkPolicy> objects = new ArrayList<>();
        if (has(Fault.COMPILES_POLICIES_APART)) {
            policies.forEach(policy -> objects.addAll(objects(output(List.of(policy)).grants)));
        } else {
            objects.addAll(objects(output(policies).grants));
        }
        return enforcing(objects);
    }

    @Override
    public Compiled enforcing(List<NetworkPolicy> objects) {
        MutantEvaluator evaluator = new MutantEvaluator(
                objects,
                has(Fault.MATCHES_EXACT_LABELS) ? Set.of(MutantEvaluator.Fault.MATCHES_EXACT_LABELS) : Set.of());
        return new Compiled() {
            @Override
            public boolean allows(Flow flow, Semantics semantics) {
                return evaluator.allows(flow, semantics);
            }

            @Override
            public List<NetworkPolicy> objects() {
                return objects;
            }

            @Override
            public String text() {
                List<NetworkPolicy> printed = new ArrayList<>(objects);
                if (has(Fault.PRINTS_IN_HASH_ORDER)) {
                    printed.sort(Comparator.comparing(System::identityHashCode));
                }
                return printed.toString();
            }
        };
    }
}
