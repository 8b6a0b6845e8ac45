package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;

/**
 * Calico's own policy of a namespace. The API calls it NetworkPolicy, as Kubernetes calls its own.
 *
 * @param metadata its name and what is noted on it
 * @param spec what it says
 */
public record CalicoNetworkPolicy(Metadata metadata, PolicySpec spec) implements CalicoPolicyResource {

    /**
     * A policy.
     *
     * @param metadata its name and what is noted on it
     * @param spec what it says
     * @throws io.github.netpol4j.finding.InvalidInputException if it says what only a policy of the whole cluster can
     */
    public CalicoNetworkPolicy {
        Given.noneNull("NetworkPolicy", metadata, spec);
        Checks.inNamespace("NetworkPolicy", metadata, spec);
    }

    @Override
    public String kind() {
        return "NetworkPolicy";
    }

    @Override
    public boolean isNamespaced() {
        return true;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.calicoNetworkPolicy(this);
    }
}
