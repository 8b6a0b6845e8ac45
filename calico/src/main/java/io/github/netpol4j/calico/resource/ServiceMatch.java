package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;

/**
 * The endpoints behind a Kubernetes Service, by its EndpointSlices.
 *
 * @param name the Service's name
 * @param namespace its namespace; empty for that of the policy
 */
public record ServiceMatch(String name, String namespace) {

    /**
     * A Service.
     *
     * @param name the Service's name
     * @param namespace its namespace; empty for that of the policy
     */
    public ServiceMatch {
        Given.noneNull("services", name, namespace);
    }
}
