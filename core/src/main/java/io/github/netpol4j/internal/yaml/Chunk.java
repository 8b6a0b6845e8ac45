package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.YamlNode.Kind;
import io.github.netpol4j.internal.yaml.YamlNode.Scalar;
import java.util.function.BiFunction;

/**
 * The text between two document markers, with what is needed to say where something in it is.
 *
 * @param source the source it is from
 * @param number the number of its first document, from 1
 * @param text itself, with the marker it starts with
 * @param lines its lines
 */
record Chunk(String source, int number, String text, Lines lines) {

    Place place(int document, Position at, TreePath path) {
        return new Place(source, document, at.line(), at.column(), path.toString());
    }

    /** A parser's complaint, unless a template explains it better. */
    Unreadable syntax(int document, Position at, String complaint, BiFunction<Place, String, Problem> message) {
        Place place = place(document, at, TreePath.root());
        return new Unreadable(
                Templates.isIn(text) ? Templates.unreadable(place, complaint) : message.apply(place, complaint), at);
    }

    /** A placeholder for what is flawed or wrong, so that reading can go on. */
    static Scalar nothing(Position at) {
        return new Scalar(at, Kind.NULL, "");
    }

    static boolean hasHalfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
