package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.internal.compile.PolicyCompiler.Pair;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Isolation;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What policies say of hosts, in a tier of its own that passes on: first what is denied, then what is allowed, then the closing of
 * ports that are allowed to some. Every policy of every unit has its part in each phase, so that they hold together.
 */
final class HostCompiler {

    private static final Tier TIER = PolicyCompiler.tier("netpol4j-host", 500_001);
    private static final Peer HOST = new Peer.Host();

    private final Hosts hosts;
    private final boolean needed;
    private final SortedMap<Key, Draft> drafts = new TreeMap<>();

    /** What comes first to last. */
    private enum Phase {
        DENY("deny", 1_000_000),
        ALLOW("allow", 2_000_000),
        CLOSE("close", 3_000_000);

        private final String word;
        /** Where it begins in the tier; there is room for very many policies. */
        private final int order;

        Phase(String word, int order) {
            this.word = word;
            this.order = order;
        }
    }

    private record Key(Phase phase, String policy, Direction direction) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::phase)
                    .thenComparing(Key::policy)
                    .thenComparing(Key::direction)
                    .compare(this, other);
        }
    }

    HostCompiler(List<Policy> policies, Hosts hosts) {
        this.hosts = hosts;
        this.needed = !hosts.named().isEmpty()
                || policies.stream()
                        .flatMap(policy -> policy.rules().stream())
                        .anyMatch(rule -> rule.peers().contains(HOST));
        if (needed) {
            policies.forEach(this::take);
        }
    }

    boolean isNeeded() {
        return needed;
    }

    private void take(Policy policy) {
        for (Rule rule : policy.rules()) {
            rule.resolved(policy.namespace(), policy.appLabel())
                    .<Runnable>fold(
                            allow -> () ->
                                    PolicyCompiler.pairs(policy, rule, allow).forEach(this::allow),
                            deny -> () ->
                                    PolicyCompiler.pairs(policy, rule, deny).forEach(this::deny),
                            isolate -> () -> {})
                    .run();
        }
        policy.isolates().stream()
                .filter(isolation -> isolation.subject().equals(HOST))
                .forEach(isolation -> close(policy, isolation));
    }

    private void allow(Pair pair) {
        for (Direction direction : Direction.values()) {
            if (pair.end(direction).equals(HOST)) {
                add(pair, Phase.ALLOW, direction, Action.ALLOW);
            }
        }
    }

    private void deny(Pair pair) {
        boolean toPods =
                pair.destination().asPods().isPresent() || pair.destination().equals(new Peer.Dns());
        boolean fromPods = pair.source().asPods().isPresent();
        if (pair.destination().equals(HOST)) {
            add(pair, Phase.DENY, Direction.INGRESS, Action.DENY);
        } else if (pair.source().equals(HOST) && !toPods) {
            add(pair, Phase.DENY, Direction.EGRESS, Action.DENY);
        } else if (!toPods && !fromPods) {
            for (Direction direction : Direction.values()) {
                Draft draft = draft(pair.policy(), Phase.DENY, direction, pair.sentence());
                PolicyCompiler.between(pair, hosts).forEach(draft.rules()::add);
            }
        }
    }

    private void add(Pair pair, Phase phase, Direction direction, Action action) {
        List<EntityRule> others = Endings.of(pair.other(direction), hosts);
        Draft draft = draft(pair.policy(), phase, direction, pair.sentence());
        for (CalicoRule ports : PortGroups.of(pair.ports(), action)) {
            others.forEach(other -> draft.rules().add(ports, other));
        }
    }

    private void close(Policy policy, Isolation isolation) {
        isolation.because().forEach(rule -> {
            Draft draft = draft(policy, Phase.CLOSE, isolation.direction(), rule.toString());
            PortGroups.of(isolation.ports(), Action.DENY)
                    .forEach(ports -> draft.rules().add(ports));
        });
    }

    private Draft draft(Policy policy, Phase phase, Direction direction, String sentence) {
        Draft draft =
                drafts.computeIfAbsent(new Key(phase, policy.name(), direction), key -> new Draft(policy, direction));
        draft.says(sentence);
        return draft;
    }

    List<CalicoResource> resources() {
        if (!needed) {
            return List.of();
        }
        List<CalicoResource> resources = new ArrayList<>(List.of(TIER));
        Map<Phase, Integer> orders = new EnumMap<>(Phase.class);
        drafts.forEach((key, draft) -> {
            int count = 0;
            for (List<CalicoRule> rules : draft.parts()) {
                // Without rules it would still select the hosts, to no end.
                if (!rules.isEmpty()) {
                    count++;
                    resources.add(policy(key, draft, rules, count, orders.merge(key.phase, 1, Integer::sum) - 1));
                }
            }
        });
        resources.addAll(hosts.endpoints(Marks.shared()));
        return resources;
    }

    private GlobalNetworkPolicy policy(Key key, Draft draft, List<CalicoRule> rules, int count, int order) {
        String name = TIER.metadata().name() + "."
                + Names.ofHosts(key.policy, draft.policy().namespace(), key.phase.word, key.direction)
                + (count == 1 ? "" : "-" + count);
        PolicySpec spec = PolicySpec.EMPTY
                .inTier(TIER.metadata().name())
                .withOrder(key.phase.order + order)
                .withSelector(Endings.text(hosts.selector()));
        return new GlobalNetworkPolicy(
                Metadata.named(name)
                        .withLabels(Marks.of(key.policy))
                        .withAnnotations(Marks.sentences(draft.sentences())),
                key.direction == Direction.INGRESS ? spec.withIngress(rules) : spec.withEgress(rules));
    }
}
