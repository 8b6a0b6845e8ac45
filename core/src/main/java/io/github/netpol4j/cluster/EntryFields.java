package io.github.netpol4j.cluster;

import io.github.netpol4j.cluster.EntryPoint.Kind;
import io.github.netpol4j.internal.manifest.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads Ingress, also in its form before networking.k8s.io/v1, and Route.
 *
 * <p>Source: Kubernetes API reference, IngressSpec; OpenShift API reference, RouteSpec.
 */
final class EntryFields {

    private static final List<String> INGRESS = List.of("rules", "defaultBackend", "backend");
    private static final List<String> RULE = List.of("host", "http");
    private static final List<String> HTTP = List.of("paths");
    private static final List<String> PATH = List.of("path", "backend");
    private static final List<String> BACKEND = List.of("service", "serviceName", "servicePort");
    private static final List<String> SERVICE = List.of("name", "port");
    private static final List<String> PORT = List.of("number", "name");
    private static final List<String> ROUTE = List.of("host", "path", "to", "alternateBackends", "port");
    private static final List<String> TO = List.of("kind", "name");
    private static final List<String> ROUTE_PORT = List.of("targetPort");

    private final Kind kind;
    private final Head head;
    private final Origin origin;
    private final List<EntryPoint> entries = new ArrayList<>();

    private EntryFields(Kind kind, Head head, Origin origin) {
        this.kind = kind;
        this.head = head;
        this.origin = origin;
    }

    static List<EntryPoint> ingress(Head head, Fields object, Origin origin) {
        EntryFields reader = new EntryFields(Kind.INGRESS, head, origin);
        object.open("spec", INGRESS).ifPresent(reader::ingress);
        return reader.entries.stream().distinct().toList();
    }

    private void ingress(Fields spec) {
        spec.open("defaultBackend", BACKEND)
                .or(() -> spec.open("backend", BACKEND))
                .ifPresent(backend -> backend("", "", backend));
        for (Fields rule : spec.openList("rules", RULE)) {
            String host = rule.string("host").orElse("");
            rule.open("http", HTTP).stream()
                    .flatMap(http -> http.openList("paths", PATH).stream())
                    .forEach(path -> path.open("backend", BACKEND)
                            .ifPresent(
                                    backend -> backend(host, path.string("path").orElse(""), backend)));
        }
    }

    /** A backend that is not a Service is a resource of someone else's, and leads to no pod that is known here. */
    private void backend(String host, String path, Fields backend) {
        backend.open("service", SERVICE)
                .ifPresentOrElse(
                        service -> add(
                                host,
                                path,
                                service.string("name").orElse(""),
                                service.open("port", PORT).flatMap(EntryFields::port)),
                        () -> backend.string("serviceName")
                                .ifPresent(name -> add(host, path, name, Numbers.portRef(backend, "servicePort"))));
    }

    private static Optional<PortRef> port(Fields port) {
        return Numbers.anyPort(port, "number")
                .map(PortRef::of)
                .or(() -> port.string("name").filter(name -> !name.isEmpty()).map(PortRef::of));
    }

    static List<EntryPoint> route(Head head, Fields object, Origin origin) {
        EntryFields reader = new EntryFields(Kind.ROUTE, head, origin);
        object.open("spec", ROUTE).ifPresent(reader::route);
        return reader.entries.stream().distinct().toList();
    }

    private void route(Fields spec) {
        String host = spec.string("host").orElse("");
        String path = spec.string("path").orElse("");
        Optional<PortRef> port = spec.open("port", ROUTE_PORT).flatMap(fields -> Numbers.portRef(fields, "targetPort"));
        spec.open("to", TO).ifPresent(to -> to(to, host, path, port));
        spec.openList("alternateBackends", TO).forEach(to -> to(to, host, path, port));
    }

    private void to(Fields to, String host, String path, Optional<PortRef> port) {
        boolean isService = to.string("kind").orElse("Service").equals("Service");
        if (isService) {
            add(host, path, to.string("name").orElse(""), port);
        }
    }

    private void add(String host, String path, String service, Optional<PortRef> port) {
        entries.add(new EntryPoint(kind, head.namespace(), head.name(), host, path, service, port, origin));
    }
}
