package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.rule.Policy;
import java.util.List;

/** What the laws ask of whatever compiles policies for Kubernetes: of the library, and of the broken targets. */
interface Subject {

    /** The rules that it can't enforce; if there are none, it compiles. */
    List<String> gaps(List<Policy> policies);

    /** Whether compiling throws, with just these gaps. */
    boolean refuses(List<Policy> policies);

    /** Compiles policies that have no gaps. */
    Compiled compile(List<Policy> policies);

    /** What objects mean, whoever made them. */
    Compiled enforcing(List<NetworkPolicy> objects);

    /** What came out. */
    interface Compiled {

        boolean allows(Flow flow, Semantics semantics);

        /** The flows that its objects allow, in every cluster. */
        Meaning meaning(Semantics semantics);

        /** The same as one set. */
        default FlowSet surely(Semantics semantics) {
            return meaning(semantics).surely();
        }

        List<NetworkPolicy> objects();

        /** Every byte of the output. */
        String text();
    }
}
