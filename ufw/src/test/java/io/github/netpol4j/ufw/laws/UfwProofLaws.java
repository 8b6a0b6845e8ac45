package io.github.netpol4j.ufw.laws;

import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * One stream of random policies about the host, and every law on each of them, proved for every host and every other end. This is one half of
 * the stream, {@link MoreUfwProofLaws} the other.
 */
class UfwProofLaws {

    private static final AtomicInteger TRIED = new AtomicInteger();
    private static final AtomicInteger COMPILED = new AtomicInteger();

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyLawHoldsForEveryHost(@ForAll("cases") UfwProofCase tried) {
        TRIED.incrementAndGet();
        COMPILED.addAndGet(tried.hasGaps() ? 0 : 1);
        UfwProofs.every(Faithful::compiled, tried).ifPresent(found -> {
            throw new AssertionError(found);
        });
    }

    @Provide
    Arbitrary<UfwProofCase> cases() {
        return UfwProofCase.any();
    }

    @AfterContainer
    static void mostPoliciesCompile() {
        int tried = TRIED.getAndSet(0);
        int compiled = COMPILED.getAndSet(0);
        int percent = compiled * 100 / Math.max(1, tried);
        System.out.printf("ufw proofs: of %d policy sets %d compiled (%d %%)%n", tried, compiled, percent);
        if (tried >= 100 && percent < 50) {
            throw new AssertionError("only " + percent + " % of the random policies compile; at least 50 % must");
        }
    }
}
