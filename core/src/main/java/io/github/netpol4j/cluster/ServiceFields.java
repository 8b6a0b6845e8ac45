package io.github.netpol4j.cluster;

import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.manifest.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads Services and EndpointSlices.
 *
 * <p>Source: Kubernetes API reference, ServiceSpec, ServicePort, EndpointSlice.
 */
final class ServiceFields {

    private static final List<String> SPEC = List.of(
            "type",
            "selector",
            "ports",
            "externalName",
            "clusterIP",
            "clusterIPs",
            "externalIPs",
            "loadBalancerIP",
            "loadBalancerSourceRanges",
            "externalTrafficPolicy",
            // Not read, but no slip either.
            "internalTrafficPolicy");
    private static final List<String> PORT = List.of("name", "protocol", "port", "targetPort", "nodePort");
    private static final List<String> SLICE_PORT = List.of("name", "protocol", "port");
    private static final List<String> ENDPOINT = List.of("addresses");
    private static final String NO_ADDRESS = "None";
    private static final String SERVICE_NAME = "kubernetes.io/service-name";

    private ServiceFields() {}

    static Service service(Head head, Fields object, Origin origin) {
        Optional<Fields> spec = object.open("spec", SPEC);
        List<IpAddress> balancers = new ArrayList<>(
                spec.map(fields -> one(fields, "loadBalancerIP")).orElse(List.of()));
        object.open("status", List.of())
                .flatMap(status -> status.open("loadBalancer", List.of()))
                .ifPresent(balancer ->
                        balancer.openList("ingress", List.of()).forEach(entry -> balancers.addAll(one(entry, "ip"))));
        return new Service(
                head.namespace(),
                head.name(),
                spec.map(ServiceFields::type).orElse(Service.Type.CLUSTER_IP),
                spec.map(fields -> Head.labels(fields, "selector")).orElseGet(TreeMap::new),
                spec.map(ServiceFields::ports).orElse(List.of()),
                spec.flatMap(fields -> fields.string("externalName")).orElse(""),
                spec.flatMap(fields -> fields.string("clusterIP"))
                        .filter(NO_ADDRESS::equals)
                        .isPresent(),
                spec.map(ServiceFields::clusterIps).orElse(List.of()),
                spec.map(fields -> Numbers.addresses(fields, "externalIPs")).orElse(List.of()),
                balancers.stream().distinct().toList(),
                spec.map(fields -> Numbers.blocks(fields, "loadBalancerSourceRanges"))
                        .orElse(List.of()),
                spec.map(ServiceFields::keepsClients).orElse(false),
                origin);
    }

    private static boolean keepsClients(Fields spec) {
        Optional<String> policy = spec.string("externalTrafficPolicy").filter(given -> !given.isEmpty());
        return switch (policy.orElse("Cluster")) {
            case "Cluster" -> false;
            case "Local" -> true;
            default -> {
                spec.scope().add(Messages.trafficPolicy(spec.place("externalTrafficPolicy"), policy.orElse("")));
                yield false;
            }
        };
    }

    private static Service.Type type(Fields spec) {
        Optional<String> type = spec.string("type").filter(given -> !given.isEmpty());
        return switch (type.orElse("ClusterIP")) {
            case "ClusterIP" -> Service.Type.CLUSTER_IP;
            case "NodePort" -> Service.Type.NODE_PORT;
            case "LoadBalancer" -> Service.Type.LOAD_BALANCER;
            case "ExternalName" -> Service.Type.EXTERNAL_NAME;
            default -> {
                spec.scope().add(Messages.serviceType(spec.place("type"), type.orElse("")));
                yield Service.Type.CLUSTER_IP;
            }
        };
    }

    private static List<IpAddress> clusterIps(Fields spec) {
        return Stream.concat(
                        Numbers.addresses(spec, "clusterIPs", NO_ADDRESS).stream(), one(spec, "clusterIP").stream())
                .distinct()
                .toList();
    }

    private static List<IpAddress> one(Fields fields, String key) {
        return fields.string(key).filter(text -> !text.isEmpty() && !text.equals(NO_ADDRESS)).stream()
                .flatMap(text -> Numbers.address(fields, key, text).stream())
                .toList();
    }

    private static List<ServicePort> ports(Fields spec) {
        return spec.openList("ports", PORT).stream()
                .flatMap(port -> port(port).stream())
                .toList();
    }

    private static Optional<ServicePort> port(Fields port) {
        if (port.value("port").isEmpty()) {
            port.scope().doubt(Messages.missing(port.place("port"), "port"));
        }
        String name = port.string("name").orElse("");
        Protocol protocol = Numbers.protocol(port);
        Optional<PortRef> target = Numbers.portRef(port, "targetPort");
        Optional<Integer> nodePort = Numbers.anyPort(port, "nodePort");
        return Numbers.port(port, "port")
                .map(number -> new ServicePort(name, protocol, number, target.orElse(PortRef.of(number)), nodePort));
    }

    static EndpointSlice slice(Head head, Fields object, Origin origin) {
        boolean isNames = object.string("addressType").filter("FQDN"::equals).isPresent();
        List<Fields> endpoints = object.openList("endpoints", ENDPOINT);
        return new EndpointSlice(
                head.namespace(),
                head.name(),
                head.labels().getOrDefault(SERVICE_NAME, ""),
                isNames
                        ? List.of()
                        : endpoints.stream()
                                .flatMap(one -> Numbers.addresses(one, "addresses").stream())
                                .distinct()
                                .toList(),
                isNames
                        ? endpoints.stream()
                                .flatMap(one -> one.strings("addresses").stream())
                                .distinct()
                                .toList()
                        : List.of(),
                object.openList("ports", SLICE_PORT).stream()
                        .flatMap(port -> slicePort(port).stream())
                        .toList(),
                origin);
    }

    private static Optional<ServicePort> slicePort(Fields port) {
        String name = port.string("name").orElse("");
        Protocol protocol = Numbers.protocol(port);
        return Numbers.port(port, "port")
                .map(number -> new ServicePort(name, protocol, number, PortRef.of(number), Optional.empty()));
    }
}
