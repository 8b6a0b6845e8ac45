package io.github.netpol4j.ufw.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;

/** The law is seen to fail for compilers that get one thing wrong. */
class BrokenUfwCompilersTest {

    private static final int BOUND = 2000;

    @Example
    void everyBrokenCompilerIsCaught() {
        List<String> escaped = new ArrayList<>();
        for (BrokenCompiler broken : BrokenCompiler.values()) {
            RandomGenerator<HostCase> cases = HostCase.any().generator(1000, false);
            Random random = new Random(broken.name().hashCode());
            boolean caught = false;
            int tries = 0;
            while (!caught && tries < BOUND) {
                tries++;
                HostCase given = cases.next(random).value();
                caught = !Faithful.hasGaps(given)
                        && Faithful.counterexample(given, broken, HostFlows.slice(tries))
                                .isPresent();
            }
            System.out.printf(
                    "%s | faithful | %s%n", broken, caught ? "caught after " + tries + " tries" : "NOT CAUGHT");
            if (!caught) {
                escaped.add(broken.name());
            }
        }
        assertThat(escaped).isEmpty();
    }
}
