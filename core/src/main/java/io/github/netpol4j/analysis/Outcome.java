package io.github.netpol4j.analysis;

import java.util.function.Function;

/** How a claim turned out: proved for every cluster, or refuted by an example. */
public sealed interface Outcome permits Proof, Refutation {

    /**
     * One result for each outcome.
     *
     * @param proved for a claim that holds
     * @param refuted for one that does not
     * @param <R> what comes out
     * @return the result for this outcome
     */
    <R> R fold(Function<Proof, R> proved, Function<Refutation, R> refuted);

    /**
     * The proof, for tests.
     *
     * @return the proof
     * @throws AssertionError with the refutation, if the claim does not hold
     */
    default Proof orFail() {
        return fold(proof -> proof, refutation -> {
            throw new AssertionError(refutation.toString());
        });
    }
}
