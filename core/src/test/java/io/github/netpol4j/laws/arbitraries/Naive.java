package io.github.netpol4j.laws.arbitraries;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Rule;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What rules mean, a second time: the definition of a policy's meaning, transcribed as it stands, flow by flow. It shares
 * nothing with the library but the data.
 */
public final class Naive {

    /** One source and one destination of an Allow or a Deny. */
    private record Pair(Peer s, Peer d, List<Port> ports) {}

    private static final Map<String, Bits> BITS = new ConcurrentHashMap<>();

    private final List<Pair> allows = new ArrayList<>();
    private final List<Pair> denies = new ArrayList<>();
    private final List<Peer> isolatedEgress = new ArrayList<>();
    private final List<Peer> isolatedIngress = new ArrayList<>();
    private final Semantics semantics;

    /**
     * The meaning of some rules.
     *
     * @param rules with nothing left to a policy
     * @param semantics what Kubernetes leaves open
     */
    public Naive(List<Rule> rules, Semantics semantics) {
        this.semantics = semantics;
        for (Rule rule : rules) {
            if (rule instanceof Allow allow) {
                expand(allows, allow.sources(), allow.destinations(), allow.ports());
            } else if (rule instanceof Deny deny) {
                expand(denies, deny.sources(), deny.destinations(), deny.ports());
            } else if (rule instanceof Isolate isolate) {
                isolate.directions().forEach(direction -> {
                    switch (direction) {
                        case EGRESS -> isolatedEgress.addAll(isolate.subjects());
                        case INGRESS -> isolatedIngress.addAll(isolate.subjects());
                    }
                });
            }
        }
    }

    private static void expand(List<Pair> pairs, List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        for (Peer s : sources) {
            for (Peer d : destinations) {
                pairs.add(new Pair(s, d, ports));
            }
        }
    }

    /**
     * Whether a flow passes.
     *
     * @param f the flow
     * @return whether it does
     */
    public boolean passes(Flow f) {
        if (alwaysPasses(f, semantics)) {
            return true;
        }
        if (isDenied(f)) {
            return false;
        }
        return (!isoE(f) || grantE(f)) && (!isoI(f) || grantI(f));
    }

    /**
     * Whether a Deny hits a flow.
     *
     * @param f the flow
     * @return whether one does
     */
    public boolean isDenied(Flow f) {
        return denies.stream().anyMatch(pair -> hit(pair, f));
    }

    /**
     * Whether the source's egress is isolated.
     *
     * @param f the flow
     * @return whether it is
     */
    public boolean isoE(Flow f) {
        return isolatedEgress.stream().anyMatch(peer -> guards(peer, f.source()))
                || allows.stream()
                        .filter(pair -> pair.d instanceof IpBlock || pair.d instanceof Peer.Anywhere)
                        .filter(pair -> !(pair.s instanceof Peer.Host) || port(pair.ports, f))
                        .anyMatch(pair -> guards(pair.s, f.source()));
    }

    /**
     * Whether the destination's ingress is isolated.
     *
     * @param f the flow
     * @return whether it is
     */
    public boolean isoI(Flow f) {
        return isolatedIngress.stream().anyMatch(peer -> guards(peer, f.destination()))
                || allows.stream()
                        .filter(pair -> !(pair.d instanceof Peer.Host) || port(pair.ports, f))
                        .anyMatch(pair -> guards(pair.d, f.destination()));
    }

    /**
     * Whether an Allow grants the flow at its source.
     *
     * @param f the flow
     * @return whether one does
     */
    public boolean grantE(Flow f) {
        return allows.stream().anyMatch(pair -> hit(pair, f) && isGuarded(pair.s));
    }

    /**
     * Whether an Allow grants the flow at its destination.
     *
     * @param f the flow
     * @return whether one does
     */
    public boolean grantI(Flow f) {
        return allows.stream().anyMatch(pair -> hit(pair, f) && (isGuarded(pair.d) || pair.d instanceof Peer.Dns));
    }

    /**
     * Whether an Allow between pods hits a flow.
     *
     * @param f the flow
     * @return whether one does
     */
    public boolean isPromised(Flow f) {
        return allows.stream().anyMatch(pair -> isPods(pair.s) && isPods(pair.d) && hit(pair, f));
    }

    /**
     * Whether an endpoint is one that a pods or DNS peer of an Allow matches.
     *
     * @param end the endpoint
     * @return whether a rule speaks of it by name
     */
    public boolean isSpokenOf(Endpoint end) {
        return allows.stream().anyMatch(pair -> names(pair.s, end) || names(pair.d, end));
    }

    private boolean names(Peer peer, Endpoint end) {
        return (isGuarded(peer) || peer instanceof Peer.Dns) && matches(peer, end, Optional.empty(), semantics);
    }

    private boolean hit(Pair pair, Flow f) {
        return matches(pair.s, f.source(), f.sourceAddress(), semantics)
                && matches(pair.d, f.destination(), f.destinationAddress(), semantics)
                && port(pair.ports, f);
    }

    private boolean guards(Peer peer, Endpoint end) {
        return isGuarded(peer) && matches(peer, end, Optional.empty(), semantics);
    }

    private static boolean isPods(Peer peer) {
        return peer instanceof Pods || peer instanceof Namespaces;
    }

    private static boolean isGuarded(Peer peer) {
        return isPods(peer) || peer instanceof Peer.Host;
    }

