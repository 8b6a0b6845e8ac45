package io.github.netpol4j.finding;

/**
 * Something about usable input that may surprise: it says what it means, and what to write instead.
 *
 * @param code the stable, upper-case name of the kind of finding, for filters and suppressions
 * @param severity how much it matters
 * @param place what it is about
 * @param sentence what is so
 * @param remedy what to do, or how to say that it is meant
 */
public record Finding(String code, Severity severity, Place place, String sentence, String remedy) {

    /**
     * A finding.
     *
     * @param code the stable, upper-case name of the kind of finding, for filters and suppressions
     * @param severity how much it matters
     * @param place what it is about
     * @param sentence what is so
     * @param remedy what to do, or how to say that it is meant
     * @throws InvalidInputException if something is null
     */
    public Finding {
        Checks.noneNull("new Finding(..)", code, severity, place, sentence, remedy);
    }

    /** One line: {@code SEVERITY CODE where: sentence; remedy}. */
    @Override
    public String toString() {
        return severity + " " + code + " " + new Problem(place, sentence, remedy);
    }
}
