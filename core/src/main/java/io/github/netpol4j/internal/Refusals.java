package io.github.netpol4j.internal;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import java.util.List;

/** The errors that several packages have in common. */
public final class Refusals {

    private Refusals() {}

    /**
     * Something is null.
     *
     * @param call where
     * @return the error
     */
    public static InvalidInputException nullArgument(String call) {
        return problem(call, "null is not allowed here", "pass a value");
    }

    /**
     * A list has nothing in it.
     *
     * @param call where
     * @param what what it is a list of
     * @return the error
     */
    public static InvalidInputException emptyList(String call, String what) {
        return problem(
                call,
                "the list is empty, and an empty list never means everything or nothing here",
                "name at least one " + what);
    }

    /**
     * A name, key or value is not one that Kubernetes takes.
     *
     * @param call where
     * @param wrong what is wrong with it, as {@link KubernetesSyntax} says it
     * @return the error
     */
    public static InvalidInputException refusedByKubernetes(String call, List<String> wrong) {
        return problem(call, "Kubernetes refuses this: " + String.join("; ", wrong), "choose one of that form");
    }

    /**
     * A namespace is given another name by its own label.
     *
     * @param call where
     * @param namespace the namespace's name
     * @param value what the label says
     * @return the error
     */
    public static InvalidInputException namespaceNameLabel(String call, String namespace, String value) {
        return problem(
                call + ", " + NamespaceLabels.NAME,
                "the namespace " + namespace + " can't carry the value \"" + value + "\" there",
                "Kubernetes sets this label to the namespace's own name; leave it out");
    }

    private static InvalidInputException problem(String where, String what, String remedy) {
        return new InvalidInputException(new Problem(Place.of(where), what, remedy));
    }
}
