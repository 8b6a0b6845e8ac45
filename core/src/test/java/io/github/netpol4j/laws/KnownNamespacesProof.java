package io.github.netpol4j.laws;

import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.kubernetes.KubernetesTarget;
import io.github.netpol4j.laws.arbitraries.Alphabet;
import io.github.netpol4j.laws.arbitraries.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Law 1 where the namespaces are known: for every cluster that has just these, with just these labels. */
final class KnownNamespacesProof {

    static final Law<Function<Cluster, KubernetesTarget>, ProofCase> LAW =
            new Law<>("1 faithful, namespaces known", ProofCase::any, KnownNamespacesProof::check);

    /** Whatever namespaces carry, and policies ask of them. */
    private static final List<String> KEYS = Stream.concat(
                    Stream.of(Alphabet.TEAM, Alphabet.UNMENTIONED), Alphabet.KEYS.stream())
            .toList();

    private KnownNamespacesProof() {}

    private static Optional<String> check(Function<Cluster, KubernetesTarget> knowing, ProofCase tried) {
        Cluster cluster = tried.tried().flows().cluster();
        KubernetesTarget target = knowing.apply(cluster);
        if (!target.gaps(tried.policies()).isEmpty()) {
            return Optional.empty();
        }
        Meaning compiled = target.compile(tried.policies()).meaning(tried.semantics());
        return differing("compiled, not meant", compiled, tried.meant(), cluster)
                .or(() -> differing("meant, not compiled", tried.meant(), compiled, cluster))
                .map(difference -> tried.java() + "\nwith the namespaces " + cluster.namespaces() + "\n" + difference);
    }

    private static Optional<String> differing(String what, Meaning here, Meaning there, Cluster cluster) {
        FlowSet anywhere = here.surelyBeyond(there);
        return anywhere.isEmpty() ? Optional.empty() : Difference.none(what, anywhere.and(universe(cluster)));
    }

    /** The flows between ends that are no pods, or pods of these namespaces with these labels. */
    private static FlowSet universe(Cluster cluster) {
        return within(End.SOURCE, cluster).and(within(End.DESTINATION, cluster));
    }

    private static FlowSet within(End end, Cluster cluster) {
        List<Region> regions = new ArrayList<>();
        regions.add(Region.all().at(end, Location.noPods()));
        cluster.namespaces()
                .forEach((name, labels) ->
                        regions.add(labelled(Region.all().at(end, Location.podsIn(List.of(name))), end, labels)));
        return FlowSet.of(regions);
    }

    private static Region labelled(Region region, End end, Map<String, String> labels) {
        Region there = region;
        for (String key : KEYS) {
            Names value = labels.containsKey(key) ? Names.in(List.of(labels.get(key))) : Names.ABSENT;
            there = there.namespaceLabel(end, key, value);
        }
        return there;
    }
}
