package io.github.netpol4j.rule;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;

/**
 * A label that is there, with this value.
 *
 * @param key the label's key, with its prefix if it has one
 * @param value its value; may be empty
 */
public record Label(String key, String value) {

    /**
     * A label.
     *
     * @param key the label's key, with its prefix if it has one
     * @param value its value; may be empty
     * @throws io.github.netpol4j.finding.InvalidInputException if key or value is one that Kubernetes refuses
     */
    public Label {
        Given.noneNull("label(..)", key, value);
        Checks.label(() -> "label(" + Literals.quote(key) + ", " + Literals.quote(value) + ")", key, value);
    }

    @Override
    public String toString() {
        return "label(" + Literals.quote(key) + ", " + Literals.quote(value) + ")";
    }
}
