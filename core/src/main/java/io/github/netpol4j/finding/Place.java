package io.github.netpol4j.finding;

import java.util.ArrayList;
import java.util.List;

/**
 * Where something was said. What is not known is the empty string or 0.
 *
 * @param source the file, stream or policy that holds it
 * @param document the number of the YAML document in the source, from 1
 * @param line the line in the source, from 1
 * @param column the column in the line, from 1
 * @param path the path inside the document ({@code spec.ingress[0].from}), or the sentence or call in question
 */
public record Place(String source, int document, int line, int column, String path) implements Comparable<Place> {

    /**
     * A place.
     *
     * @param source the file, stream or policy that holds it
     * @param document the number of the YAML document in the source, from 1
     * @param line the line in the source, from 1
     * @param column the column in the line, from 1
     * @param path the path inside the document, or the sentence or call in question
     * @throws InvalidInputException if something is null
     */
    public Place {
        Checks.noneNull("new Place(..)", source, path);
    }

    /**
     * A place that is a sentence or call of the DSL, or a path without a file.
     *
     * @param path the sentence, call or path
     * @return that place
     */
    public static Place of(String path) {
        return new Place("", 0, 0, 0, path);
    }

    /**
     * A sentence or path inside a named source.
     *
     * @param source the file, stream or policy
     * @param path the sentence or path in it
     * @return that place
     */
    public static Place of(String source, String path) {
        return new Place(source, 0, 0, 0, path);
    }

    @Override
    public int compareTo(Place other) {
        int order = source.compareTo(other.source);
        order = order != 0 ? order : Integer.compare(document, other.document);
        order = order != 0 ? order : Integer.compare(line, other.line);
        order = order != 0 ? order : Integer.compare(column, other.column);
        return order != 0 ? order : path.compareTo(other.path);
    }

    /** The known parts, as {@code policies.yaml, document 2, line 14, column 7, spec.ingress[0].from}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (!source.isEmpty()) {
            parts.add(source);
        }
        if (document > 0) {
            parts.add("document " + document);
        }
        if (line > 0) {
            parts.add("line " + line);
        }
        if (column > 0) {
            parts.add("column " + column);
        }
        if (!path.isEmpty()) {
            parts.add(path);
        }
        return String.join(", ", parts);
    }
}
