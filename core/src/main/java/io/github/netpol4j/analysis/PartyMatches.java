package io.github.netpol4j.analysis;

import io.github.netpol4j.analysis.Comparison.Both;
import io.github.netpol4j.cluster.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the parts of a workload again that policies told apart before, or do now: a part is neither new nor gone because a policy is.
 */
final class PartyMatches {

    private PartyMatches() {}

    /** How the party is called, without what tells it from other parts of its workload. */
    static String whole(Party party) {
        return workload(party)
                .map(one -> one.namespace() + "/" + one.name() + "[" + one.kind() + "]")
                .orElseGet(party::name);
    }

    /** Each part of before with each of after that can be of the same pods; those without any are new or gone. */
    static List<Both> of(List<Party> then, List<Party> now) {
        List<Both> all = new ArrayList<>();
        Set<Party> matched = new HashSet<>();
        for (Party was : then) {
            for (Party is : now) {
                both(was, is).ifPresent(shown -> {
                    all.add(new Both(shown, Optional.of(was), Optional.of(is)));
                    matched.add(was);
                    matched.add(is);
                });
            }
        }
        then.stream()
                .filter(was -> !matched.contains(was))
                .forEach(was -> all.add(new Both(was, Optional.of(was), Optional.empty())));
        now.stream()
                .filter(is -> !matched.contains(is))
                .forEach(is -> all.add(new Both(is, Optional.empty(), Optional.of(is))));
        return all;
    }

    /** What two parts of a workload have in common, unless what distinguishes them rules that out. */
    private static Optional<Party> both(Party was, Party is) {
        Optional<Workload> then = workload(was);
        Optional<Workload> now = workload(is);
        if (then.isEmpty() || now.isEmpty()) {
            return Optional.of(is);
        }
        SortedMap<String, String> labels = new TreeMap<>(then.get().distinction());
        for (var label : now.get().distinction().entrySet()) {
            String other = labels.put(label.getKey(), label.getValue());
            if (other != null && !other.equals(label.getValue())) {
                return Optional.empty();
            }
        }
        return labels.equals(now.get().distinction())
                ? Optional.of(is)
                : Optional.of(new Party.Pods(distinguished(now.get(), labels)));
    }

    private static Workload distinguished(Workload one, SortedMap<String, String> labels) {
        return new Workload(
                one.namespace(),
                one.name(),
                one.kind(),
                one.pods(),
                one.finished(),
                one.templates(),
                labels,
                one.origin());
    }

    private static Optional<Workload> workload(Party party) {
        return party.fold(
                pods -> Optional.of(pods.workload()),
                host -> Optional.empty(),
                outside -> Optional.empty(),
                controller -> Optional.empty());
    }
}
