package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Given;

/**
 * Something in an object that Calico refuses.
 *
 * @param requirement what it breaks
 * @param object the object, as {@code kind namespace/name}
 * @param path where, such as {@code spec.ingress[0].source.nets[1]}; empty for the whole object
 * @param message what is wrong, in Calico's words
 */
public record Violation(Requirement requirement, String object, String path, String message) {

    /**
     * A violation.
     *
     * @param requirement what it breaks
     * @param object the object
     * @param path where
     * @param message what is wrong
     */
    public Violation {
        Given.noneNull("a violation", requirement, object, path, message);
    }

    /**
     * Who refuses it.
     *
     * @return whoever refuses all that breaks the requirement
     */
    public Refused refused() {
        return requirement.refused();
    }

    /**
     * The same for people to read.
     *
     * @return place, message and remedy
     */
    public Problem problem() {
        return new Problem(Place.of(object, path), message, requirement.remedy());
    }

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
