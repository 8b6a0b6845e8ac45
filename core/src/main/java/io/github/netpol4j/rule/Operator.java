package io.github.netpol4j.rule;

/**
 * How a label is compared.
 *
 * <p>Source: kubernetes.io, "Labels and Selectors", set-based requirements.
 */
public enum Operator {
    /** The label is there and has one of the values. */
    IN,
    /** The label has none of the values; also true where the label is not there. */
    NOT_IN,
    /** The label is there, whatever its value. */
    EXISTS,
    /** The label is not there. */
    DOES_NOT_EXIST;

    /**
     * Whether the operator compares with values.
     *
     * @return true for IN and NOT_IN
     */
    public boolean takesValues() {
        return this == IN || this == NOT_IN;
    }
}
