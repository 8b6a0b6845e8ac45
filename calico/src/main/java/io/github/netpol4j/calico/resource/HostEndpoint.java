package io.github.netpol4j.calico.resource;

import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.internal.Given;
import java.util.List;

/**
 * An interface of a host that Calico guards.
 *
 * <p>Source: Calico documentation, "Host endpoint".
 *
 * @param metadata its name and what is noted on it
 * @param node the node it is on
 * @param interfaceName the interface, or {@code *} for all; empty for the one that has an expected address
 * @param expectedIps the addresses by which rules know it
 * @param profiles what is asked after all policies; with none, what no policy decided is dropped
 * @param ports its ports by name
 */
public record HostEndpoint(
        Metadata metadata,
        String node,
        String interfaceName,
        List<IpAddress> expectedIps,
        List<String> profiles,
        List<EndpointPort> ports)
        implements CalicoResource {

    /** The interface name that stands for all. */
    public static final String ALL_INTERFACES = "*";

    /** The profile that lets pass what no policy decided. */
    public static final String DEFAULT_ALLOW = "projectcalico-default-allow";

    /**
     * HostEndpoint, copied.
     *
     * @param metadata its name and what is noted on it
     * @param node the node it is on
     * @param interfaceName the interface, or {@code *} for all; empty for the one that has an expected address
     * @param expectedIps the addresses by which rules know it
     * @param profiles what is asked after all policies; with none, what no policy decided is dropped
     * @param ports its ports by name
     */
    public HostEndpoint {
        Given.noneNull("HostEndpoint", metadata, node, interfaceName, expectedIps, profiles, ports);
        expectedIps = List.copyOf(Given.noNulls("expectedIPs", expectedIps));
        profiles = List.copyOf(Given.noNulls("profiles", profiles));
        ports = List.copyOf(Given.noNulls("ports", ports));
        Checks.ofCluster("HostEndpoint", metadata);
    }

    @Override
    public String kind() {
        return "HostEndpoint";
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.hostEndpoint(this);
    }
}
