package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.Backend;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.Namespace;
import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Standing;
import io.github.netpol4j.flow.Values.Addresses;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Pods whose egress is isolated and that reach no DNS, by the meaning of what is enforced: neither the cluster's DNS pods nor any
 * address outside that could be a server.
 */
final class DnsLints {

    private static final int PORT = 53;

    /** A block of so many addresses may be that of a cluster's Services or pods: none of them is usually smaller. */
    private static final int LARGE = 20;

    private static final int LARGE_V6 = 112;

    /** Where caches on each node answer. */
    private static final List<AddressRange> LOCAL =
            List.of(AddressRange.of(Cidr.of("169.254.0.0/16")), AddressRange.of(Cidr.of("fe80::/10")));

    private final Scene scene;
    private final Passages passages;
    private final List<Server> servers;
    private final List<IpAddress> known;

    private DnsLints(Scene scene, Passages passages) {
        this.scene = scene;
        this.passages = passages;
        this.servers = servers(scene.cluster());
        this.known = Stream.of(
                        scene.cluster().service("kube-system", "kube-dns"),
                        scene.cluster().service("openshift-dns", "dns-default"))
                .flatMap(Optional::stream)
                .flatMap(service -> service.clusterIps().stream())
                .toList();
    }

    /** A pod that answers DNS, and where. */
    private record Server(Pod pod, int udp, int tcp) {}

    static void look(Scene scene, Found found) {
        new DnsLints(scene, scene.passages()).all(found);
    }

    private void all(Found found) {
        FlowSet isolated = scene.meaning().isolated(Direction.EGRESS);
        Map<Cut, BitSet> cuts = new TreeMap<>();
        for (int i = 0; i < scene.inventory().size(); i++) {
            PodGroup group = scene.inventory().group(i);
            Pod pod = group.pod();
            boolean isConcerned = group.isThere()
                    && pod.isSelectable(scene.semantics())
                    && servers.stream().noneMatch(server -> server.pod().id().equals(pod.id()))
                    && isolated.contains(
                            Flow.from(pod).to(IsolatedPods.STRANGER).udp(PORT), scene.semantics());
            if (isConcerned) {
                boolean udp = reaches(pod, Protocol.UDP);
                boolean tcp = reaches(pod, Protocol.TCP);
                if (!udp || !tcp) {
                    cuts.computeIfAbsent(new Cut(by(i), udp, tcp), any -> new BitSet())
                            .set(i);
                }
            }
        }
        cuts.forEach((cut, pods) -> tell(cut, pods, found));
    }

    /** What is cut, and the policy that does it; -1 if it is none of the NetworkPolicies. */
    private record Cut(int policy, boolean udp, boolean tcp) implements Comparable<Cut> {
        @Override
        public int compareTo(Cut other) {
            int order = Integer.compare(policy, other.policy);
            order = order != 0 ? order : Boolean.compare(udp, other.udp);
            return order != 0 ? order : Boolean.compare(tcp, other.tcp);
        }
    }

    private int by(int group) {
        for (int i = 0; i < scene.policies().size(); i++) {
            PolicyView policy = scene.policies().get(i);
            if (policy.directions().contains(Direction.EGRESS)
                    && scene.inventory()
                            .selected(policy.namespace(), policy.selector())
                            .get(group)) {
                return i;
            }
        }
        return -1;
    }

    private boolean reaches(Pod pod, Protocol protocol) {
        Set<Standing> from = Scene.standings(passages, pod);
        for (Server server : servers) {
            int port = protocol.equals(Protocol.UDP) ? server.udp : server.tcp;
            for (Standing to : Scene.standings(passages, server.pod())) {
                if (passes(from, to, protocol, port)) {
                    return true;
                }
            }
        }
        return outside(from, protocol);
    }

    /**
     * Whether an address outside could be that of a server: a rule names the port for it, or DNS is known to be there, or it is
     * one of so many that DNS may well be among them.
     */
    private boolean outside(Set<Standing> from, Protocol protocol) {
        List<AddressRange> whole = new ArrayList<>();
        for (AddressRange range : passages.ranges()) {
            Standing to = passages.standing(new External(range.first()), Optional.of(range.first()));
            if (passes(from, to, protocol, PORT)) {
                if (from.stream().noneMatch(one -> isEveryPort(passages.possibly(one, to), protocol))) {
                    return true;
                }
                whole.add(range);
            }
        }
        return new Addresses(whole)
                .ranges().stream()
                        .anyMatch(range -> isLarge(range)
                                || known.stream().anyMatch(range::contains)
                                || LOCAL.stream()
                                        .anyMatch(local -> range.and(local).isPresent()));
    }

