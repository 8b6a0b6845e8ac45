package io.github.netpol4j.target;

import io.github.netpol4j.internal.Given;

/**
 * A rule, or a part of one, that a target can't enforce.
 *
 * @param code the stable, upper-case name of the kind of gap
 * @param sentence the rule as it was written
 * @param missing what the target lacks
 * @param remedy what to do instead
 */
public record Gap(String code, String sentence, String missing, String remedy) {

    /**
     * A gap.
     *
     * @param code the stable, upper-case name of the kind of gap
     * @param sentence the rule as it was written
     * @param missing what the target lacks
     * @param remedy what to do instead
     * @throws io.github.netpol4j.finding.InvalidInputException if something is null
     */
    public Gap {
        Given.noneNull("new Gap(..)", code, sentence, missing, remedy);
    }

    /** One line: {@code CODE sentence: what is missing; remedy}. */
    @Override
    public String toString() {
        return code + " " + sentence + ": " + missing + "; " + remedy;
    }
}
