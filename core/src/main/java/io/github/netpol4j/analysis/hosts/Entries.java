package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.analysis.hosts.Way.Kind;
import io.github.netpol4j.cluster.Backend;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.ContainerPort;
import io.github.netpol4j.cluster.EndpointSlice;
import io.github.netpol4j.cluster.EntryPoint;
import io.github.netpol4j.cluster.PortRef;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.cluster.ServicePort;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Pod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything in a cluster that can be asked for. */
final class Entries {

    private final Cluster cluster;
    private final Landscape landscape;
    private final List<Entry> all = new ArrayList<>();

    private Entries(Cluster cluster, Landscape landscape) {
        this.cluster = cluster;
        this.landscape = landscape;
    }

    static List<Entry> of(Cluster cluster, Landscape landscape) {
        Entries entries = new Entries(cluster, landscape);
        cluster.services().forEach(entries::service);
        cluster.pods().forEach(entries::ownPorts);
        return entries.all.stream()
                .distinct()
                .sorted(Comparator.comparing((Entry entry) -> entry.way().subject())
                        .thenComparing(entry -> entry.way().kind())
                        .thenComparing(entry -> entry.way().protocol())
                        .thenComparing(entry -> entry.way().port())
                        .thenComparing(entry -> entry.way().at()))
                .toList();
    }

    private void service(Service service) {
        for (ServicePort port : service.ports()) {
            if (service.type() == Service.Type.EXTERNAL_NAME) {
                externalName(service, port);
            } else {
                List<Target> targets = targets(service, port);
                inside(service, port, targets);
                fromOutside(service, port, targets);
            }
        }
    }

    private void externalName(Service service, ServicePort port) {
        String name = service.externalName();
        Optional<IpAddress> literal = IpAddress.parse(name);
        List<Target> targets =
                literal.map(address -> List.of(at(address, port.number()))).orElseGet(() -> named(name, port.number()));
        List<String> notes = literal.isPresent()
                ? List.of(name
                        + " is looked up as a DNS name, so the Service leads nowhere, and this is about the address itself;"
                        + " a Service without selector and an EndpointSlice lead there")
                : List.of();
        add(Kind.EXTERNAL_NAME, service, name, port, port.number(), targets, List.of(), List.of(), notes);
    }

    private List<Target> named(String name, int port) {
        return landscape
                .machineNamed(name)
                .map(machine -> machine.node().addresses().stream()
                        .<Target>map(address -> new Target.Outside(address, Optional.of(machine), port))
                        .toList())
                .orElseGet(() -> List.of(new Target.Unknown(name, port)));
    }

    private Target at(IpAddress address, int port) {
        Optional<ClusterPod> pod = landscape.podAt(address);
        if (pod.isPresent()) {
            return new Target.OnPod(pod.get(), landscape.candidates(pod.get().pod()), port);
        }
        return landscape
                .nodeAt(address)
                .<Target>map(node -> new Target.OnHost(Optional.empty(), List.of(node), port))
                .orElseGet(() -> new Target.Outside(address, landscape.machineAt(address), port));
    }

    private List<Target> targets(Service service, ServicePort port) {
        if (service.selector().isEmpty()) {
            return cluster.endpointSlices(service).stream()
                    .flatMap(slice -> targets(slice, port))
                    .distinct()
                    .toList();
        }
        PortRef reference = port.name().isEmpty() ? PortRef.of(port.number()) : PortRef.of(port.name());
        EntryPoint one = new EntryPoint(
                EntryPoint.Kind.NODE_PORT,
                service.namespace(),
                service.name(),
                "",
                "",
                service.name(),
                Optional.of(reference),
                service.origin());
        return cluster.backends(one).stream()
                .filter(backend -> backend.protocol().equals(port.protocol()))
                .map(this::target)
                .toList();
    }

    private Stream<Target> targets(EndpointSlice slice, ServicePort port) {
        List<Target> found = new ArrayList<>();
        for (ServicePort there : slice.ports()) {
            if (there.name().equals(port.name()) && there.protocol().equals(port.protocol())) {
                slice.addresses().forEach(address -> found.add(at(address, there.number())));
                slice.names().forEach(name -> found.addAll(named(name, there.number())));
            }
        }
        return found.stream();
    }

    private Target target(Backend backend) {
        return target(backend.pod(), backend.port());
    }

    private Target target(ClusterPod pod, int port) {
        List<Machine> places = landscape.candidates(pod.pod());
        return pod.pod().hostNetwork()
                ? new Target.OnHost(Optional.of(pod), places, port)
                : new Target.OnPod(pod, places, port);
    }

