package io.github.netpol4j.target;

import io.github.netpol4j.internal.Given;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A policy that a target can't enforce as it is meant. It carries every gap, and nothing was compiled. */
public final class UnenforceableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Gap> gaps;

    /**
     * All gaps of one compilation.
     *
     * @param target the target's name
     * @param gaps at least one
     */
    public UnenforceableException(String target, List<Gap> gaps) {
        super(message(
                Given.notNull("new UnenforceableException(..)", target),
                Given.notEmpty("new UnenforceableException(..)", "gap", gaps)));
        this.gaps = List.copyOf(gaps);
    }

    private static String message(String target, List<Gap> gaps) {
        return gaps.stream()
                .map(gap -> "\n  " + gap)
                .collect(Collectors.joining("", target + " can't enforce this as it is meant:", ""));
    }

    /**
     * All gaps, in the order of the message.
     *
     * @return never empty, unless the exception was serialised
     */
    public List<Gap> gaps() {
        return gaps == null ? List.of() : gaps;
    }
}
