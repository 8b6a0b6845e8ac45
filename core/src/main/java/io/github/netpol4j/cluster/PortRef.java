package io.github.netpol4j.cluster;

import io.github.netpol4j.internal.Given;
import java.util.Optional;

/**
 * A port by its number or by its name: exactly one of them is there.
 *
 * @param number the number
 * @param name the name
 */
public record PortRef(Optional<Integer> number, Optional<String> name) {

    /**
     * A port by its number or by its name.
     *
     * @param number the number
     * @param name the name
     * @throws io.github.netpol4j.finding.InvalidInputException if both are there, or none
     */
    public PortRef {
        Given.noneNull("port(..)", number, name);
        if (number.isPresent() == name.isPresent()) {
            throw Messages.numberOrName();
        }
    }

    /**
     * A port by its number.
     *
     * @param number the number
     * @return the reference
     */
    public static PortRef of(int number) {
        return new PortRef(Optional.of(number), Optional.empty());
    }

    /**
     * A port by its name.
     *
     * @param name the name
     * @return the reference
     */
    public static PortRef of(String name) {
        return new PortRef(Optional.empty(), Optional.of(Given.notNull("port(..)", name)));
    }

    @Override
    public String toString() {
        return number.map(String::valueOf).or(() -> name).orElse("");
    }
}
