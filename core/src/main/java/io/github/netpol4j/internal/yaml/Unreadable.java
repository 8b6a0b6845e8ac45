package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.finding.Problem;
import java.io.Serial;

/** Ends the reading of one document; what was wrong goes into its errors. */
final class Unreadable extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    /** How far the parser came, in lines and columns: the better of two guesses at a format came further. */
    private final transient Position reached;

    Unreadable(Problem problem, Position reached) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
        this.reached = reached;
    }

    Problem problem() {
        return problem;
    }

    boolean cameFurtherThan(Unreadable other) {
        return reached.line() != other.reached.line()
                ? reached.line() > other.reached.line()
                : reached.column() > other.reached.column();
    }
}
