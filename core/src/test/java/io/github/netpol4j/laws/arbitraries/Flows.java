package io.github.netpol4j.laws.arbitraries;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Some flows of one cluster. Which, follows from the seed and from the policies that they are to try: half of the flows go
 * between ends, and to ports, that the rules speak of.
 *
 * @param cluster whose endpoints
 * @param seed decides which flows
 * @param semantics how the flows are judged
 */
public record Flows(Cluster cluster, int seed, Semantics semantics) {

    private static final List<Function<Flow.Between, Flow>> WITH_PORTS = List.of(
            ends -> ends.tcp(80),
            ends -> ends.tcp(81),
            ends -> ends.tcp(53),
            ends -> ends.udp(53),
            ends -> ends.udp(80),
            ends -> ends.sctp(80),
            ends -> ends.tcp(80),
            ends -> ends.tcp(82));

    private static final List<Function<Flow.Between, Flow>> OTHERS =
            List.of(ends -> ends.ping(), ends -> ends.protocol(47));

    private record Pair(Peer source, Peer destination, List<Port> ports) {}

    /**
     * Flows of TCP, UDP and SCTP, without regard to any policy.
     *
     * @param count how many at most
     * @return fewer where two ends have no IP family in common
     */
    public List<Flow> any(int count) {
        return around(List.of(), count, (peer, end) -> true);
    }

    /**
     * Flows of TCP, UDP and SCTP.
     *
     * @param policies which they are to try
     * @param count how many at most
     * @return fewer where two ends have no IP family in common
     */
    public List<Flow> around(List<Policy> policies, int count) {
        return around(
                policies,
                count,
                (peer, end) -> Naive.matches(peer, end, Optional.empty(), semantics)
                        || end.addresses().stream()
                                .anyMatch(it -> Naive.matches(peer, end, Optional.of(it), semantics)));
    }

    /**
     * The same, with pings and packets of other protocols among them.
     *
     * @param policies which they are to try
     * @param count how many at most
     * @return fewer where two ends have no IP family in common
     */
    public List<Flow> ofEveryProtocol(List<Policy> policies, int count) {
        List<Flow> flows = new ArrayList<>(around(policies, count));
        Random random = new Random(seed);
        for (int i = 0; i < flows.size(); i += 6) {
            Flow flow = flows.get(i);
            flows.set(
                    i,
                    OTHERS.get(random.nextInt(2))
                            .apply(new Flow.Between(
                                    flow.source(),
                                    flow.sourceAddress(),
                                    flow.destination(),
                                    flow.destinationAddress())));
        }
        return flows;
    }

    private List<Flow> around(List<Policy> policies, int count, BiPredicate<Peer, Endpoint> matches) {
        Random random = new Random(seed * 31L);
        List<Pair> pairs = pairs(policies);
        List<Endpoint> all = cluster.endpoints();
        List<Flow> flows = new ArrayList<>();
        for (Pair pair : pairs) {
            List<Endpoint> sources =
                    all.stream().filter(end -> matches.test(pair.source(), end)).toList();
            List<Endpoint> destinations = all.stream()
                    .filter(end -> matches.test(pair.destination(), end))
                    .toList();
            int share = Math.max(4, count / 2 / pairs.size());
            for (int i = 0; i < share; i++) {
                Endpoint source = pick(i % 4 == 3 || sources.isEmpty() ? all : sources, random);
                Endpoint destination = pick(i % 4 == 2 || destinations.isEmpty() ? all : destinations, random);
                Optional<Flow.Between> ends = Cluster.between(source, destination, random);
                ends.map(between -> fitting(between, pair.ports(), random)).ifPresent(flows::add);
            }
        }
        while (flows.size() < count) {
            Optional<Flow.Between> ends = Cluster.between(pick(all, random), pick(all, random), random);
            ends.map(between -> pick(WITH_PORTS, random).apply(between)).ifPresent(flows::add);
        }
        return flows;
    }

    /** A flow to a port that one of these covers, if one of three attempts finds it. */
    private Flow fitting(Flow.Between ends, List<Port> ports, Random random) {
        Flow flow = pick(WITH_PORTS, random).apply(ends);
        for (int i = 0; i < 3; i++) {
            if (Naive.port(ports.get(0), flow, semantics)) {
                return flow;
            }
            flow = pick(WITH_PORTS, random).apply(ends);
        }
        return flow;
    }

    private static List<Pair> pairs(List<Policy> policies) {
        List<Pair> pairs = new ArrayList<>();
        for (Policy policy : policies) {
            for (Rule written : policy.rules()) {
                Rule rule = written.resolved(policy.namespace(), policy.appLabel());
                rule.fold(
                        allow -> addAll(pairs, allow.sources(), allow.destinations(), allow.ports()),
                        deny -> addAll(pairs, deny.sources(), deny.destinations(), deny.ports()),
                        isolate -> addAll(pairs, isolate.subjects(), isolate.subjects(), List.of(new Port.Any())));
            }
        }
        return pairs;
    }

    private static boolean addAll(List<Pair> pairs, List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        for (Peer source : sources) {
            for (Peer destination : destinations) {
                pairs.add(new Pair(source, destination, ports));
            }
        }
        return true;
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    @Override
    public String toString() {
        return "flows " + seed + " of " + cluster + ", " + semantics;
    }
}
