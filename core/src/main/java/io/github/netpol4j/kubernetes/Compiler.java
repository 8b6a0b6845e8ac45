package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.rule.Selector;
import io.github.netpol4j.target.Gap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compiles policies, as one unit, to NetworkPolicy objects.
 *
 * <p>Each isolated set of pods gets an object that isolates it; each grant becomes a rule of an object on the granted pods.
 * Where an Allow does not itself isolate its source, its egress rule is put on the conjunction of the source with every set
 * that is isolated, never on the whole source, because an object isolates whatever it selects.
 */
final class Compiler {

    private final KnownNamespaces known;
    private final List<Clause> clauses = new ArrayList<>();
    private final SortedMap<String, SortedSet<PodSet>> isolatedIngress = new TreeMap<>();
    private final SortedMap<String, SortedSet<PodSet>> isolatedEgress = new TreeMap<>();
    private final SortedMap<Key, ObjectDraft> drafts = new TreeMap<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();

    /** What makes an object one of its own. */
    private record Key(String policy, String appLabel, PodSet pods, Direction direction) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::policy)
                    .thenComparing(Key::appLabel)
                    .thenComparing(Key::pods)
                    .thenComparing(Key::direction)
                    .compare(this, other);
        }
    }

    Compiler(List<Policy> policies, KnownNamespaces known) {
        this.known = known;
        for (Policy policy : policies) {
            for (Rule rule : policy.rules()) {
                rule.resolved(policy.namespace(), policy.appLabel())
                        .<Runnable>fold(
                                allow -> () -> take(policy, rule, allow),
                                deny -> () -> gaps.add(Gaps.deny(rule)),
                                isolate -> () -> take(policy, rule, isolate))
                        .run();
            }
        }
        clauses.forEach(this::isolateEnds);
        clauses.forEach(this::grantEnds);
    }

    /** What can't be compiled, in the order of the rules; if there is anything, the objects are not to be used. */
    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** The objects, by namespace and name. */
    List<PolicyObject> objects() {
        List<PolicyObject> objects = new ArrayList<>();
        drafts.forEach((key, draft) -> objects.add(draft.finish(
                ObjectNames.name(key.policy, key.appLabel, key.pods.selector(), key.direction),
                key.policy,
                key.pods,
                key.direction)));
        objects.sort(Comparator.comparing(PolicyObject::namespace).thenComparing(PolicyObject::name));
        return objects;
    }

    private void take(Policy policy, Rule rule, Allow allow) {
        Peer host = new Peer.Host();
        if (allow.sources().contains(host) || allow.destinations().contains(host)) {
            gaps.add(Gaps.host(rule));
        }
        if (!allow.ports().contains(new Port.Any()) && allow.ports().contains(new Port.Ping())) {
            gaps.add(Gaps.protocol(rule, new Port.Ping()));
        }
        clauses.addAll(Clause.of(policy, rule, rule.toString(), allow));
    }

    private void take(Policy policy, Rule rule, Isolate isolate) {
        String sentence = rule.toString();
        for (Peer subject : isolate.subjects()) {
            Optional<Pods> pods = subject.asPods();
            if (pods.isEmpty()) {
                gaps.add(Gaps.host(rule));
            }
            for (Direction direction : isolate.directions()) {
                pods.ifPresent(some -> isolate(policy, rule, sentence, some, direction));
            }
        }
    }

    private SortedMap<String, SortedSet<PodSet>> isolated(Direction direction) {
        return direction == Direction.INGRESS ? isolatedIngress : isolatedEgress;
    }

    private void isolateEnds(Clause clause) {
        if (clause.closesSource()) {
            clause.sourcePods()
                    .ifPresent(pods ->
                            isolate(clause.policy(), clause.written(), clause.sentence(), pods, Direction.EGRESS));
        }
        clause.destinationPods()
                .ifPresent(
                        pods -> isolate(clause.policy(), clause.written(), clause.sentence(), pods, Direction.INGRESS));
    }

    private void isolate(Policy policy, Rule rule, String sentence, Pods pods, Direction direction) {
        for (PodSet set : sets(policy, rule, pods)) {
            isolated(direction)
                    .computeIfAbsent(set.namespace(), key -> new TreeSet<>())
                    .add(set);
            draft(policy, set, direction).says(sentence);
        }
    }

    /** The pods by named namespace; none if they contradict themselves, and a gap if the namespaces can't be told. */
    private List<PodSet> sets(Policy policy, Rule rule, Pods pods) {
        Optional<Selector> labels = pods.labels().simplified();
        if (labels.isEmpty()) {
            return List.of();
        }
        Optional<SortedSet<String>> names = known.names(pods.namespaces());
        if (names.isEmpty()) {
            gaps.add(Gaps.namespaceNotNamed(rule, pods, policy.namespace()));
            return List.of();
        }
        return names.get().stream().map(name -> new PodSet(name, labels.get())).toList();
    }

    private void grantEnds(Clause clause) {
        clause.sourcePods().ifPresent(pods -> grant(clause, pods, Direction.EGRESS, clause.destination()));
        clause.destinationPods().ifPresent(pods -> grant(clause, pods, Direction.INGRESS, clause.source()));
        if (clause.destination().equals(new Peer.Dns())) {
            grant(clause, Peer.Dns.PODS, Direction.INGRESS, clause.source());
        }
    }

    private void grant(Clause clause, Pods pods, Direction direction, Peer other) {
        Optional<Selector> labels = pods.labels().simplified();
        if (labels.isEmpty()) {
            return;
        }
        isolated(direction).forEach((namespace, sets) -> {
            switch (known.membership(pods.namespaces(), namespace)) {
                case IN -> grantIn(clause, new PodSet(namespace, labels.get()), sets, direction, other);
                case OUT -> {}
                case UNKNOWN -> undecided(clause, pods, sets, direction, namespace);
            }
        });
    }

    /** Whether the namespace is meant can't be told; it only matters if a pod there could be both granted and isolated. */
    private void undecided(Clause clause, Pods pods, Set<PodSet> sets, Direction direction, String namespace) {
        boolean matters = sets.stream()
                .anyMatch(set -> pods.labels().and(set.selector()).simplified().isPresent());
        if (matters && direction == Direction.EGRESS) {
            gaps.add(Gaps.labelMeetsIsolated(clause.written(), pods, namespace));
        }
    }

    private void grantIn(Clause clause, PodSet granted, Set<PodSet> sets, Direction direction, Peer other) {
        if (sets.contains(granted)) {
            grantOn(clause, granted, direction, other);
            return;
        }
        for (PodSet set : sets) {
            granted.selector()
                    .and(set.selector())
                    .simplified()
                    .ifPresent(both -> grantOn(clause, new PodSet(granted.namespace(), both), direction, other));
        }
    }

    private void grantOn(Clause clause, PodSet set, Direction direction, Peer other) {
        List<PortSpec> ports = Specs.ports(clause.ports());
        if (other.equals(new Peer.Anywhere())) {
            ObjectDraft draft = draft(clause.policy(), set, direction);
            draft.says(clause.sentence());
            draft.grantEveryone(ports);
        }
        Specs.peer(other).ifPresent(peer -> {
            ObjectDraft draft = draft(clause.policy(), set, direction);
            draft.says(clause.sentence());
            draft.grant(peer, ports);
        });
    }

    private ObjectDraft draft(Policy policy, PodSet set, Direction direction) {
        return drafts.computeIfAbsent(
                new Key(policy.name(), policy.appLabel(), set, direction), key -> new ObjectDraft());
    }
}
