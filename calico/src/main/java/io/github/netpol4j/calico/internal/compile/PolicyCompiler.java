package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Gap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compiles policies, as one unit, to Calico objects.
 *
 * <p>Denies go to a tier of their own before {@code default}, which passes on what it does not deny; isolation and grants go to the
 * tier {@code default}, as Kubernetes' own policies do. So our Denies win over policies of others, and Allows add to them at the ends
 * that ours isolate. Policies are global, because their selectors then say everything: in which namespaces, and that only pods are
 * meant.
 */
public final class PolicyCompiler {

    /** How many rules a policy may have in a direction. */
    static final int MOST_RULES = 1024;

    private static final Tier DENIES = tier("netpol4j-deny", 500_000);
    /** Behind the orders of Kubernetes' policies; among ours, order does not matter. */
    private static final int FIRST_ORDER = 2000;

    private final Hosts hosts;
    private final HostCompiler hostCompiler;
    private final List<Pair> allows = new ArrayList<>();
    private final List<Pair> denies = new ArrayList<>();
    private final Map<Direction, SortedSet<PodSelection>> isolated = new EnumMap<>(Direction.class);
    private final SortedMap<Key, Draft> drafts = new TreeMap<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();

    /** One source and one destination of a rule. */
    record Pair(Policy policy, Rule written, String sentence, Peer source, Peer destination, List<Port> ports) {

        Peer end(Direction direction) {
            return direction == Direction.INGRESS ? destination : source;
        }

        Peer other(Direction direction) {
            return direction == Direction.INGRESS ? source : destination;
        }
    }

