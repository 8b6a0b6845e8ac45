package io.github.netpol4j.analysis;

import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A claim that holds in every cluster there could be, as far as it fits the assumptions.
 *
 * @param claim what was proved
 * @param assumptions under which assumptions, a sentence each
 */
public record Proof(String claim, List<String> assumptions) implements Outcome {

    /**
     * A proof.
     *
     * @param claim what was proved
     * @param assumptions under which assumptions, a sentence each
     */
    public Proof {
        Given.notNull("new Proof(..)", claim);
        assumptions = List.copyOf(Given.noNulls("new Proof(..)", assumptions));
    }

    @Override
    public <R> R fold(Function<Proof, R> proved, Function<Refutation, R> refuted) {
        return proved.apply(this);
    }

    /** The claim, and a line for each assumption. */
    @Override
    public String toString() {
        return "proved for every cluster: " + claim
                + assumptions.stream().map(line -> "\n  assuming that " + line).collect(Collectors.joining());
    }
}
