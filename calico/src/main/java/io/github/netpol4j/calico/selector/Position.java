package io.github.netpol4j.calico.selector;

import io.github.netpol4j.internal.Given;

/** Where in a label's value a text must be. */
public enum Position {
    /** Anywhere in it. */
    ANYWHERE("contains"),
    /** At its start. */
    START("starts with"),
    /** At its end. */
    END("ends with");

    private final String operator;

    Position(String operator) {
        this.operator = operator;
    }

    /**
     * Whether a value has a text there.
     *
     * @param value a label's value
     * @param text what to look for
     * @return as {@code contains}, {@code starts with} and {@code ends with} have it
     */
    public boolean holds(String value, String text) {
        Given.noneNull("holds(..)", value, text);
        return switch (this) {
            case ANYWHERE -> value.contains(text);
            case START -> value.startsWith(text);
            case END -> value.endsWith(text);
        };
    }

    /** Calico's operator: {@code starts with}. */
    @Override
    public String toString() {
        return operator;
    }
}
