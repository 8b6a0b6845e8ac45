package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.finding.Problem;
import java.io.Serial;
import java.util.List;
import java.util.stream.Stream;

/** Ends the reading of one document; what is wrong goes into its errors. */
final class Unreadable extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** How far the parser came, in lines and columns: the better of two guesses at a format came further. */
    private final transient Position reached;

    Unreadable(Problem problem, Position reached) {
        this(List.of(problem), reached);
    }

    private Unreadable(List<Problem> problems, Position reached) {
        super(problems.toString(), null, false, false);
        this.problems = problems;
        this.reached = reached;
    }

    /** This, after other errors that did not end the reading. */
    Unreadable after(List<Problem> errors) {
        return new Unreadable(Stream.concat(errors.stream(), problems.stream()).toList(), reached);
    }

    List<Problem> problems() {
        return problems;
    }

    boolean cameFurtherThan(Unreadable other) {
        return reached.line() != other.reached.line()
                ? reached.line() > other.reached.line()
                : reached.column() > other.reached.column();
    }
}
