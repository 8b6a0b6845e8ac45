package io.github.netpol4j.finding;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Input that can't be used: a sentence, a manifest or a file. It carries every problem that was seen, not only the first. */
public final class InvalidInputException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * One problem.
     *
     * @param problem what is wrong
     */
    public InvalidInputException(Problem problem) {
        this(List.of(Checks.notNull("new InvalidInputException(..)", problem)));
    }

    /**
     * All problems of one input, in the order in which they are told.
     *
     * @param problems at least one
     */
    public InvalidInputException(List<Problem> problems) {
        super(message(Checks.noNulls("new InvalidInputException(..)", problems)));
        this.problems = List.copyOf(problems);
    }

    /**
     * All problems, in the order of the message.
     *
     * @return never empty, unless the exception was serialised
     */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }

    private static String message(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an InvalidInputException needs at least one problem");
        }
        if (problems.size() == 1) {
            return problems.get(0).toString();
        }
        return IntStream.range(0, problems.size())
                .mapToObj(i -> "%n  %d. %s".formatted(i + 1, problems.get(i)).replace("\r\n", "\n"))
                .collect(Collectors.joining("", problems.size() + " problems:", ""));
    }
}
