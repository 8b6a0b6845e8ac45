package io.github.netpol4j.calico.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;

/** The laws are seen to fail for compilers that get one thing wrong. */
class BrokenCompilersTest {

    private static final int BOUND = 3000;

    @Example
    void everyBrokenCompilerIsCaught() {
        List<String> escaped = new ArrayList<>();
        for (BrokenCompiler broken : BrokenCompiler.values()) {
            RandomGenerator<CalicoCase> cases = CalicoCase.any().generator(1000, false);
            Random random = new Random(broken.name().hashCode());
            CalicoProofs.Check law = CalicoProofs.ALL.get(broken.law());
            Optional<String> caught = Optional.empty();
            int tries = 0;
            while (caught.isEmpty() && tries < BOUND) {
                tries++;
                caught = law.counterexample(new Made(broken, cases.next(random).value()));
            }
            System.out.printf(
                    "%s | %s | %s%n",
                    broken, broken.law(), caught.isPresent() ? "caught after " + tries + " tries" : "NOT CAUGHT");
            if (caught.isEmpty()) {
                escaped.add(broken.name());
            }
        }
        assertThat(escaped).isEmpty();
    }
}
