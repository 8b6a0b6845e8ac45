package io.github.netpol4j.kubernetes;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.internal.yaml.Texts;
import java.util.List;

/** The errors that only this target has, in one place. */
final class Messages {

    private Messages() {}

    static InvalidInputException nothingToCompile() {
        return new InvalidInputException(new Problem(
                Place.of("Kubernetes.compile(..)"),
                "there is no policy and no rule",
                "an empty list never means everything or nothing here: name at least one"));
    }

    static InvalidInputException sameName(String name) {
        return new InvalidInputException(new Problem(
                Place.of("policy(" + Literals.quote(name) + ")"),
                "two policies of one unit have this name, so neither could be told from the other in a cluster",
                "give them different names, or join them with .plus(..)"));
    }

    static InvalidInputException sameObject(List<String> names) {
        return new InvalidInputException(names.stream()
                .map(name -> new Problem(
                        Place.of(name),
                        "two policies of one unit make an object of this name, and one would overwrite the other",
                        "rename one of the policies"))
                .toList());
    }

    static Problem noKind(Place place) {
        return new Problem(
                place,
                "this looks like a NetworkPolicy, and has no kind",
                "add apiVersion: networking.k8s.io/v1 and kind: NetworkPolicy");
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

    static Problem invalid(String object, Violation violation) {
        return new Problem(
                Place.of(object, violation.path()), violation.message(), "the API server would refuse this object");
    }
}
