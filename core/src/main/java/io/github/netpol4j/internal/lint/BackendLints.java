package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.EntryPoint;
import io.github.netpol4j.cluster.PortRef;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.cluster.ServicePort;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Services behind which there is no pod, and Ingresses and Routes behind which there is no Service. */
final class BackendLints {

    private final Scene scene;
    private final Found found;
    private final Map<String, List<ClusterPod>> pods = new HashMap<>();

    private BackendLints(Scene scene, Found found) {
        this.scene = scene;
        this.found = found;
        // Workloads that are scaled to none count as if their pods were there.
        for (Workload workload : scene.cluster().workloads()) {
            List<ClusterPod> own = workload.pods().isEmpty() ? workload.templates() : workload.pods();
            own.forEach(one -> pods.computeIfAbsent(one.pod().namespace(), name -> new ArrayList<>())
                    .add(one));
        }
    }

    static void look(Scene scene, Found found) {
        BackendLints lints = new BackendLints(scene, found);
        scene.cluster().services().forEach(lints::service);
        Set<List<String>> told = new HashSet<>();
        for (EntryPoint entry : scene.cluster().entries()) {
            List<String> what = List.of(
                    name(entry),
                    entry.service(),
                    entry.port().map(PortRef::toString).orElse(""));
            if (entry.kind().isController() && told.add(what)) {
                lints.entry(entry);
            }
        }
    }

    /** As people name it. */
    static String name(EntryPoint entry) {
        return (entry.kind() == EntryPoint.Kind.ROUTE ? "Route " : "Ingress ") + entry.namespace() + "/" + entry.name();
    }

    private void entry(EntryPoint entry) {
        Optional<Service> service = scene.cluster().service(entry.namespace(), entry.service());
        if (service.isEmpty()) {
            nowhere(
                    entry,
                    "Service " + entry.namespace() + "/" + entry.service() + ", which is not there",
                    "correct the name, add the Service, or, if it is somewhere else, read that too");
        } else if (entry.port().isPresent()
                && !hasPort(service.get(), entry.kind(), entry.port().get())) {
            nowhere(
                    entry,
                    "the port " + entry.port().get() + " of Service "
                            + service.get().id() + ", which has none of that",
                    "write one of its ports" + ports(service.get(), entry.kind()));
        }
    }

    private void nowhere(EntryPoint entry, String where, String remedy) {
        found.add(
                LintCode.LEADS_NOWHERE,
                Subject.of(entry),
                "",
                name(entry) + " leads to " + where + ": nobody answers",
                remedy);
    }

    /** The number in a Route is one of the pods; of what listens there without being declared nothing is known. */
    private boolean hasPort(Service service, EntryPoint.Kind kind, PortRef wanted) {
        boolean isTarget = kind == EntryPoint.Kind.ROUTE && wanted.number().isPresent();
        return service.ports().stream().anyMatch(port -> {
            if (isTarget) {
                return port.target().equals(wanted)
                        || (port.target().name().isPresent()
                                && behind(service).stream()
                                        .flatMap(one -> one.ports().stream())
                                        .anyMatch(own ->
                                                own.name().equals(port.target().name())
                                                        && wanted.number().equals(Optional.of(own.number()))));
            }
            return wanted.number().equals(Optional.of(port.number()))
                    || wanted.name().equals(Optional.of(port.name()));
        });
    }

    private static String ports(Service service, EntryPoint.Kind kind) {
        if (service.ports().isEmpty()) {
            return "";
        }
        return service.ports().stream()
                .map(port -> kind == EntryPoint.Kind.ROUTE
                        ? port.target().toString()
                        : port.number() + (port.name().isEmpty() ? "" : " (" + port.name() + ")"))
                .collect(Collectors.joining(", ", ": ", ""));
    }

    private List<ClusterPod> behind(Service service) {
        return pods.getOrDefault(service.namespace(), List.of()).stream()
                .filter(one -> one.pod()
                        .labels()
                        .entrySet()
                        .containsAll(service.selector().entrySet()))
                .toList();
    }

    private void service(Service service) {
        if (service.selector().isEmpty() || service.type() == Service.Type.EXTERNAL_NAME) {
            return;
        }
        List<ClusterPod> behind = behind(service);
        if (behind.isEmpty()) {
            boolean isRead = pods.containsKey(service.namespace());
            found.add(
                    LintCode.LEADS_NOWHERE,
                    isRead ? LintCode.LEADS_NOWHERE.severity() : Severity.INFO,
                    Subject.of(service),
                    "spec.selector",
                    "Service " + service.id() + " leads to nobody: no pod in " + service.namespace()
                            + " has the labels "
                            + service.selector().entrySet().stream()
                                    .map(label -> label.getKey() + "=" + label.getValue())
                                    .collect(Collectors.joining(", ")),
                    "correct the selector, or remove the Service; if its pods are yet to come, suppress this and say so");
            return;
        }
        for (int i = 0; i < service.ports().size(); i++) {
            ServicePort port = service.ports().get(i);
            if (port.target().name().isPresent() && behind.stream().noneMatch(declares(port))) {
                found.add(
                        LintCode.LEADS_NOWHERE,
                        Subject.of(service),
                        "spec.ports[" + i + "].targetPort",
                        "Service " + service.id() + " leads its port " + port.number() + " to the port " + port.target()
                                + " of " + port.protocol()
                                + ", which no container of its pods declares: nobody answers",
                        "name a port that they declare, declare this one, or write the number");
            }
        }
    }

    private static Predicate<ClusterPod> declares(ServicePort port) {
        return one -> one.ports().stream()
                .anyMatch(own -> own.name().equals(port.target().name())
                        && own.protocol().equals(port.protocol()));
    }
}
