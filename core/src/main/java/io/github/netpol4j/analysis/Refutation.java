package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.target.Verdict;
import java.util.Optional;
import java.util.function.Function;

/**
 * A claim that does not hold, and a flow that shows it.
 *
 * @param claim what was claimed
 * @param why what is wrong with it
 * @param example a flow that shows it
 * @param verdict what the enforcement says of that flow, with every policy and rule that led to it
 */
public record Refutation(String claim, String why, Optional<Flow> example, Optional<Verdict> verdict)
        implements Outcome {

    /**
     * A refutation.
     *
     * @param claim what was claimed
     * @param why what is wrong with it
     * @param example a flow that shows it
     * @param verdict what the enforcement says of that flow, with every policy and rule that led to it
     */
    public Refutation {
        Given.noneNull("new Refutation(..)", claim, why, example, verdict);
    }

    @Override
    public <R> R fold(Function<Proof, R> proved, Function<Refutation, R> refuted) {
        return refuted.apply(this);
    }

    /** The claim, the flow in words and as the expression that makes it, and what led to it. */
    @Override
    public String toString() {
        return "not so: " + claim + "\n" + why
                + example.map(flow -> ":\n" + FlowText.of(flow) + "\n" + flow).orElse("")
                + verdict.map(told -> "\n" + told).orElse("");
    }
}
