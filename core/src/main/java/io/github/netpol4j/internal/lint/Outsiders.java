package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.EndpointSlice;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.flow.IpAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Services that lead to no pod, but out of the cluster: people write policies for their names all the same. */
final class Outsiders {

    private static final String OWN_DOMAIN = ".svc.cluster.local";

    private final Cluster cluster;

    Outsiders(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Such a Service that someone took for pods.
     *
     * @param what what it is and where it leads
     * @param remedy what guards what it leads to
     */
    record Outsider(String what, String remedy) {}

    /** Whoever asks for labels with the name of such a Service, or has its name, most likely means that. */
    Optional<Outsider> meant(Collection<String> namespaces, LabelSelector selector, String name) {
        Set<String> names = new TreeSet<>(LabelMatch.wanted(selector));
        names.add(name);
        return cluster.services().stream()
                .filter(service -> namespaces.contains(service.namespace()) && names.contains(service.name()))
                .filter(service -> service.selector().isEmpty() || service.type() == Service.Type.EXTERNAL_NAME)
                .findFirst()
                .map(this::described);
    }

    private Outsider described(Service service) {
        if (service.type() != Service.Type.EXTERNAL_NAME) {
            return withoutSelector(service);
        }
        String target = service.externalName().toLowerCase(Locale.ROOT);
        String plain = target.endsWith(".") ? target.substring(0, target.length() - 1) : target;
        String what =
                "Service " + service.id() + " is of type ExternalName, a mere DNS name for " + service.externalName();
        if (plain.endsWith(OWN_DOMAIN)) {
            return new Outsider(
                    what + ", a Service of another name or namespace",
                    "write the policy for the pods behind " + service.externalName() + ", in their namespace");
        }
        return new Outsider(
                what + " outside the cluster, where no NetworkPolicy guards anything",
                guardedBy(service, service.externalName(), ports(service)));
    }

    private Outsider withoutSelector(Service service) {
        List<EndpointSlice> slices = cluster.endpointSlices(service);
        String addresses = slices.stream()
                .flatMap(slice -> slice.addresses().stream())
                .map(IpAddress::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        String where = addresses.isEmpty() ? "what its EndpointSlices say" : addresses;
        return new Outsider(
                "Service " + service.id() + " has no selector and leads to " + where + ", where no NetworkPolicy guards"
                        + " anything",
                guardedBy(service, where, ports(service)));
    }

    private static String guardedBy(Service service, String target, String ports) {
        return "guard it where it is: a firewall on the host of " + target + " that lets in only the cluster's nodes"
                + ports + "; and from here, an egress rule with the address of " + target + " as ipBlock" + ports
                + " for the pods that may use " + service.name() + ", the egress of all others isolated";
    }

    private static String ports(Service service) {
        return service.ports().isEmpty()
                ? ""
                : service.ports().stream()
                        .map(port -> port.protocol() + " " + port.target())
                        .distinct()
                        .collect(Collectors.joining(", ", " on ", ""));
    }
}
