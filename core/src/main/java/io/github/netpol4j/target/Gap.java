package io.github.netpol4j.target;

/**
 * A rule, or a part of one, that a target can't enforce.
 *
 * @param code the stable, upper-case name of the kind of gap
 * @param sentence the rule as it was written
 * @param missing what the target lacks
 * @param remedy what to do instead
 */
public record Gap(String code, String sentence, String missing, String remedy) {

    /** One line: {@code CODE sentence: what is missing; remedy}. */
    @Override
    public String toString() {
        return code + " " + sentence + ": " + missing + "; " + remedy;
    }
}
