package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.Backend;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.ContainerPort;
import io.github.netpol4j.cluster.EntryPoint;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Standing;
import io.github.netpol4j.flow.Values.Addresses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Ways in that the node or a load balancer opens, and what of them policies let through, by the meaning of what is enforced. */
final class ExposureLints {

    private static final List<Cidr> LOOPBACK = List.of(Cidr.of("127.0.0.0/8"), Cidr.of("::1/128"));

    private final Scene scene;
    private final Passages passages;
    private final List<Standing> internet = new ArrayList<>();
    private final List<Standing> anyone = new ArrayList<>();
    private final FlowSet isolated;

    /** Whose pods these are: the same however many they are. */
    private final Map<String, String> owners = new HashMap<>();

    private ExposureLints(Scene scene, Passages passages) {
        this.scene = scene;
        this.passages = passages;
        this.isolated = scene.meaning().isolated(Direction.INGRESS);
        for (var range : passages.ranges()) {
            Standing standing = Scene.outside(passages, range.first());
            anyone.add(standing);
            if (OpenBlocks.isPublic(range)) {
                internet.add(standing);
            }
        }
        for (Workload workload : scene.cluster().workloads()) {
            workload.pods().forEach(one -> owners.put(one.pod().id(), workload.namespace() + "/" + workload.name()));
        }
        anyone.add(passages.standing(Node.named("netpol4j-node"), Optional.empty()));
        for (var node : scene.cluster().nodes()) {
            Endpoint end = node.node();
            end.addresses().forEach(one -> anyone.add(passages.standing(end, Optional.of(one))));
        }
    }

    static void look(Scene scene, Found found) {
        ExposureLints lints = new ExposureLints(scene, scene.passages());
        lints.services(found);
        lints.hostPorts(found);
    }

    private void services(Found found) {
        Map<String, List<EntryPoint>> entries = new LinkedHashMap<>();
        for (EntryPoint entry : scene.cluster().entries()) {
            if (!entry.kind().isController()) {
                entries.computeIfAbsent(entry.namespace() + "/" + entry.service(), name -> new ArrayList<>())
                        .add(entry);
            }
        }
        for (List<EntryPoint> some : entries.values()) {
            EntryPoint first = some.get(0);
            scene.cluster()
                    .service(first.namespace(), first.service())
                    .ifPresent(service -> service(service, some, found));
        }
    }

    private void service(Service service, List<EntryPoint> entries, Found found) {
        TreeSet<String> ways = new TreeSet<>();
        TreeSet<String> open = new TreeSet<>();
        TreeSet<String> blocked = new TreeSet<>();
        boolean isIsolated = true;
        for (EntryPoint entry : entries) {
            boolean isLimited = entry.kind() == EntryPoint.Kind.LOAD_BALANCER
                    && !service.sourceRanges().isEmpty()
                    && !OpenBlocks.holdInternet(OpenBlocks.together(service.sourceRanges().stream()
                            .map(range -> Addresses.of(range, List.of()))
                            .toList()));
            for (Backend backend : scene.cluster().backends(entry)) {
                Pod pod = backend.pod().pod();
                String where =
                        owners.getOrDefault(pod.id(), pod.id()) + " on " + backend.protocol() + " " + backend.port();
                if (!isLimited && passes(internet, pod, backend.protocol(), backend.port())) {
                    ways.add(way(entry));
                    open.add(where);
                    isIsolated &= isIsolated(pod);
                } else if (!passes(anyone, pod, backend.protocol(), backend.port())) {
                    blocked.add(where);
                }
            }
        }
        if (!open.isEmpty()) {
            exposed(service, isIsolated, ways, open, found);
        } else if (!blocked.isEmpty()) {
            found.add(
                    LintCode.ENTRY_BLOCKED,
                    Subject.of(service),
                    "",
                    "Service " + service.id()
                            + " is open to the outside, and policies let no address outside and no node" + " reach "
                            + Inventory.names(List.copyOf(blocked)),
                    "let in, on these ports of the pods, the blocks of the clients, and those of the nodes unless"
                            + " externalTrafficPolicy is Local; or make the Service one of type ClusterIP");
        }
    }

    private static void exposed(Service service, boolean isIsolated, Set<String> ways, Set<String> open, Found found) {
        found.add(
                LintCode.INTERNET_EXPOSED,
                isIsolated ? Severity.INFO : LintCode.INTERNET_EXPOSED.severity(),
                Subject.of(service),
                "",
                "whoever reaches the cluster's nodes from the internet reaches " + Inventory.names(List.copyOf(open))
                        + " through " + String.join(" and ", ways) + " of Service " + service.id()
                        + (isIsolated ? ", as policies permit" : ": no policy isolates these pods"),
                "isolate their ingress and let in only the blocks of their clients; policies see the clients' addresses only if"
                        + " externalTrafficPolicy is Local");
    }

    private void hostPorts(Found found) {
        for (Workload workload : scene.cluster().workloads()) {
            TreeSet<String> open = new TreeSet<>();
            boolean isIsolated = true;
            for (ClusterPod one : workload.pods()) {
                for (ContainerPort port : one.ports()) {
                    if (port.hostPort().isPresent()
                            && !isOfNodeAlone(port)
                            && one.pod().isSelectable(scene.semantics())
                            && passes(internet, one.pod(), port.protocol(), port.number())) {
                        open.add(port.protocol() + " " + port.hostPort().get());
                        isIsolated &= isIsolated(one.pod());
                    }
                }
            }
            if (!open.isEmpty()) {
                found.add(
                        LintCode.INTERNET_EXPOSED,
                        isIsolated ? Severity.INFO : LintCode.INTERNET_EXPOSED.severity(),
                        Subject.of(workload),
                        "",
                        "whoever reaches a node from the internet reaches " + workload.id() + " through the node's "
                                + String.join(" and ", open) + ", a hostPort"
                                + (isIsolated ? ", as policies permit" : ": no policy isolates these pods"),
                        "isolate their ingress and let in only the blocks of their clients, or do without hostPort");
            }
        }
    }

    /** Whether only the node itself reaches it. */
    private static boolean isOfNodeAlone(ContainerPort port) {
        return port.hostIp()
                .filter(address -> LOOPBACK.stream().anyMatch(block -> block.contains(address)))
                .isPresent();
    }

    private boolean passes(List<Standing> from, Pod pod, Protocol protocol, int port) {
        return Scene.passes(passages, from, pod, protocol, port);
    }

    private boolean isIsolated(Pod pod) {
        return isolated.contains(Flow.from(IsolatedPods.STRANGER).to(pod).tcp(1), scene.semantics());
    }

    private static String way(EntryPoint entry) {
        return switch (entry.kind()) {
            case NODE_PORT -> "a port of every node";
            case LOAD_BALANCER -> "the load balancer";
            default -> "the " + entry.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
