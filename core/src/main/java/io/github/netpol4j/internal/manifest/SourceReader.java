package io.github.netpol4j.internal.manifest;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Document;
import io.github.netpol4j.internal.yaml.DocumentReader;
import io.github.netpol4j.target.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a target's objects strictly: everything is understood, or all that is not is told, for all sources at once. Objects of
 * other kinds are counted.
 *
 * @param <T> what an object becomes
 */
public final class SourceReader<T> {

    private final ReadLimits limits;
    private final Kinds<T> kinds;
    private final List<T> objects = new ArrayList<>();
    private final SortedMap<String, Integer> passedOver = new TreeMap<>();
    private final List<Place> claimed = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> repeated = new ArrayList<>();
    private int strings;
    private int streams;

    /**
     * What was read.
     *
     * @param objects in the order of reading; of use only if there is no problem
     * @param passedOver how many objects of each other {@code apiVersion kind} there were
     * @param claimed where the target's own objects and lists are
     * @param problems all of them, sorted by place
     * @param repeated those of the problems that are nothing but that an object is there already
     * @param <T> what an object becomes
     */
    public record Result<T>(
            List<T> objects,
            SortedMap<String, Integer> passedOver,
            List<Place> claimed,
            List<Problem> problems,
            List<Problem> repeated) {

        /**
         * What was read, copied.
         *
         * @param objects in the order of reading
         * @param passedOver how many objects of each other {@code apiVersion kind} there were
         * @param claimed where the target's own objects and lists are
         * @param problems all of them
         * @param repeated those of the problems that are nothing but that an object is there already
         */
        public Result {
            objects = List.copyOf(objects);
            passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
            claimed = List.copyOf(claimed);
            problems = problems.stream()
                    .sorted(Comparator.comparing(Problem::place))
                    .toList();
            repeated = List.copyOf(repeated);
        }

        /**
         * The same, if there is nothing wrong.
         *
         * @return this
         * @throws InvalidInputException with all problems of all sources
         */
        public Result<T> checked() {
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            return this;
        }
    }

    private SourceReader(ReadLimits limits, Kinds<T> kinds) {
        this.limits = limits;
        this.kinds = kinds;
    }

    /**
     * Reads sources in their order.
     *
     * @param sources where from
     * @param limits how much of each
     * @param kinds what the target reads
     * @param <T> what an object becomes
     * @return objects and problems
     */
    public static <T> Result<T> read(List<Source> sources, ReadLimits limits, Kinds<T> kinds) {
        SourceReader<T> reader = new SourceReader<>(limits, kinds);
        sources.forEach(reader::source);
        return reader.result();
    }

    /**
     * Reads documents that are trees already.
     *
     * @param documents in their order
     * @param kinds what the target reads
     * @param <T> what an object becomes
     * @return objects and problems
     */
    public static <T> Result<T> read(List<Document> documents, Kinds<T> kinds) {
        SourceReader<T> reader = new SourceReader<>(ReadLimits.defaults(), kinds);
        reader.documents(documents);
        return reader.result();
    }

    private Result<T> result() {
        return new Result<>(objects, passedOver, claimed, problems, repeated);
    }

    private void source(Source source) {
        source.<Runnable>fold(
                        text -> () -> documents(DocumentReader.read(name("string", ++strings), text.text(), limits)),
                        stream -> () -> stream(name("stream", ++streams), stream.stream()),
                        at -> () -> path(at.path()))
                .run();
    }

    /** The first of its sort needs no number: mostly it is the only one. */
    private static String name(String sort, int number) {
        return number == 1 ? "<" + sort + ">" : "<" + sort + " " + number + ">";
    }

    private void path(Path path) {
        Place place = Place.of(ManifestFiles.name(path), "");
        if (Files.notExists(path)) {
            problems.add(ReaderMessages.notThere(place));
        } else if (!Files.isDirectory(path)) {
            file(path);
        } else {
            try {
                List<Path> files = ManifestFiles.below(path);
                if (files.isEmpty()) {
                    problems.add(ReaderMessages.noManifests(place));
                }
                files.forEach(this::file);
            } catch (IOException e) {
                problems.add(ReaderMessages.unreadable(place, e));
            }
        }
    }

    private void file(Path file) {
        String name = ManifestFiles.name(file);
        try (InputStream stream = Files.newInputStream(file)) {
            stream(name, stream);
        } catch (IOException e) {
            problems.add(ReaderMessages.unreadable(Place.of(name, ""), e));
        }
    }

    private void stream(String name, InputStream stream) {
        try {
            documents(DocumentReader.read(name, stream, limits));
        } catch (IOException e) {
            problems.add(ReaderMessages.unreadable(Place.of(name, ""), e));
        }
    }

    private void documents(List<Document> documents) {
        for (Document document : documents) {
            DocumentMapper.Result<T> result = DocumentMapper.map(document, kinds);
            problems.addAll(result.problems());
            claimed.addAll(result.claimed());
            result.passedOver().forEach((kind, count) -> passedOver.merge(kind, count, Integer::sum));
            result.objects().forEach(this::add);
        }
    }

    private void add(DocumentMapper.Found<T> found) {
        objects.add(found.object());
        kinds.identity(found.object()).ifPresent(identity -> {
            Place first = places.putIfAbsent(identity, found.place());
            if (first != null) {
                Problem twice = ReaderMessages.twice(found.place(), identity, first);
                problems.add(twice);
                repeated.add(twice);
            }
        });
    }
}
