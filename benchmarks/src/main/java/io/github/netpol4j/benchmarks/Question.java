package io.github.netpol4j.benchmarks;

import static io.github.netpol4j.NetPol.everyPod;
import static io.github.netpol4j.NetPol.label;
import static io.github.netpol4j.NetPol.pods;
import static io.github.netpol4j.NetPol.prove;
import static io.github.netpol4j.NetPol.range;
import static io.github.netpol4j.NetPol.tcp;

import io.github.netpol4j.NetPol;
import io.github.netpol4j.analysis.Difference;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import java.util.Locale;
import java.util.function.Supplier;

/** What is asked of policies over independent labels. */
enum Question {
    BUILT_AND_COMPARED,
    BUILT_AND_COMPARED_SHUFFLED,
    DIFFERENCE_OF_ONE_REMOVED,
    DIFFERENCE_OF_ONE_REMOVED_WRITTEN_DIFFERENTLY,
    ONE_CLAIM;

    /** Makes the policies; what is returned asks. */
    Supplier<String> about(Workload workload) {
        KubernetesPolicies plain = workload.plain();
        return switch (this) {
            case BUILT_AND_COMPARED -> compared(plain, workload.otherwise());
            case BUILT_AND_COMPARED_SHUFFLED ->
                compared(plain, workload.shuffled().plain());
            case DIFFERENCE_OF_ONE_REMOVED ->
                difference(plain, workload.withoutOne().plain());
            case DIFFERENCE_OF_ONE_REMOVED_WRITTEN_DIFFERENTLY ->
                difference(plain, workload.withoutOne().otherwise());
            case ONE_CLAIM -> () -> claimed(plain);
        };
    }

    private static Supplier<String> compared(KubernetesPolicies one, KubernetesPolicies other) {
        return () -> one.meaning().equals(other.meaning()) ? "equal" : "different";
    }

    private static Supplier<String> difference(KubernetesPolicies before, KubernetesPolicies after) {
        return () -> Difference.between(before, after).isEmpty() ? "none" : "some";
    }

    private static String claimed(KubernetesPolicies policies) {
        try {
            prove(policies)
                    .in(Workload.namespace(0))
                    .that(NetPol.from(everyPod().except(label("key-0", "value-0"))))
                    .to(pods(label("key-0", "value-1")))
                    .ports(tcp(range(8000, 8001)))
                    .isDenied();
            return "proved";
        } catch (AssertionError e) {
            return "refuted";
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
