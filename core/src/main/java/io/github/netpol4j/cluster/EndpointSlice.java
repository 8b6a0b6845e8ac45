package io.github.netpol4j.cluster;

import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.internal.Given;
import java.util.List;

/**
 * What is behind a Service, as an EndpointSlice says it: for a Service without a selector this is the only word on it.
 *
 * @param namespace the name of its namespace
 * @param name its name
 * @param service the name of the Service that it belongs to; empty if it says none
 * @param addresses where the Service leads to
 * @param names where it leads to, for slices of DNS names
 * @param ports the ports there; the target of each is its own number
 * @param origin where it was read
 */
public record EndpointSlice(
        String namespace,
        String name,
        String service,
        List<IpAddress> addresses,
        List<String> names,
        List<ServicePort> ports,
        Origin origin) {

    /**
     * What is behind a Service.
     *
     * @param namespace the name of its namespace
     * @param name its name
     * @param service the name of the Service that it belongs to; empty if it says none
     * @param addresses where the Service leads to
     * @param names where it leads to, for slices of DNS names
     * @param ports the ports there; the target of each is its own number
     * @param origin where it was read
     */
    public EndpointSlice {
        String call = "endpointSlice(..)";
        Given.noneNull(call, namespace, name, service, origin);
        addresses = List.copyOf(Given.noNulls(call, addresses));
        names = List.copyOf(Given.noNulls(call, names));
        ports = List.copyOf(Given.noNulls(call, ports));
    }
}