    private static boolean isEveryPort(Connections passing, Protocol protocol) {
        Connections every = Connections.of(protocol);
        return passing.and(every).equals(every);
    }

    private static boolean isLarge(AddressRange range) {
        return range.blocks().stream()
                .anyMatch(block -> block.prefix() <= (block.address().isIpv6() ? LARGE_V6 : LARGE));
    }

    private boolean passes(Set<Standing> from, Standing to, Protocol protocol, int port) {
        return from.stream().anyMatch(one -> passages.possibly(one, to).contains(protocol, port));
    }

    private void tell(Cut cut, BitSet pods, Found found) {
        Subject subject = cut.policy < 0
                ? Subject.of(scene.inventory().group(pods.nextSetBit(0)).workload())
                : scene.policies().get(cut.policy).subject();
        String ports = cut.udp ? "TCP 53" : cut.tcp ? "UDP 53" : "UDP 53 and TCP 53";
        String so = cut.udp
                ? "answers that are too long for UDP fail"
                : cut.tcp ? "names don't resolve, unless asked for by TCP" : "names don't resolve";
        List<String> policies = policies(pods);
        String by = policies.isEmpty()
                ? ""
                : (policies.size() == 1 ? " by policy " : " by policies ") + Inventory.names(policies);
        String names = scene.inventory().names(pods);
        String them = names.indexOf(',') < 0 ? "it" : "them";
        found.add(
                LintCode.DNS_CUT,
                subject,
                cut.policy < 0 ? "" : "spec",
                "the egress of " + names + " is isolated" + by + ", and nothing lets " + them + " reach DNS on " + ports
                        + ": " + so,
                "add an egress rule for UDP 53 and TCP 53 to the pods k8s-app=kube-dns in namespace kube-system"
                        + (cut.udp || cut.tcp ? "" : "; where a node-local cache answers, to its address"));
    }

    private List<String> policies(BitSet pods) {
        return scene.policies().stream()
                .filter(one -> one.directions().contains(Direction.EGRESS))
                .filter(one -> scene.inventory()
                        .selected(one.namespace(), one.selector())
                        .intersects(pods))
                .map(one -> one.policy().toString())
                .toList();
    }

    /** The DNS pods of the cluster; if there are none to see, as most clusters have them. */
    private static List<Server> servers(Cluster cluster) {
        Map<String, Server> servers = new LinkedHashMap<>();
        for (ClusterPod one : cluster.pods()) {
            Pod pod = one.pod();
            if (pod.namespace().equals("kube-system")
                    && "kube-dns".equals(pod.labels().get("k8s-app"))) {
                servers.put(pod.id(), new Server(pod, PORT, PORT));
            } else if (pod.namespace().equals("openshift-dns")) {
                servers.put(pod.id(), new Server(pod, 5353, 5353));
            }
        }
        cluster.service("kube-system", "kube-dns").ifPresent(service -> {
            for (Backend backend : cluster.backends(service)) {
                servers.merge(backend.pod().pod().id(), server(backend), (one, other) -> joined(one, backend));
            }
        });
        return servers.isEmpty() ? usual(cluster) : List.copyOf(servers.values());
    }

    private static Server server(Backend backend) {
        return new Server(backend.pod().pod(), backend.port(), backend.port());
    }

    private static Server joined(Server server, Backend backend) {
        boolean isUdp = backend.protocol().equals(Protocol.UDP);
        return new Server(server.pod, isUdp ? backend.port() : server.udp, isUdp ? server.tcp : backend.port());
    }

    private static List<Server> usual(Cluster cluster) {
        List<Server> servers = new ArrayList<>();
        servers.add(new Server(
                labelled(
                                cluster,
                                Pod.ofApp("kube-system", "coredns")
                                        .unlabelled("app")
                                        .labelled("k8s-app", "kube-dns"))
                        .listening("dns", Protocol.UDP, PORT)
                        .listening("dns-tcp", Protocol.TCP, PORT),
                PORT,
                PORT));
        servers.add(new Server(
                labelled(
                        cluster,
                        Pod.ofApp("openshift-dns", "dns-default")
                                .unlabelled("app")
                                .labelled("dns.operator.openshift.io/daemonset-dns", "default")),
                5353,
                5353));
        return servers;
    }

    private static Pod labelled(Cluster cluster, Pod pod) {
        Namespace namespace = cluster.namespaces().get(pod.namespace());
        Pod labelled = pod;
        if (namespace != null) {
            for (Map.Entry<String, String> label : namespace.labels().entrySet()) {
                if (!label.getKey().equals(Pod.NAMESPACE_NAME_LABEL)) {
                    labelled = labelled.inNamespaceLabelled(label.getKey(), label.getValue());
                }
            }
        }
        return labelled;
    }
}
