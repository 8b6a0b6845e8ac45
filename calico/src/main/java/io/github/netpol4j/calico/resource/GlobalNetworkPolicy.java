package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;

/**
 * A policy of the whole cluster, which also selects host endpoints unless it names namespaces.
 *
 * @param metadata its name and what is noted on it
 * @param spec what it says
 */
public record GlobalNetworkPolicy(Metadata metadata, PolicySpec spec) implements CalicoPolicyResource {

    /**
     * A policy.
     *
     * @param metadata its name and what is noted on it
     * @param spec what it says
     * @throws io.github.netpol4j.finding.InvalidInputException if it says what only a policy of a namespace can
     */
    public GlobalNetworkPolicy {
        Given.noneNull("GlobalNetworkPolicy", metadata, spec);
        Checks.ofCluster("GlobalNetworkPolicy", metadata);
    }

    @Override
    public String kind() {
        return "GlobalNetworkPolicy";
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.globalNetworkPolicy(this);
    }
}