    /**
     * Whether policies have no say: src==dst, or src is the dst pod's own node.
     *
     * @param f the flow
     * @param semantics what Kubernetes leaves open
     * @return whether it always passes
     */
    public static boolean alwaysPasses(Flow f, Semantics semantics) {
        if (f.source().getClass() == f.destination().getClass()
                && f.source().id().equals(f.destination().id())) {
            return true;
        }
        if (ownNode(f.source(), f.destination(), semantics)) {
            return true;
        }
        if (semantics.egressToOwnNode() && ownNode(f.destination(), f.source(), semantics)) {
            return true;
        }
        boolean other = !f.protocol().equals(Protocol.TCP)
                && !f.protocol().equals(Protocol.UDP)
                && !f.protocol().equals(Protocol.SCTP);
        return other && semantics.otherProtocols() == Semantics.OtherProtocols.OPEN;
    }

    private static boolean ownNode(Endpoint host, Endpoint end, Semantics semantics) {
        if (!(end instanceof Pod pod) || !isPod(end, semantics) || pod.node().isEmpty()) {
            return false;
        }
        String node = pod.node().get();
        return (host instanceof Node it && it.name().equals(node))
                || (host instanceof Pod other
                        && !isPod(other, semantics)
                        && other.node().isPresent()
                        && other.node().get().equals(node));
    }

    private static boolean isPod(Endpoint end, Semantics semantics) {
        return end instanceof Pod pod
                && (!pod.hostNetwork() || semantics.hostNetworkPods() == Semantics.HostNetworkPods.AS_POD);
    }

    /**
     * Whether a peer describes an end.
     *
     * @param peer the peer, with nothing left to a policy
     * @param end the end
     * @param address the address in use, if known
     * @param semantics what Kubernetes leaves open
     * @return whether it does
     */
    public static boolean matches(Peer peer, Endpoint end, Optional<IpAddress> address, Semantics semantics) {
        if (peer instanceof Pods pods) {
            return end instanceof Pod pod
                    && isPod(end, semantics)
                    && namespaces(pods.namespaces(), pod)
                    && fit(pods.labels().requirements(), pod.labels());
        }
        if (peer instanceof Namespaces namespaces) {
            return end instanceof Pod pod && isPod(end, semantics) && namespaces(namespaces, pod);
        }
        if (peer instanceof IpBlock block) {
            return address.isPresent()
                    && inside(block.block().toString(), address.get())
                    && block.except().stream().noneMatch(hole -> inside(hole.toString(), address.get()))
                    && (!isPod(end, semantics) || semantics.podIpsInIpBlocks());
        }
        if (peer instanceof Peer.Anywhere) {
            return true;
        }
        if (peer instanceof Peer.Dns) {
            return end instanceof Pod pod
                    && isPod(end, semantics)
                    && pod.namespace().equals("kube-system")
                    && "kube-dns".equals(pod.labels().get("k8s-app"));
        }
        return end instanceof Node || (end instanceof Pod && !isPod(end, semantics));
    }

    private static boolean namespaces(Namespaces namespaces, Pod pod) {
        return (namespaces.names().isEmpty() || namespaces.names().contains(pod.namespace()))
                && fit(namespaces.labels().requirements(), pod.namespaceLabels());
    }

    private static boolean fit(List<Requirement> requirements, Map<String, String> labels) {
        for (Requirement requirement : requirements) {
            boolean there = labels.containsKey(requirement.key());
            boolean among = there && requirement.values().contains(labels.get(requirement.key()));
            boolean fits = switch (requirement.operator()) {
                case IN -> among;
                case NOT_IN -> !among;
                case EXISTS -> there;
                case DOES_NOT_EXIST -> !there;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private boolean port(List<Port> ports, Flow f) {
        return ports.stream().anyMatch(port -> port(port, f, semantics));
    }

    /**
     * Whether a port is the one that a flow goes to.
     *
     * @param port the port
     * @param f the flow
     * @param semantics what Kubernetes leaves open
     * @return whether it is
     */
    public static boolean port(Port port, Flow f, Semantics semantics) {
        if (port instanceof Port.Any) {
            return true;
        }
        if (port instanceof Port.All all) {
            return all.protocol().equals(f.protocol());
        }
        if (port instanceof Port.Numbers numbers) {
            return numbers.protocol().equals(f.protocol())
                    && numbers.range().from() <= f.port()
                    && f.port() <= numbers.range().to();
        }
        if (port instanceof Port.Named named) {
            return named.protocol().equals(f.protocol())
                    && f.destination() instanceof Pod pod
                    && isPod(pod, semantics)
                    && pod.ports().stream()
                            .anyMatch(it -> it.name().equals(named.name())
                                    && it.protocol().equals(f.protocol())
                                    && it.number() == f.port());
        }
        return f.protocol().equals(Protocol.ICMP) || f.protocol().equals(Protocol.ICMPV6);
    }

    /** Whether an address is in a block: the leading bits of both, as Java's own address classes have them. */
    private static boolean inside(String block, IpAddress address) {
        int slash = block.indexOf('/');
        Bits base = BITS.computeIfAbsent(block.substring(0, slash), Naive::bits);
        Bits candidate = BITS.computeIfAbsent(address.toString(), Naive::bits);
        int free = base.length - Integer.parseInt(block.substring(slash + 1));
        return base.length == candidate.length && base.value.shiftRight(free).equals(candidate.value.shiftRight(free));
    }

    private static Bits bits(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return new Bits(new BigInteger(1, bytes), bytes.length * 8);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    private record Bits(BigInteger value, int length) {}
}
