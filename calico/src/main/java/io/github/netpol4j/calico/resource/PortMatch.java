package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;

/**
 * A port of a rule: a number, a range, or the name of a port that endpoints declare.
 *
 * @param from the first number, 0 for a name
 * @param to the last number, 0 for a name
 * @param name the name, empty for numbers
 */
public record PortMatch(int from, int to, String name) {

    /**
     * A port. What Calico refuses is found by its validator, not here.
     *
     * @param from the first number, 0 for a name
     * @param to the last number, 0 for a name
     * @param name the name, empty for numbers
     */
    public PortMatch {
        Given.notNull("a port's name", name);
    }

    /**
     * One port.
     *
     * @param number its number
     * @return that port
     */
    public static PortMatch of(int number) {
        return new PortMatch(number, number, "");
    }

    /**
     * A range of ports.
     *
     * @param from the first
     * @param to the last
     * @return those ports
     */
    public static PortMatch of(int from, int to) {
        return new PortMatch(from, to, "");
    }

    /**
     * Whatever port an endpoint declares under a name.
     *
     * @param name the name
     * @return those ports
     */
    public static PortMatch of(String name) {
        return new PortMatch(0, 0, name);
    }

    /**
     * Whether it is a name.
     *
     * @return false for numbers
     */
    public boolean isNamed() {
        return !name.isEmpty();
    }

    /** As the API takes it: {@code 80}, {@code 8000:8100} or {@code http}. */
    @Override
    public String toString() {
        return isNamed() ? name : from == to ? Integer.toString(from) : from + ":" + to;
    }
}
