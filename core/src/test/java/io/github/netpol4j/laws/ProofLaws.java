package io.github.netpol4j.laws;

import io.github.netpol4j.kubernetes.Kubernetes;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * One stream of random policies, and every law on each of them: proved for all clusters where the law is about flows. This is
 * one half of the stream, {@link MoreProofLaws} the other.
 */
class ProofLaws {

    private static final AtomicInteger TRIED = new AtomicInteger();
    private static final AtomicInteger COMPILED = new AtomicInteger();

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyLawHoldsInEveryCluster(@ForAll("cases") ProofCase tried) {
        TRIED.incrementAndGet();
        COMPILED.addAndGet(tried.compiled().isPresent() ? 1 : 0);
        Proofs.EVERY.holds(Library.SUBJECT, tried);
        KnownNamespacesProof.LAW.holds(cluster -> Kubernetes.knowing(cluster.namespaces()), tried);
        MeaningProof.LAW.holds(Meanings.LIBRARY, tried);
        AskingProof.LAW.holds(AskingProof.LIBRARY, tried);
        Proofs.READ_BACK.holds(ReadBackLaws.LIBRARY, tried);
    }

    @Provide
    Arbitrary<ProofCase> cases() {
        return ProofCase.any();
    }

    @AfterContainer
    static void mostPoliciesCompile() {
        int tried = TRIED.getAndSet(0);
        int compiled = COMPILED.getAndSet(0);
        int percent = compiled * 100 / Math.max(1, tried);
        System.out.printf("Proofs: of %d policy sets %d compiled (%d %%)%n", tried, compiled, percent);
        if (tried >= 100 && percent < 60) {
            throw new AssertionError("only " + percent + " % of the random policies compile; at least 60 % must");
        }
    }
}
