package io.github.netpol4j.kubernetes;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Texts;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Scalar;
import java.math.BigInteger;
import java.util.List;

/** Every problem that reading manifests finds, in one place. */
final class ReaderMessages {

    private ReaderMessages() {}

    static Problem notThere(Place place) {
        return new Problem(place, "there is no such file or folder", "check the path");
    }

    static Problem noManifests(Place place) {
        return new Problem(
                place,
                "no file in this folder, or below it, ends in .yaml, .yml or .json",
                "check the path; links to folders are not followed");
    }

    static Problem unreadable(Place place, String why) {
        return new Problem(place, "this can't be read: " + why, "check its permissions, and what it links to");
    }

    static Problem notAnObject(Place place, YamlNode node) {
        return new Problem(
                place,
                "this is " + describe(node) + " and no Kubernetes object",
                "an object has apiVersion, kind, metadata and spec; a path must be given as a path, not as a string");
    }

    static Problem emptyItem(Place place) {
        return new Problem(place, "an item of this list is null", "remove its dash, or write what belongs there");
    }

    static Problem noKind(Place place) {
        return new Problem(
                place,
                "this looks like a NetworkPolicy, and has no kind",
                "add apiVersion: networking.k8s.io/v1 and kind: NetworkPolicy");
    }

    static Problem kind(Place place, String kind, String meant) {
        return new Problem(place, "the kind " + Texts.quote(kind) + " is not known", "did you mean " + meant + "?");
    }

    static Problem noApiVersion(Place place) {
        return new Problem(place, "this NetworkPolicy has no apiVersion", "add apiVersion: networking.k8s.io/v1");
    }

    static Problem apiVersion(Place place, String apiVersion) {
        return new Problem(
                place,
                Texts.quote(apiVersion) + " is not an apiVersion of NetworkPolicies that clusters still serve",
                "write apiVersion: networking.k8s.io/v1");
    }

    static Problem unknownField(Place place, String field, List<String> known) {
        return new Problem(
                place,
                "the field " + Texts.quote(field) + " is not known here",
                NearestName.of(field, known)
                        .map(meant -> "did you mean " + meant + "?")
                        .orElse("known are " + String.join(", ", known)));
    }

    static Problem wrongType(Place place, YamlNode node, String wanted) {
        String what = describe(node) + " stands where a " + wanted + " belongs";
        return new Problem(place, what, remedy(node, wanted));
    }

    static Problem portRange(Place place, BigInteger number) {
        return new Problem(place, "Invalid value: " + number + ": must be between 1 and 65535, inclusive", "");
    }

    static Problem violation(Place place, String path, String message) {
        return new Problem(
                new Place(place.source(), place.document(), place.line(), place.column(), path), message, "");
    }

    static Problem twice(Place place, String id, Place first) {
        return new Problem(
                place,
                "the NetworkPolicy " + id + " is here a second time, first at " + first,
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
