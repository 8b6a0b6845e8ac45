package io.github.netpol4j.calico.arbitraries;

import io.github.netpol4j.calico.oracle.Connection;
import io.github.netpol4j.calico.oracle.End;
import io.github.netpol4j.calico.oracle.Targets;
import io.github.netpol4j.calico.oracle.Targets.Target;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.laws.arbitraries.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Some connections of one of core's clusters, whose pods run as several service accounts. Which, follows from the seed and from
 * the objects that they are to try: most go between ends that a rule speaks of.
 *
 * @param cluster whose endpoints
 * @param seed decides which connections
 */
public record FelixFlows(Cluster cluster, int seed) {

    private static final List<String> ACCOUNTS = List.of("default", "robot", "reader", "default");
    private static final Map<String, Map<String, String>> ACCOUNT_LABELS =
            Map.of("robot", Map.of("role", "x"), "reader", Map.of("role", "y"), "default", Map.of());

    private static final Map<Cluster, Map<End, Place>> PLACES = new ConcurrentHashMap<>();

    /** An endpoint with one of its addresses, on both sides. */
    private record Place(Endpoint endpoint, IpAddress address, End end) {}

    static Arbitrary<FelixFlows> any() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, Cluster.COUNT - 1).withoutEdgeCases(),
                        Arbitraries.integers().between(0, 1_000_000).withoutEdgeCases())
                .as((number, seed) -> new FelixFlows(Cluster.of(number), seed));
    }

    /**
     * Connections that meet these objects.
     *
     * @param objects as on the wire
     * @param count how many at most
     */
    public List<Probe> around(List<Map<String, Object>> objects, int count) {
        Random random = new Random(seed * 31L + 7);
        Map<End, Place> places = PLACES.computeIfAbsent(cluster, FelixFlows::places);
        List<End> ends = List.copyOf(places.keySet());
        List<Target> targets = new Targets(objects, ends).all();
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; probes.size() < count && i < count * 4; i++) {
            Target target = targets.isEmpty() || i % 8 == 7 ? new Target(ends, ends, Map.of()) : pick(targets, random);
            End from = pick(i % 6 == 5 || target.sources().isEmpty() ? ends : target.sources(), random);
            End to = pick(i % 6 == 4 || target.destinations().isEmpty() ? ends : target.destinations(), random);
            if (isTried(from, to)) {
                probes.add(probe(places.get(from), places.get(to), Attempts.fitting(target.rule(), random), random));
            }
        }
        return probes;
    }

    /** Not: between families, and from a pod to its own node, which is left aside. */
    private static boolean isTried(End from, End to) {
        boolean toOwnNode = from.kind() == End.Kind.POD
                && to.kind() == End.Kind.HOST
                && to.name().equals(from.node());
        return !toOwnNode && from.address().contains(":") == to.address().contains(":");
    }

    private Probe probe(Place from, Place to, Attempts.Attempt attempt, Random random) {
        Flow.Between between = new Flow.Between(
                from.endpoint(), Optional.of(from.address()), to.endpoint(), Optional.of(to.address()));
        boolean six = to.address().isIpv6();
        Flow flow = switch (attempt.protocol()) {
            case 6 -> between.tcp(attempt.port());
            case 17 -> between.udp(attempt.port());
            case 132 -> between.sctp(attempt.port());
            case 1 -> between.ping();
            default -> between.protocol(attempt.protocol());
        };
        int protocol = attempt.protocol() == 1 && six ? 58 : attempt.protocol();
        Connection connection = Connection.to(
                from.end().by(interfaceName(random)), to.end().by(interfaceName(random)), protocol, attempt.port());
        return new Probe(
                flow,
                attempt.protocol() == 1
                        ? connection.message(
                                attempt.icmpType(), attempt.icmpType() == Connection.UNKNOWN ? -1 : attempt.icmpCode())
                        : connection.fromPort(attempt.sourcePort()));
    }

    private static String interfaceName(Random random) {
        return pick(List.of("", "eth0", "eth0", "eth1"), random);
    }

    private static Map<End, Place> places(Cluster cluster) {
        Map<End, Place> places = new LinkedHashMap<>();
        int number = 0;
        for (Endpoint written : cluster.endpoints()) {
            Endpoint endpoint =
                    written instanceof Pod pod ? as(pod, ACCOUNTS.get(number++ % ACCOUNTS.size())) : written;
            for (IpAddress address : endpoint.addresses()) {
                places.put(end(endpoint, address), new Place(endpoint, address, end(endpoint, address)));
            }
        }
        return places;
    }

    private static Pod as(Pod pod, String account) {
        return new Pod(
                pod.namespace(),
                pod.namespaceLabels(),
                pod.name(),
                pod.labels(),
                account,
                pod.ports(),
                pod.addresses(),
                pod.node(),
                pod.hostNetwork());
    }

    /** An endpoint in the oracle's words; a pod on the network of its node is that node. */
    static End end(Endpoint endpoint, IpAddress address) {
        return endpoint.fold(
                pod -> pod.hostNetwork()
                        ? End.host(pod.node().orElseThrow(), address.toString())
                        : new End(
                                End.Kind.POD,
                                pod.namespace(),
                                pod.namespaceLabels(),
                                pod.name(),
                                pod.labels(),
                                pod.serviceAccount(),
                                ACCOUNT_LABELS.get(pod.serviceAccount()),
                                pod.node().orElse(""),
                                address.toString(),
                                pod.ports().stream()
                                        .map(port -> new End.Port(
                                                port.name(), port.protocol().number(), port.number()))
                                        .toList(),
                                ""),
                node -> End.host(node.name(), address.toString()),
                external -> End.external(address.toString()));
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    @Override
    public String toString() {
        return "flows " + seed + " of " + cluster;
    }
}