    private void inside(Service service, ServicePort port, List<Target> targets) {
        Kind kind = service.selector().isEmpty() ? Kind.ENDPOINTS : Kind.SERVICE;
        String at = service.clusterIps().stream()
                .map(IpAddress::toString)
                .findFirst()
                .orElse(service.isHeadless() ? "its pods" : "");
        if (service.isHeadless()) {
            // Its name leads to the pods themselves, and their ports are asked for as they are.
            targets.stream()
                    .collect(Collectors.groupingBy(Target::port))
                    .forEach((number, some) ->
                            add(kind, service, at, port, number, some, List.of(), service.clusterIps(), List.of()));
        } else {
            add(kind, service, at, port, port.number(), targets, List.of(), service.clusterIps(), List.of());
        }
    }

    private void fromOutside(Service service, ServicePort port, List<Target> targets) {
        boolean balanced = service.type() == Service.Type.LOAD_BALANCER;
        if (service.type() == Service.Type.NODE_PORT
                || (balanced && port.nodePort().isPresent())) {
            for (Machine node : landscape.nodes()) {
                int number = port.nodePort().orElse(0);
                add(Kind.NODE_PORT, service, node.name(), port, number, targets, List.of(node), List.of(), List.of());
            }
        }
        List<Machine> any = landscape.distinct();
        if (balanced) {
            String at =
                    service.loadBalancers().stream().map(IpAddress::toString).collect(Collectors.joining(", "));
            List<IpAddress> addresses = service.loadBalancers();
            add(Kind.LOAD_BALANCER, service, at, port, port.number(), targets, any, addresses, List.of());
        }
        for (IpAddress address : service.externalIps()) {
            String at = address.toString();
            add(Kind.EXTERNAL_IP, service, at, port, port.number(), targets, any, List.of(address), List.of());
        }
    }

    private void add(
            Kind kind,
            Service service,
            String at,
            ServicePort port,
            int number,
            List<Target> targets,
            List<Machine> arrivals,
            List<IpAddress> addresses,
            List<String> notes) {
        Way way = new Way(kind, service.id(), at, port.protocol(), number, leadsTo(targets));
        boolean outside = kind == Kind.EXTERNAL_NAME || service.selector().isEmpty();
        Optional<Pod> seeming = outside ? Optional.of(seeming(service)) : Optional.empty();
        boolean keeps = service.keepsClients() && !arrivals.isEmpty();
        all.add(new Entry(way, targets, arrivals, addresses, keeps, service.sourceRanges(), seeming, notes));
    }

    /** A pod that policies named after a Service would select, in its namespace. */
    private Pod seeming(Service service) {
        Pod pod = Pod.ofApp(service.namespace(), service.name());
        var namespace = cluster.namespaces().get(service.namespace());
        if (namespace != null) {
            for (var label : namespace.labels().entrySet()) {
                pod = label.getKey().equals(Pod.NAMESPACE_NAME_LABEL)
                        ? pod
                        : pod.inNamespaceLabelled(label.getKey(), label.getValue());
            }
        }
        for (var label : service.selector().entrySet()) {
            pod = pod.labelled(label.getKey(), label.getValue());
        }
        return pod;
    }

    private String leadsTo(List<Target> targets) {
        return targets.stream()
                .map(target -> target instanceof Target.OnPod on
                        ? landscape.workload(on.pod().pod()) + ":" + on.port()
                        : target instanceof Target.OnHost host && host.pod().isPresent()
                                ? landscape.workload(host.pod().get().pod()) + ":" + host.port()
                                        + " on the network of its node"
                                : target.words())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void ownPorts(ClusterPod pod) {
        boolean host = pod.pod().hostNetwork();
        for (ContainerPort port : pod.ports()) {
            if (host || port.hostPort().isPresent()) {
                int number = host ? port.number() : port.hostPort().orElse(0);
                for (Machine node : landscape.places(pod.pod())) {
                    ownPort(pod, port, number, node);
                }
            }
        }
    }

    private void ownPort(ClusterPod pod, ContainerPort port, int number, Machine node) {
        boolean host = pod.pod().hostNetwork();
        Target target = host
                ? new Target.OnHost(Optional.of(pod), List.of(node), port.number())
                : new Target.OnPod(pod, List.of(node), port.number());
        String name = landscape.workload(pod.pod());
        Way way = new Way(
                host ? Kind.HOST_NETWORK : Kind.HOST_PORT,
                name,
                node.name(),
                port.protocol(),
                number,
                leadsTo(List.of(target)));
        List<IpAddress> only =
                port.hostIp().filter(ip -> !host && !isAny(ip)).stream().toList();
        all.add(new Entry(
                way,
                List.of(target),
                host ? List.of() : List.of(node),
                List.of(),
                true,
                List.of(),
                Optional.empty(),
                only.isEmpty() ? List.of() : List.of("it listens on " + only.get(0) + " alone")));
    }

    private static boolean isAny(IpAddress address) {
        return address.equals(IpAddress.of("0.0.0.0")) || address.equals(IpAddress.of("::"));
    }
}
