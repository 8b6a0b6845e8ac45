package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;
import java.util.Optional;

/**
 * A policy of Kubernetes' form that is not enforced yet: what it would do is only reported.
 *
 * @param metadata its name and what is noted on it
 * @param stagedAction what it would do to the enforced policy; {@code Set} if absent
 * @param spec what it would say
 */
public record StagedKubernetesNetworkPolicy(Metadata metadata, Optional<StagedAction> stagedAction, KubernetesSpec spec)
        implements CalicoResource {

    /**
     * A policy.
     *
     * @param metadata its name and what is noted on it
     * @param stagedAction what it would do to the enforced policy; {@code Set} if absent
     * @param spec what it would say
     */
    public StagedKubernetesNetworkPolicy {
        Given.noneNull("StagedKubernetesNetworkPolicy", metadata, stagedAction, spec);
    }

    @Override
    public String kind() {
        return "StagedKubernetesNetworkPolicy";
    }

    @Override
    public boolean isNamespaced() {
        return true;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.stagedKubernetesNetworkPolicy(this);
    }
}
