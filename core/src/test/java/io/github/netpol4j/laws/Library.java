package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.target.UnenforceableException;
import java.util.List;

/** The library, as the laws ask it. */
final class Library implements Subject {

    static final Library SUBJECT = new Library();

    private Library() {}

    @Override
    public List<String> gaps(List<Policy> policies) {
        return Kubernetes.gaps(policies).stream().map(Gap::toString).toList();
    }

    @Override
    public boolean refuses(List<Policy> policies) {
        try {
            Kubernetes.compile(policies);
            return false;
        } catch (UnenforceableException e) {
            return e.gaps().equals(Kubernetes.gaps(policies));
        }
    }

    @Override
    public Compiled compile(List<Policy> policies) {
        return new Output(Kubernetes.compile(policies));
    }

    @Override
    public Compiled enforcing(List<NetworkPolicy> objects) {
        return new Output(Kubernetes.of(objects));
    }

    private record Output(KubernetesPolicies policies) implements Compiled {

        @Override
        public boolean allows(Flow flow, Semantics semantics) {
            return policies.evaluate(flow, semantics).isAllowed();
        }

        @Override
        public Meaning meaning(Semantics semantics) {
            return policies.meaning(semantics);
        }

        @Override
        public List<NetworkPolicy> objects() {
            return policies.objects();
        }

        @Override
        public String text() {
            return policies.yaml();
        }
    }
}
