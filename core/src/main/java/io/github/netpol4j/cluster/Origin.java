package io.github.netpol4j.cluster;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.manifest.ProblemLocator;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where an object of a cluster comes from, and what it says about itself to tools.
 *
 * <p>Origins are all equal: two objects that say the same are equal, wherever they were read.
 */
public final class Origin {

    private static final Origin UNKNOWN = new Origin(Place.of(""), new TreeMap<>(), Optional.empty());

    private final Place place;
    private final SortedMap<String, String> annotations;
    private final Optional<Mapping> tree;

    private Origin(Place place, SortedMap<String, String> annotations, Optional<Mapping> tree) {
        this.place = place;
        this.annotations = annotations;
        this.tree = tree;
    }

    static Origin of(Place place, Map<String, String> annotations) {
        return new Origin(place, copy(annotations), Optional.empty());
    }

    static Origin of(Place place, Map<String, String> annotations, Mapping tree) {
        return new Origin(place, copy(annotations), Optional.of(tree));
    }

    /**
     * The origin of what a program made up, or of what must be there though nobody wrote it.
     *
     * @return an origin without place and annotations
     */
    public static Origin unknown() {
        return UNKNOWN;
    }

    private static SortedMap<String, String> copy(Map<String, String> annotations) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /**
     * Where the object is.
     *
     * @return a place that says nothing if the object was written by a program
     */
    public Place place() {
        return place;
    }

    /**
     * Where a part of the object is.
     *
     * @param path the way to it in the object, such as {@code spec.ingress[0].from}
     * @return its place; without a line of its own where that was not kept, or the part is not there
     */
    public Place place(String path) {
        Given.notNull("place(..)", path);
        String whole = place.path().isEmpty() ? path : place.path() + "." + path;
        return tree.map(mapping -> ProblemLocator.nearest(mapping, path))
                .map(at -> new Place(place.source(), place.document(), at.line(), at.column(), whole))
                .orElseGet(() -> new Place(place.source(), place.document(), place.line(), place.column(), whole));
    }

    /**
     * The object's annotations.
     *
     * @return sorted, cannot be changed
     */
    public SortedMap<String, String> annotations() {
        return annotations;
    }

    /** Every origin equals every other. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Origin;
    }

    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
