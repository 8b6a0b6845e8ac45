package io.github.netpol4j.calico.laws;

import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * One stream of random policies, and every law on each of them, proved for all clusters where the law is about flows. This is one half
 * of the stream, {@link MoreCalicoProofLaws} the other.
 */
class CalicoProofLaws {

    private static final AtomicInteger TRIED = new AtomicInteger();

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyLawHoldsInEveryCluster(@ForAll("cases") CalicoCase tried) {
        TRIED.incrementAndGet();
        CalicoProofs.every(CalicoCase.LIBRARY, tried).ifPresent(found -> {
            throw new AssertionError(found);
        });
    }

    @Provide
    Arbitrary<CalicoCase> cases() {
        return CalicoCase.any();
    }

    @AfterContainer
    static void all() {
        System.out.printf("Calico proofs: of %d policy sets all compiled%n", TRIED.getAndSet(0));
    }
}
