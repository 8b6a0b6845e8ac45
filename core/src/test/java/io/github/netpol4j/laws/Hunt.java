package io.github.netpol4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets laws on what is broken, prints what each caught, and remembers what escaped. */
public final class Hunt {

    /** Enough for the rarest faults, many times over. */
    private static final int BOUND = 20_000;

    private final List<String> escaped = new ArrayList<>();

    /** Tries until the law fails. */
    public <S, C> void on(Object fault, Law<S, C> law, S broken) {
        long seed = 1_000_003L * law.name().hashCode() + fault.toString().hashCode();
        Optional<Law.Caught> caught = law.falsify(broken, seed, BOUND);
        System.out.println(caught.map(it -> "%s | %s | caught after %d tries | %s"
                        .formatted(fault, law.name(), it.tries(), Counterexamples.line(it.counterexample())))
                .orElse("%s | %s | NOT CAUGHT in %d tries".formatted(fault, law.name(), BOUND)));
        if (caught.isEmpty()) {
            escaped.add(fault + " from law " + law.name());
        }
    }

    /** Fails with all that escaped. */
    public void caughtAll() {
        assertThat(escaped).isEmpty();
    }
}
