package io.github.netpol4j.cluster;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.NamedPort;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.KubernetesSyntax;
import io.github.netpol4j.internal.manifest.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the specification of a pod says, and its status.
 *
 * <p>Source: Kubernetes API reference, PodSpec, Container, PodStatus. Of all its fields those are read that policies or the ways
 * in see.
 *
 * @param ports all that its containers declare
 */
record PodFields(String serviceAccount, List<ContainerPort> ports, Optional<String> node, boolean hostNetwork) {

    private static final List<String> SPEC =
            List.of("containers", "initContainers", "hostNetwork", "nodeName", "serviceAccountName", "serviceAccount");
    private static final List<String> CONTAINER = List.of("ports", "restartPolicy");
    private static final List<String> PORT = List.of("name", "protocol", "containerPort", "hostPort", "hostIP");
    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

    /** The specification in the field {@code spec} of a pod or of a template. */
    static PodFields of(Fields parent) {
        Optional<Fields> spec = parent.open("spec", SPEC);
        List<ContainerPort> ports = spec.stream()
                .flatMap(fields -> Stream.concat(
                        fields.openList("containers", CONTAINER).stream(),
                        fields.openList("initContainers", CONTAINER).stream().filter(PodFields::isSidecar)))
                .flatMap(container -> container.openList("ports", PORT).stream())
                .flatMap(port -> port(port).stream())
                .toList();
        return new PodFields(
                spec.flatMap(fields -> account(fields, "serviceAccountName"))
                        .or(() -> spec.flatMap(fields -> account(fields, "serviceAccount")))
                        .orElse("default"),
                ports,
                spec.flatMap(fields -> fields.string("nodeName")).filter(node -> !node.isEmpty()),
                spec.flatMap(fields -> fields.bool("hostNetwork")).orElse(false));
    }

    private static Optional<String> account(Fields spec, String key) {
        Optional<String> account = spec.string(key).filter(name -> !name.isEmpty());
        account.ifPresent(name -> Head.refuse(spec, key, KubernetesSyntax.dnsSubdomain(name)));
        return account;
    }

    /** An init container that is restarted runs beside the others. */
    private static boolean isSidecar(Fields container) {
        return container.string("restartPolicy").filter("Always"::equals).isPresent();
    }

    private static Optional<ContainerPort> port(Fields port) {
        Optional<Integer> number = Numbers.port(port, "containerPort");
        if (port.value("containerPort").isEmpty()) {
            port.scope().doubt(Messages.missing(port.place("containerPort"), "containerPort"));
        }
        Protocol protocol = Numbers.protocol(port);
        Optional<String> name = port.string("name").filter(given -> !given.isEmpty());
        Optional<ContainerPort> read = number.map(given -> new ContainerPort(
                name,
                protocol,
                given,
                Numbers.anyPort(port, "hostPort"),
                port.string("hostIP").filter(ip -> !ip.isEmpty()).flatMap(ip -> Numbers.address(port, "hostIP", ip))));
        return read.filter(given -> isNamedWell(given, port));
    }

    private static boolean isNamedWell(ContainerPort read, Fields port) {
        try {
            named(read);
            return true;
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> port.scope().add(Messages.at(port.place("name"), problem)));
            return false;
        }
    }

    private static Optional<NamedPort> named(ContainerPort port) {
        return port.name().map(name -> new NamedPort(name, port.protocol(), port.number()));
    }

    /** The pod; empty if its name or a label is refused, which was told where it was read. */
    Optional<Pod> pod(String namespace, String name, SortedMap<String, String> labels, List<IpAddress> ips) {
        boolean isRefused = !KubernetesSyntax.dnsLabel(namespace).isEmpty()
                || !KubernetesSyntax.dnsSubdomain(name).isEmpty()
                || !KubernetesSyntax.dnsSubdomain(serviceAccount).isEmpty()
                || labels.entrySet().stream()
                        .anyMatch(label ->
                                !KubernetesSyntax.labelKey(label.getKey()).isEmpty()
                                        || !KubernetesSyntax.labelValue(label.getValue())
                                                .isEmpty());
        return isRefused
                ? Optional.empty()
                : Optional.of(new Pod(
                        namespace,
                        new TreeMap<>(),
                        name,
                        labels,
                        serviceAccount,
                        ports.stream().flatMap(port -> named(port).stream()).toList(),
                        ips,
                        node,
                        hostNetwork));
    }

    /** The addresses of a listed pod. */
    static List<IpAddress> addresses(Fields pod) {
        List<IpAddress> addresses = new ArrayList<>();
        pod.open("status", List.of()).ifPresent(status -> {
            for (Fields one : status.openList("podIPs", List.of())) {
                one.string("ip").flatMap(ip -> Numbers.address(one, "ip", ip)).ifPresent(addresses::add);
            }
            if (addresses.isEmpty()) {
                status.string("podIP")
                        .filter(ip -> !ip.isEmpty())
                        .flatMap(ip -> Numbers.address(status, "podIP", ip))
                        .ifPresent(addresses::add);
            }
        });
        return addresses;
    }

    /** Whether a listed pod has ended for good. */
    static boolean isFinished(Fields pod) {
        return pod.open("status", List.of())
                .flatMap(status -> status.string("phase"))
                .filter(FINISHED::contains)
                .isPresent();
    }
}
