package io.github.netpol4j.internal.manifest;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Texts;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Scalar;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Every problem that reading manifests finds, whatever the target, in one place. */
public final class ReaderMessages {

    private ReaderMessages() {}

    /**
     * A path that leads nowhere.
     *
     * @param place where
     * @return the problem
     */
    public static Problem notThere(Place place) {
        return new Problem(place, "there is no such file or folder", "check the path");
    }

    /**
     * A folder without manifests.
     *
     * @param place where
     * @return the problem
     */
    public static Problem noManifests(Place place) {
        return new Problem(
                place,
                "no file in this folder, or below it, ends in .yaml, .yml or .json",
                "check the path; links to folders are not followed");
    }

    /**
     * A file or stream that fails.
     *
     * @param place where
     * @param why how it fails
     * @return the problem
     */
    public static Problem unreadable(Place place, String why) {
        return new Problem(place, "this can't be read: " + why, "check its permissions, and what it links to");
    }

    /**
     * A file or stream that fails.
     *
     * @param place where
     * @param e how it fails
     * @return the problem
     */
    public static Problem unreadable(Place place, IOException e) {
        return unreadable(place, why(e));
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

    /**
     * A document that is no object.
     *
     * @param place where
     * @param node what it is
     * @return the problem
     */
    public static Problem notAnObject(Place place, YamlNode node) {
        // A whole text that is no object may be the name of a file.
        boolean mayBePath = place.source().startsWith("<string") && place.path().isEmpty();
        return new Problem(
                place,
                "this is " + describe(node) + " and no Kubernetes object",
                "an object has apiVersion, kind, metadata and spec"
                        + (mayBePath ? "; a path must be given as a path, not as a string" : ""));
    }

    /**
     * An item of a list that is null.
     *
     * @param place where
     * @return the problem
     */
    public static Problem emptyItem(Place place) {
        return new Problem(place, "an item of this list is null", "remove its dash, or write what belongs there");
    }

    /**
     * A kind that is nearly one of the target's.
     *
     * @param place where
     * @param kind as written
     * @param meant what was probably meant
     * @return the problem
     */
    public static Problem kind(Place place, String kind, String meant) {
        return new Problem(place, "the kind " + Texts.quote(kind) + " is not known", "did you mean " + meant + "?");
    }

    /**
     * A field that the API does not have.
     *
     * @param place where
     * @param field as written
     * @param known the fields that it has there
     * @return the problem
     */
    public static Problem unknownField(Place place, String field, List<String> known) {
        return new Problem(
                place,
                "the field " + Texts.quote(field) + " is not known here",
                NearestName.of(field, known)
                        .map(meant -> "did you mean " + meant + "?")
                        .orElse("known are " + String.join(", ", known)));
    }

    /**
     * A value of the wrong type.
     *
     * @param place where
     * @param node the value
     * @param wanted what belongs there
     * @return the problem
     */
    public static Problem wrongType(Place place, YamlNode node, String wanted) {
        String what = describe(node) + " stands where a " + wanted + " belongs";
        return new Problem(place, what, remedy(node, wanted));
    }

    /**
     * A number beyond what its field holds.
     *
     * @param place where
     * @param number as written
     * @param range what it must be
     * @return the problem
     */
    public static Problem outOfRange(Place place, BigInteger number, String range) {
        return new Problem(place, "Invalid value: " + number + ": " + range, "");
    }

    /**
     * Two objects of one name.
     *
     * @param place where the second is
     * @param identity kind and name
     * @param first where the first is
     * @return the problem
     */
    public static Problem twice(Place place, String identity, Place first) {
        return new Problem(
                place,
                "the " + identity + " is here a second time, first at " + first,
                "remove one; a cluster would keep only the last");
    }

    private static String describe(YamlNode node) {
        return node.fold(mapping -> "a mapping", sequence -> "a list", ReaderMessages::describe);
    }

    private static String describe(Scalar scalar) {
        return switch (scalar.kind()) {
            case STRING -> "the string " + Texts.quote(scalar.text());
            case INT, FLOAT -> "the number " + scalar.text();
            case BOOL -> "the boolean " + scalar.text();
            case NULL -> "null";
        };
    }

    private static String remedy(YamlNode node, String wanted) {
        return node.fold(
                mapping -> wanted.equals("list") ? "start each item with a dash" : "write a " + wanted,
                sequence -> wanted.equals("mapping") ? "remove the dash or bracket" : "write a " + wanted,
                scalar -> remedy(scalar, wanted));
    }

    private static String remedy(Scalar scalar, String wanted) {
        return switch (scalar.kind()) {
            case INT, FLOAT, BOOL ->
                wanted.equals("string") ? "quote it: \"" + scalar.text() + "\"" : "write a " + wanted;
            case NULL -> wanted.equals("string") ? "write \"\" for the empty string" : "write a " + wanted;
            case STRING -> wanted.equals("number") ? "write it without quotes, in digits" : "write a " + wanted;
        };
    }
}
