package io.github.netpol4j.calico.resource;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.Optional;

/**
 * What one end of a connection must be. Everything that is said must hold; what is not said does not matter.
 *
 * <p>Source: Calico documentation, "Network policy", EntityRule.
 *
 * @param nets the address is in one of these
 * @param notNets the address is in none of these
 * @param selector the endpoint's labels match; empty if it does not matter
 * @param notSelector they do not, or the address is no endpoint that Calico knows; empty if it does not matter
 * @param namespaceSelector the labels of the pod's namespace match; empty for the policy's own namespace if that has one
 * @param services the endpoint is behind this Service
 * @param ports the port is one of these
 * @param notPorts the port is none of these
 * @param serviceAccounts the pod runs as one of these
 */
public record EntityRule(
        List<Cidr> nets,
        List<Cidr> notNets,
        String selector,
        String notSelector,
        String namespaceSelector,
        Optional<ServiceMatch> services,
        List<PortMatch> ports,
        List<PortMatch> notPorts,
        Optional<ServiceAccountMatch> serviceAccounts) {

    /** Any end: nothing is said. */
    public static final EntityRule ANY =
            new EntityRule(List.of(), List.of(), "", "", "", Optional.empty(), List.of(), List.of(), Optional.empty());

    /**
     * An end, lists copied.
     *
     * @param nets the address is in one of these
     * @param notNets the address is in none of these
     * @param selector the endpoint's labels match; empty if it does not matter
     * @param notSelector they do not, or the address is no endpoint that Calico knows; empty if it does not matter
     * @param namespaceSelector the labels of the pod's namespace match; empty for the policy's own namespace if that has one
     * @param services the endpoint is behind this Service
     * @param ports the port is one of these
     * @param notPorts the port is none of these
     * @param serviceAccounts the pod runs as one of these
     */
    public EntityRule {
        Given.noneNull("an end", selector, notSelector, namespaceSelector, services, serviceAccounts);
        nets = List.copyOf(Given.noNulls("nets", nets));
        notNets = List.copyOf(Given.noNulls("notNets", notNets));
        ports = List.copyOf(Given.noNulls("ports", ports));
        notPorts = List.copyOf(Given.noNulls("notPorts", notPorts));
    }

    /**
     * The same in other nets.
     *
     * @param some the nets
     * @return the changed end
     */
    public EntityRule withNets(List<Cidr> some) {
        return new EntityRule(
                some, notNets, selector, notSelector, namespaceSelector, services, ports, notPorts, serviceAccounts);
    }

    /**
     * The same outside other nets.
     *
     * @param some the nets
     * @return the changed end
     */
    public EntityRule withNotNets(List<Cidr> some) {
        return new EntityRule(
                nets, some, selector, notSelector, namespaceSelector, services, ports, notPorts, serviceAccounts);
    }

    /**
     * The same with another selector.
     *
     * @param text the selector
     * @return the changed end
     */
    public EntityRule withSelector(String text) {
        return new EntityRule(
                nets, notNets, text, notSelector, namespaceSelector, services, ports, notPorts, serviceAccounts);
    }

    /**
     * The same with another selector that must not match.
     *
     * @param text the selector
     * @return the changed end
     */
    public EntityRule withNotSelector(String text) {
        return new EntityRule(
                nets, notNets, selector, text, namespaceSelector, services, ports, notPorts, serviceAccounts);
    }

    /**
     * The same with another selector of namespaces.
     *
     * @param text the selector
     * @return the changed end
     */
    public EntityRule withNamespaceSelector(String text) {
        return new EntityRule(nets, notNets, selector, notSelector, text, services, ports, notPorts, serviceAccounts);
    }

    /**
     * The same behind a Service.
     *
     * @param service the Service
     * @return the changed end
     */
    public EntityRule withServices(ServiceMatch service) {
        return new EntityRule(
                nets,
                notNets,
                selector,
                notSelector,
                namespaceSelector,
                Optional.of(service),
                ports,
                notPorts,
                serviceAccounts);
    }

    /**
     * The same with other ports.
     *
     * @param some the ports
     * @return the changed end
     */
    public EntityRule withPorts(List<PortMatch> some) {
        return new EntityRule(
                nets, notNets, selector, notSelector, namespaceSelector, services, some, notPorts, serviceAccounts);
    }

    /**
     * The same without other ports.
     *
     * @param some the ports
     * @return the changed end
     */
    public EntityRule withNotPorts(List<PortMatch> some) {
        return new EntityRule(
                nets, notNets, selector, notSelector, namespaceSelector, services, ports, some, serviceAccounts);
    }

    /**
     * The same with other service accounts.
     *
     * @param some the accounts
     * @return the changed end
     */
    public EntityRule withServiceAccounts(ServiceAccountMatch some) {
        return new EntityRule(
                nets, notNets, selector, notSelector, namespaceSelector, services, ports, notPorts, Optional.of(some));
    }
}