    /** What makes an object one of its own. */
    private record Key(String policy, PodSelection pods, Direction direction, Action action)
            implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::policy)
                    .thenComparing(Key::pods)
                    .thenComparing(Key::direction)
                    .thenComparing(Key::action)
                    .compare(this, other);
        }
    }

    /**
     * A compilation.
     *
     * @param policies one or more, of different names
     * @param hosts what {@code host()} stands for
     */
    public PolicyCompiler(List<Policy> policies, Hosts hosts) {
        this.hosts = hosts;
        for (Direction direction : Direction.values()) {
            isolated.put(direction, new TreeSet<>());
        }
        policies.forEach(this::take);
        hostCompiler = new HostCompiler(policies, hosts);
        if (gaps.isEmpty()) {
            allows.forEach(this::isolateEnds);
            allows.forEach(this::grantEnds);
            denies.forEach(this::deny);
        }
    }

    static Tier tier(String name, double order) {
        return new Tier(Metadata.named(name).withLabels(Marks.shared()), Optional.of(order), Optional.of(Action.PASS));
    }

    /**
     * What Calico can't enforce.
     *
     * @return every gap, in the order of the rules
     */
    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /**
     * Whether the policies speak of hosts.
     *
     * @return whether there are host policies among the objects
     */
    public boolean guardsHosts() {
        return hostCompiler.isNeeded();
    }

    /**
     * The objects.
     *
     * @return tiers, policies, host endpoints
     */
    public List<CalicoResource> resources() {
        List<CalicoResource> resources = new ArrayList<>();
        if (drafts.keySet().stream().anyMatch(key -> key.action == Action.DENY)) {
            resources.add(DENIES);
        }
        Map<Action, Integer> orders = new EnumMap<>(Action.class);
        drafts.forEach((key, draft) -> objects(key, draft, orders, resources));
        resources.addAll(hostCompiler.resources());
        return resources;
    }

    private static void objects(Key key, Draft draft, Map<Action, Integer> orders, List<CalicoResource> resources) {
        Policy policy = draft.policy();
        String tier = key.action == Action.DENY ? DENIES.metadata().name() : PolicySpec.DEFAULT_TIER;
        String prefix = key.action == Action.DENY ? tier + "." : "";
        String name = Names.of(key.policy, policy.namespace(), policy.appLabel(), key.pods, key.direction);
        int count = 0;
        for (Endings.Selection selection : Endings.of(key.pods)) {
            for (List<CalicoRule> rules : draft.parts()) {
                int order = orders.merge(key.action, 1, Integer::sum) - 1;
                count++;
                PolicySpec spec = PolicySpec.EMPTY
                        .inTier(tier)
                        .withOrder(FIRST_ORDER + order)
                        .withSelector(selection.endpoints())
                        .withNamespaceSelector(selection.namespaces());
                resources.add(new GlobalNetworkPolicy(
                        Metadata.named(prefix + name + (count == 1 ? "" : "-" + count))
                                .withLabels(Marks.of(key.policy))
                                .withAnnotations(Marks.sentences(draft.sentences())),
                        key.direction == Direction.INGRESS ? spec.withIngress(rules) : spec.withEgress(rules)));
            }
        }
    }

    private void take(Policy policy) {
        for (Rule rule : policy.rules()) {
            Rule resolved = rule.resolved(policy.namespace(), policy.appLabel());
            if (!resolved.peers().stream().allMatch(Endings::canBeSaid)) {
                gaps.add(Gaps.selectorTooLong(rule));
            }
            resolved.<Runnable>fold(
                            allow -> () -> allows.addAll(pairs(policy, rule, allow)),
                            deny -> () -> denies.addAll(pairs(policy, rule, deny)),
                            isolate -> () -> isolate(policy, rule, isolate))
                    .run();
        }
    }

    static List<Pair> pairs(Policy policy, Rule rule, Allow allow) {
        return pairs(policy, rule, allow.sources(), allow.destinations(), allow.ports());
    }

    static List<Pair> pairs(Policy policy, Rule rule, Deny deny) {
        return pairs(policy, rule, deny.sources(), deny.destinations(), deny.ports());
    }

    private static List<Pair> pairs(
            Policy policy, Rule rule, List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        List<Pair> pairs = new ArrayList<>();
        // Printed once: a rule of very many peers is a long sentence.
        String sentence = rule.toString();
        for (Peer source : sources) {
            destinations.forEach(
                    destination -> pairs.add(new Pair(policy, rule, sentence, source, destination, ports)));
        }
        return pairs;
    }

    private void isolate(Policy policy, Rule rule, Isolate isolate) {
        String sentence = rule.toString();
        for (Peer subject : isolate.subjects()) {
            for (Direction direction : isolate.directions()) {
                subject.asPods().ifPresent(pods -> isolate(policy, sentence, pods, direction));
            }
        }
    }

    private void isolate(Policy policy, String sentence, Pods pods, Direction direction) {
        PodSelection.of(pods).ifPresent(some -> {
            selections(direction).add(some);
            draft(policy, some, direction, Action.ALLOW).says(sentence);
        });
    }

    private SortedSet<PodSelection> selections(Direction direction) {
        return isolated.computeIfAbsent(direction, key -> new TreeSet<>());
    }

    private void isolateEnds(Pair pair) {
        if (isAddresses(pair.destination)) {
            pair.source.asPods().ifPresent(pods -> isolate(pair.policy, pair.sentence, pods, Direction.EGRESS));
        }
        pair.destination.asPods().ifPresent(pods -> isolate(pair.policy, pair.sentence, pods, Direction.INGRESS));
    }

    private static boolean isAddresses(Peer peer) {
        return peer.fold(pods -> false, all -> false, block -> true, () -> true, () -> false, () -> false);
    }

    private void grantEnds(Pair pair) {
        for (Direction direction : Direction.values()) {
            boolean dns = direction == Direction.INGRESS && pair.destination.equals(new Peer.Dns());
            Optional<Pods> granted =
                    dns ? Optional.of(Peer.Dns.PODS) : pair.end(direction).asPods();
            granted.flatMap(PodSelection::of).ifPresent(pods -> grant(pair, pods, direction));
        }
    }

    /** Only on what is isolated, because a policy isolates whatever it selects. */
    private void grant(Pair pair, PodSelection pods, Direction direction) {
        SortedSet<PodSelection> closed = selections(direction);
        if (closed.contains(pods)) {
            rule(pair, pods, direction, Action.ALLOW);
            return;
        }
        for (PodSelection some : closed) {
            pods.and(some).ifPresent(both -> {
                if (Endings.of(both).isEmpty()) {
                    gaps.add(Gaps.selectorTooLong(pair.written));
                } else {
                    rule(pair, both, direction, Action.ALLOW);
                }
            });
        }
    }

    private void deny(Pair pair) {
        Optional<PodSelection> source = pair.source.asPods().flatMap(PodSelection::of);
        Optional<Pods> destination =
                pair.destination.equals(new Peer.Dns()) ? Optional.of(Peer.Dns.PODS) : pair.destination.asPods();
        boolean host = pair.source.equals(new Peer.Host()) || pair.destination.equals(new Peer.Host());
        if (destination.isPresent()) {
            destination.flatMap(PodSelection::of).ifPresent(pods -> rule(pair, pods, Direction.INGRESS, Action.DENY));
        } else if (pair.source.asPods().isPresent()) {
            if (!host) {
                source.ifPresent(pods -> rule(pair, pods, Direction.EGRESS, Action.DENY));
            }
        } else if (!host) {
            denyAddresses(pair);
        }
    }

    /** Between addresses, either end can be a pod. */
    private void denyAddresses(Pair pair) {
        for (Direction direction : Direction.values()) {
            Draft draft = draft(pair.policy, PodSelection.ALL, direction, Action.DENY);
            draft.says(pair.sentence);
            between(pair, hosts).forEach(draft.rules()::add);
        }
    }

    /** Rules that say both ends. */
    static List<CalicoRule> between(Pair pair, Hosts hosts) {
        List<CalicoRule> rules = new ArrayList<>();
        for (CalicoRule ports : PortGroups.of(pair.ports, Action.DENY)) {
            for (EntityRule source : Endings.of(pair.source, hosts)) {
                for (EntityRule destination : Endings.of(pair.destination, hosts)) {
                    if (isOneFamily(source, destination)) {
                        rules.add(ports.withSource(source)
                                .withDestination(destination.withPorts(
                                        ports.destination().ports())));
                    }
                }
            }
        }
        return rules;
    }

    private static boolean isOneFamily(EntityRule source, EntityRule destination) {
        return source.nets().isEmpty()
                || destination.nets().isEmpty()
                || source.nets().get(0).address().isIpv6()
                        == destination.nets().get(0).address().isIpv6();
    }

    private void rule(Pair pair, PodSelection pods, Direction direction, Action action) {
        List<EntityRule> others = Endings.of(pair.other(direction), hosts);
        if (others.isEmpty()) {
            return;
        }
        Draft draft = draft(pair.policy, pods, direction, action);
        draft.says(pair.sentence);
        for (CalicoRule ports : PortGroups.of(pair.ports, action)) {
            others.forEach(other -> draft.rules().add(ports, other));
        }
    }

    private Draft draft(Policy policy, PodSelection pods, Direction direction, Action action) {
        return drafts.computeIfAbsent(
                new Key(policy.name(), pods, direction, action), key -> new Draft(policy, direction));
    }
}
