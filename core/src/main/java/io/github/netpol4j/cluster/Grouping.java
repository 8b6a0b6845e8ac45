package io.github.netpol4j.cluster;

import io.github.netpol4j.cluster.Draft.OwnedPod;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups pods by who made them, up to the first owner that nothing owns. Where no pods are listed, the template stands for them.
 *
 * <p>An owner that is not listed still has a name and a kind. Two of them can be told to have been made by an owner that is
 * listed: ReplicaSets of a Deployment by the hash in their name, Jobs of a CronJob by the time in theirs.
 */
final class Grouping {

    private static final String HASH_LABEL = "pod-template-hash";

    /** Made by a VirtualMachine, of the same name. */
    private static final String INSTANCE = "VirtualMachineInstance";

    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::namespace).thenComparing(Key::name).thenComparing(Key::kind);

    private final Map<Key, Draft.Owner> owners = new HashMap<>();
    private final SortedMap<Key, Group> groups = new TreeMap<>(ORDER);
    private final SortedMap<Place, Problem> problems = new TreeMap<>();

    private record Key(String namespace, String name, String kind) {
        @Override
        public String toString() {
            return kind + " " + namespace + "/" + name;
        }
    }

    private static final class Group {
        private final List<OwnedPod> pods = new ArrayList<>();
        private final List<Draft.Owner> makers = new ArrayList<>();
    }

    /**
     * What came out.
     *
     * @param workloads without those that are part of a cycle, or made by one
     * @param problems the cycles
     */
    record Result(List<Workload> workloads, List<Problem> problems) {}

    private Grouping(List<Draft.Owner> all) {
        all.forEach(owner -> owners.put(key(owner.head()), owner));
    }

    static Result of(Draft draft) {
        Grouping grouping = new Grouping(draft.owners);
        draft.owners.forEach(owner -> grouping.root(owner.head())
                .ifPresent(root -> grouping.group(root).makers.add(owner)));
        draft.pods.forEach(pod -> grouping.root(pod.head())
                .ifPresent(root -> grouping.group(root).pods.add(pod)));
        List<Workload> workloads = new ArrayList<>();
        grouping.groups.forEach((root, group) -> workloads.add(grouping.workload(root, group)));
        return new Result(workloads, List.copyOf(grouping.problems.values()));
    }

    private Group group(Key root) {
        return groups.computeIfAbsent(root, key -> new Group());
    }

    private static Key key(Head head) {
        return new Key(head.namespace(), head.name(), head.title());
    }

    /** The owner that nothing owns; empty if there is none because owners own each other, which is told. */
    private Optional<Key> root(Head start) {
        Key at = key(start);
        Head head = start;
        Map<Key, Head> way = new LinkedHashMap<>();
        while (true) {
            if (way.put(at, head) != null) {
                tellCycle(at, way);
                return Optional.empty();
            }
            Optional<Key> next = maker(head);
            if (next.isEmpty()) {
                return Optional.of(at);
            }
            Draft.Owner owner = owners.get(next.get());
            if (owner == null) {
                return Optional.of(next.get());
            }
            at = next.get();
            head = owner.head();
        }
    }

    private Optional<Key> maker(Head head) {
        return head.maker().map(owner -> {
            String kind = owner.kind().isEmpty() ? InventoryKind.POD.title() : owner.kind();
            Key named = new Key(head.namespace(), owner.name(), kind);
            return owners.containsKey(named) ? named : guessed(named, head).orElse(named);
        });
    }

    /** What made an owner that is not listed. */
    private Optional<Key> guessed(Key unlisted, Head head) {
        String hash = "-" + head.labels().getOrDefault(HASH_LABEL, "");
        boolean isOfDeployment = unlisted.kind().equals(InventoryKind.REPLICA_SET.title())
                && hash.length() > 1
                && unlisted.name().endsWith(hash);
        if (isOfDeployment) {
            return listed(unlisted, hash.length(), InventoryKind.DEPLOYMENT);
        }
        if (unlisted.kind().equals(INSTANCE)) {
            return listed(unlisted, 0, InventoryKind.VIRTUAL_MACHINE);
        }
        int dash = unlisted.name().lastIndexOf('-');
        boolean isOfCronJob = unlisted.kind().equals(InventoryKind.JOB.title())
                && dash > 0
                && unlisted.name().substring(dash + 1).matches("[0-9]+");
        return isOfCronJob
                ? listed(unlisted, unlisted.name().length() - dash, InventoryKind.CRON_JOB)
                : Optional.empty();
    }

    private Optional<Key> listed(Key made, int suffix, InventoryKind kind) {
        String name = made.name().substring(0, made.name().length() - suffix);
        return Optional.of(new Key(made.namespace(), name, kind.title())).filter(owners::containsKey);
    }

    /** Told once, at the first place of the cycle, whoever was followed into it; and of who was, as nobody is known to have made it. */
    private void tellCycle(Key again, Map<Key, Head> way) {
        SortedMap<Place, String> cycle = new TreeMap<>();
        boolean isIn = false;
        for (Map.Entry<Key, Head> step : way.entrySet()) {
            isIn = isIn || step.getKey().equals(again);
            if (isIn) {
                cycle.put(step.getValue().place(), step.getKey().toString());
            }
        }
        List<String> names = List.copyOf(new TreeSet<>(cycle.values()));
        problems.put(cycle.firstKey(), Messages.cycle(cycle.firstKey(), names));
        Map.Entry<Key, Head> start = way.entrySet().iterator().next();
        Place place = start.getValue().place();
        if (!cycle.containsKey(place)) {
            problems.put(place, Messages.madeByCycle(place, start.getKey().toString(), names));
        }
    }

    private Workload workload(Key root, Group group) {
        List<ClusterPod> listed = group.pods.stream().map(OwnedPod::pod).toList();
        List<Draft.Owner> makers = group.makers.stream()
                .sorted(Comparator.comparing(maker -> key(maker.head()), ORDER))
                .toList();
        Optional<Draft.Owner> top =
                makers.stream().filter(maker -> key(maker.head()).equals(root)).findFirst();
        List<Draft.Owner> speaking =
                top.filter(owner -> !owner.templates().isEmpty()).stream().toList();
        if (speaking.isEmpty()) {
            speaking = makers;
        }
        List<ClusterPod> standing = listed.isEmpty()
                ? speaking.stream().flatMap(owner -> owner.made().stream()).toList()
                : listed;
        Origin origin = top.map(owner -> owner.head().origin())
                .or(() -> standing.stream()
                        .min(Comparator.comparing((ClusterPod one) -> one.pod().name())
                                .thenComparing(one -> one.origin().place()))
                        .map(ClusterPod::origin))
                .orElseGet(() -> makers.get(0).head().origin());
        return new Workload(
                root.namespace(),
                root.name(),
                root.kind(),
                standing.stream().filter(one -> !one.isFinished()).toList(),
                standing.stream().filter(ClusterPod::isFinished).toList(),
                speaking.stream().flatMap(owner -> owner.templates().stream()).toList(),
                new TreeMap<>(),
                origin);
    }
}
