package io.github.netpol4j.cluster;

import io.github.netpol4j.internal.Lazy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is behind the Services of a cluster. */
final class Backends {

    private final Lazy<Map<String, Service>> services;
    private final Lazy<Map<String, List<ClusterPod>>> pods;
    private final Lazy<Map<String, List<EndpointSlice>>> slices;

    Backends(Contents contents) {
        services = new Lazy<>(
                () -> contents.services().stream().collect(Collectors.toMap(Service::id, service -> service)));
        pods = new Lazy<>(() -> contents.workloads().stream()
                .flatMap(workload -> workload.pods().stream())
                .collect(Collectors.groupingBy(one -> one.pod().namespace())));
        slices = new Lazy<>(() -> contents.endpointSlices().stream()
                .collect(Collectors.groupingBy(slice -> slice.namespace() + "/" + slice.service())));
    }

    Optional<Service> service(String namespace, String name) {
        return Optional.ofNullable(services.get().get(namespace + "/" + name));
    }

    List<EndpointSlice> slices(Service service) {
        return slices.get().getOrDefault(service.id(), List.of());
    }

    List<Backend> of(Service service) {
        return backends(service, service.ports());
    }

    List<Backend> of(EntryPoint entry) {
        return service(entry.namespace(), entry.service()).stream()
                .flatMap(service -> of(entry, service).stream())
                .toList();
    }

    /** The port of a Route is that of the endpoints: a number is one of the pods, a name that of the Service's port. */
    private List<Backend> of(EntryPoint entry, Service service) {
        if (entry.port().isEmpty()) {
            return of(service);
        }
        PortRef wanted = entry.port().get();
        if (entry.kind() == EntryPoint.Kind.ROUTE && wanted.number().isPresent()) {
            int number = wanted.number().get();
            return of(service).stream()
                    .filter(backend -> backend.port() == number)
                    .toList();
        }
        List<ServicePort> ports =
                service.ports().stream().filter(port -> isMeant(port, wanted)).toList();
        return backends(service, ports);
    }

    private static boolean isMeant(ServicePort port, PortRef wanted) {
        return wanted.number().filter(number -> number == port.number()).isPresent()
                || wanted.name().filter(port.name()::equals).isPresent();
    }

    private List<Backend> backends(Service service, List<ServicePort> ports) {
        if (service.selector().isEmpty() || service.type() == Service.Type.EXTERNAL_NAME) {
            return List.of();
        }
        List<Backend> found = new ArrayList<>();
        for (ClusterPod pod : pods.get().getOrDefault(service.namespace(), List.of())) {
            if (pod.pod().labels().entrySet().containsAll(service.selector().entrySet())) {
                for (ServicePort port : ports) {
                    target(pod, port).forEach(number -> found.add(new Backend(pod, port.protocol(), number)));
                }
            }
        }
        return found.stream().distinct().toList();
    }

    /** A name stands for the first port of that name and protocol, as for the endpoints controller. */
    private static Stream<Integer> target(ClusterPod pod, ServicePort port) {
        return port.target().number().isPresent()
                ? port.target().number().stream()
                : pod.ports().stream()
                        .filter(own -> own.name().equals(port.target().name())
                                && own.protocol().equals(port.protocol()))
                        .map(ContainerPort::number)
                        .limit(1);
    }
}
