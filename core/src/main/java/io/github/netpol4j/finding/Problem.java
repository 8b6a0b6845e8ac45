package io.github.netpol4j.finding;

/**
 * Something that makes input unusable.
 *
 * @param place where it is
 * @param what what is wrong there, and why
 * @param remedy what to do about it
 */
public record Problem(Place place, String what, String remedy) {

    /**
     * A problem.
     *
     * @param place where it is
     * @param what what is wrong there, and why
     * @param remedy what to do about it
     * @throws InvalidInputException if something is null
     */
    public Problem {
        Checks.noneNull("new Problem(..)", place, what, remedy);
    }

    /** One line: {@code where: what; remedy}. */
    @Override
    public String toString() {
        String where = place.toString();
        return (where.isEmpty() ? "" : where + ": ") + what + (remedy.isEmpty() ? "" : "; " + remedy);
    }
}
