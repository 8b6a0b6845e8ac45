package io.github.netpol4j.kubernetes;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Document;
import io.github.netpol4j.internal.yaml.DocumentReader;
import io.github.netpol4j.target.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads NetworkPolicies strictly: everything is understood, or all that is not is told, for all sources at once, and nothing is
 * returned. Objects of other kinds are counted.
 */
final class ManifestReader {

    private final ReadLimits limits;
    private final Function<PolicyObject, List<Violation>> validator;
    private final List<PolicyObject> policies = new ArrayList<>();
    private final SortedMap<String, Integer> passedOver = new TreeMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int strings;
    private int streams;

    /**
     * What was read.
     *
     * @param policies in the order of reading
     * @param passedOver how many objects of each other {@code apiVersion kind} there were
     */
    record Result(List<PolicyObject> policies, SortedMap<String, Integer> passedOver) {
        Result {
            policies = List.copyOf(policies);
            passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
        }
    }

    private ManifestReader(ReadLimits limits, Function<PolicyObject, List<Violation>> validator) {
        this.limits = limits;
        this.validator = validator;
    }

    /**
     * Reads sources in their order.
     *
     * @param validator what the API server would refuse; its violations are told with their places
     * @throws InvalidInputException with all problems of all sources, sorted by place
     */
    static Result read(List<Source> sources, ReadLimits limits, Function<PolicyObject, List<Violation>> validator) {
        ManifestReader reader = new ManifestReader(limits, validator);
        sources.forEach(reader::source);
        if (!reader.problems.isEmpty()) {
            reader.problems.sort(Comparator.comparing(Problem::place));
            throw new InvalidInputException(reader.problems);
        }
        return new Result(reader.policies, reader.passedOver);
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
                problems.add(ReaderMessages.unreadable(place, why(e)));
            }
        }
    }

    private void file(Path file) {
        String name = ManifestFiles.name(file);
        try (InputStream stream = Files.newInputStream(file)) {
            stream(name, stream);
        } catch (IOException e) {
            problems.add(ReaderMessages.unreadable(Place.of(name, ""), why(e)));
        }
    }

    private void stream(String name, InputStream stream) {
        try {
            documents(DocumentReader.read(name, stream, limits));
        } catch (IOException e) {
            problems.add(ReaderMessages.unreadable(Place.of(name, ""), why(e)));
        }
    }

    /** The messages of these two are the path alone. */
    private static String why(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it does not exist, or links to nothing";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void documents(List<Document> documents) {
        for (Document document : documents) {
            DocumentMapper.Result result = DocumentMapper.map(document, validator);
            problems.addAll(result.problems());
            result.passedOver().forEach((kind, count) -> passedOver.merge(kind, count, Integer::sum));
            for (DocumentMapper.Found found : result.policies()) {
                add(found.policy(), found.place());
            }
        }
    }

    private void add(PolicyObject policy, Place place) {
        policies.add(policy);
        if (policy.name().isEmpty()) {
            return;
        }
        Place first = places.putIfAbsent(policy.id(), place);
        if (first != null) {
            problems.add(ReaderMessages.twice(place, policy.id(), first));
        }
    }
}
