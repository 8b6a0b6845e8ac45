package io.github.netpol4j.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.cluster.ObjectTree;
import io.github.netpol4j.internal.manifest.ReaderMessages;
import io.github.netpol4j.internal.manifest.Source;
import io.github.netpol4j.internal.manifest.SourceReader;
import io.github.netpol4j.kubernetes.Kubernetes;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads clusters: all of what is given, or, leniently, what of it is right. */
final class ClusterReader {

    private ClusterReader() {}

    static Cluster read(ReadOptions options, List<Source> sources) {
        List<Problem> missing = sources.stream()
                .flatMap(source -> source.<Stream<Problem>>fold(
                        text -> Stream.empty(), stream -> Stream.empty(), ClusterReader::missing))
                .toList();
        if (options.isLenient() && !missing.isEmpty()) {
            // Leaving out what was asked for by name would leave out everything without a word.
            throw Messages.refused(missing);
        }
        ClusterKinds kinds = new ClusterKinds();
        return cluster(options, SourceReader.read(sources, options.limits(), kinds), kinds.findings());
    }

    private static Stream<Problem> missing(Source.At at) {
        return Files.exists(at.path())
                ? Stream.empty()
                : Stream.of(
                        ReaderMessages.notThere(Place.of(at.path().toString().replace('\\', '/'), "")));
    }

    static Cluster of(ReadOptions options, Collection<? extends HasMetadata> objects) {
        ClusterKinds kinds = new ClusterKinds();
        return cluster(options, SourceReader.read(ObjectTree.documents(objects), kinds), kinds.findings());
    }

    private static Cluster cluster(ReadOptions options, SourceReader.Result<Item> read, List<Finding> findings) {
        Draft draft = new Draft();
        last(read).forEach(item -> item.part().accept(draft));
        Grouping.Result grouped = Grouping.of(draft);
        List<Problem> problems = Stream.concat(read.problems().stream(), grouped.problems().stream())
                .sorted(Comparator.comparing(Problem::place))
                .toList();
        if (!options.isLenient() && !problems.isEmpty()) {
            throw Messages.refused(problems);
        }
        Contents contents = new Contents(
                draft.namespaces,
                draft.nodes,
                grouped.workloads(),
                draft.services,
                draft.endpointSlices,
                draft.entries,
                draft.policies,
                findings,
                problems,
                read.passedOver());
        return new Cluster(
                contents,
                Kubernetes.of(
                        contents.policies().stream().map(ClusterPolicy::object).toList()));
    }

    /** All that have nothing wrong in them; of those with one name the last, as a cluster has it in which they are put one by one. */
    private static Collection<Item> last(SourceReader.Result<Item> read) {
        Wrong wrong = new Wrong(read.problems().stream()
                .filter(problem -> !read.repeated().contains(problem))
                .toList());
        Map<Object, Item> kept = new LinkedHashMap<>();
        for (Item item : read.objects()) {
            if (!wrong.isIn(item.place())) {
                kept.put(item.identity().<Object>map(identity -> identity).orElse(item), item);
            }
        }
        return kept.values();
    }

    /** Which objects have a problem: those on the way to its place. */
    private static final class Wrong {

        private final Map<String, Set<String>> paths = new HashMap<>();

        Wrong(List<Problem> problems) {
            for (Problem problem : problems) {
                Set<String> ways = paths.computeIfAbsent(document(problem.place()), key -> new HashSet<>());
                String path = problem.place().path();
                ways.add("");
                ways.add(path);
                for (int i = 0; i < path.length(); i++) {
                    if (path.charAt(i) == '.' || path.charAt(i) == '[') {
                        ways.add(path.substring(0, i));
                    }
                }
            }
        }

        private static String document(Place place) {
            return place.document() + " " + place.source();
        }

        boolean isIn(Place object) {
            return paths.getOrDefault(document(object), Set.of()).contains(object.path());
        }
    }
}
