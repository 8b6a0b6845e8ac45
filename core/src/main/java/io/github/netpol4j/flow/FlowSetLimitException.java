package io.github.netpol4j.flow;

import java.io.Serial;
import java.util.List;

/**
 * A question about sets of flows that would take more memory or time than it may. There is no answer: neither yes nor no.
 *
 * <p>It happens where very many selectors over independent labels meet in one place. The message names the dimensions that
 * make the answer large.
 */
public final class FlowSetLimitException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Dimension> dimensions;

    FlowSetLimitException(String message, List<Dimension> dimensions) {
        super(message);
        this.dimensions = List.copyOf(dimensions);
    }

    /**
     * What makes the answer large.
     *
     * @return the dimensions, the largest first; empty if the exception was serialised
     */
    public List<Dimension> dimensions() {
        return dimensions == null ? List.of() : dimensions;
    }
}
