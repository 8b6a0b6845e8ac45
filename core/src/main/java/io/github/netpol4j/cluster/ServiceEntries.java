package io.github.netpol4j.cluster;

import io.github.netpol4j.cluster.EntryPoint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways into a cluster that a Service opens by itself. */
final class ServiceEntries {

    private ServiceEntries() {}

    /** A load balancer leads to the node ports, so a Service of that type opens both. */
    static List<EntryPoint> of(Service service) {
        List<EntryPoint> entries = new ArrayList<>();
        for (ServicePort port : service.ports()) {
            switch (service.type()) {
                case NODE_PORT -> entries.add(entry(service, Kind.NODE_PORT, port));
                case LOAD_BALANCER -> {
                    entries.add(entry(service, Kind.LOAD_BALANCER, port));
                    if (port.nodePort().isPresent()) {
                        entries.add(entry(service, Kind.NODE_PORT, port));
                    }
                }
                case CLUSTER_IP, EXTERNAL_NAME -> {
                    // Neither is reached from outside, but for external addresses.
                }
            }
            if (!service.externalIps().isEmpty()) {
                entries.add(entry(service, Kind.EXTERNAL_IP, port));
            }
        }
        return entries;
    }

    private static EntryPoint entry(Service service, Kind kind, ServicePort port) {
        PortRef reference = port.name().isEmpty() ? PortRef.of(port.number()) : PortRef.of(port.name());
        return new EntryPoint(
                kind,
                service.namespace(),
                service.name(),
                "",
                "",
                service.name(),
                Optional.of(reference),
                service.origin());
    }
}
