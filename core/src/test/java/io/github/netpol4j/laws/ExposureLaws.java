package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.NetPol;
import io.github.netpol4j.analysis.Exposed;
import io.github.netpol4j.analysis.Exposure;
import io.github.netpol4j.analysis.Party;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.NamedPort;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.laws.arbitraries.Alphabet;
import io.github.netpol4j.oracle.NaiveOracle;
import io.github.netpol4j.oracle.OracleFlows;
import io.github.netpol4j.target.Enforcement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Law 7, of ends that a cluster does not have: just one row of a party describes each that could be there, and it says what the oracle and the
 * evaluator say of that end and each of the party's.
 */
class ExposureLaws {

    /** Makes the exposure of a cluster. */
    @FunctionalInterface
    interface Engine {
        Exposure of(List<NetworkPolicy> objects, Crowd crowd, Semantics semantics);
    }

    static final Engine LIBRARY =
            (objects, crowd, semantics) -> Exposure.of(crowd.cluster().enforcedBy(Kubernetes.of(objects)), semantics);

    static final Law<Engine, ObjectCase> LAW = new Law<>("7 exposure agrees", ObjectCase::any, ExposureLaws::check);

    private static final int PARTIES = 2;
    private static final int PEERS = 6;

    private static final List<Protocol> PROTOCOLS =
            List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP, Protocol.ICMP, new Protocol(47));

    private static final List<Integer> PORTS = List.of(80, 81, 53, 82, 1, 65535);

    private static final List<String> ADDRESSES = List.of(
            "10.0.0.1",
            "10.0.0.77",
            "10.1.0.9",
            "10.9.0.9",
            "192.0.2.1",
            "192.0.2.200",
            "172.16.0.1",
            "fd00::5",
            "fd00:0:1::5",
            "2001:db8::1",
            "2001:db9::1");

    @Property(edgeCases = EdgeCasesMode.NONE)
    void exposureAgreesWithTheOracleAndTheEvaluator(@ForAll("cases") ObjectCase tried) {
        LAW.holds(LIBRARY, tried);
    }

    @Provide
    Arbitrary<ObjectCase> cases() {
        return LAW.cases().get();
    }

    static Optional<String> check(Engine engine, ObjectCase tried) {
        Semantics semantics = tried.flows().semantics();
        if (tried.flows().seed() % 4 == 0) {
            semantics = semantics.withOtherProtocols(Semantics.OtherProtocols.OPEN);
        }
        Crowd crowd =
                Crowd.of(tried.flows().cluster().endpoints(), tried.flows().seed());
        Exposure exposure = engine.of(tried.objects(), crowd, semantics);
        NaiveOracle oracle = new NaiveOracle(tried.objects(), OracleFlows.options(semantics));
        Enforcement enforcement = Kubernetes.of(tried.objects());
        Random random = new Random(tried.flows().seed());
        Semantics chosen = semantics;
        for (int i = 0; i < PARTIES; i++) {
            Party party =
                    exposure.parties().get(random.nextInt(exposure.parties().size()));
            Direction direction = random.nextBoolean() ? Direction.INGRESS : Direction.EGRESS;
            List<Exposed> rows = exposure.rows(party, direction);
            for (int j = 0; j < PEERS; j++) {
                Endpoint peer = peer(random, tried.flows().cluster().namespaces());
                Optional<String> wrong = compared(
                        rows,
                        ends(party, crowd),
                        direction,
                        peer,
                        random,
                        chosen,
                        flow -> oracle.allows(OracleFlows.connection(flow)),
                        flow -> enforcement.evaluate(flow, chosen).isAllowed());
                if (wrong.isPresent()) {
                    return Optional.of("%s\n%s %s\n%s%s\n%s"
                            .formatted(
                                    tried.yaml(),
                                    party,
                                    direction,
                                    wrong.get(),
                                    Counterexamples.semantics(chosen),
                                    rows.stream().map(Exposed::toString).collect(Collectors.joining("\n"))));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> compared(
            List<Exposed> rows,
            List<Endpoint> ends,
            Direction direction,
            Endpoint peer,
            Random random,
            Semantics semantics,
            Predicate<Flow> oracle,
            Predicate<Flow> evaluator) {
        IpAddress address = peer.addresses().get(0);
        List<Exposed> own = rows.stream()
                .filter(row -> row.describes(peer, Optional.of(address), semantics))
                .toList();
        if (flows(ends, direction, peer, Protocol.TCP, 80).isEmpty()) {
            return Optional.empty();
        }
        if (own.size() != 1) {
            return Optional.of(own.size() + " rows describe " + peer + ": " + own);
        }
        List<NamedPort> ports = direction == Direction.INGRESS
                ? List.of()
                : peer.fold(Pod::ports, node -> List.of(), external -> List.of());
        Connections surely = own.get(0).surely().to(ports);
        Connections possibly = own.get(0).possibly().to(ports);
        for (int i = 0; i < 4; i++) {
            Protocol protocol = PROTOCOLS.get(random.nextInt(PROTOCOLS.size()));
            int port = protocol.hasPorts() ? PORTS.get(random.nextInt(PORTS.size())) : 0;
            List<Flow> flows = flows(ends, direction, peer, protocol, port);
            for (Predicate<Flow> passes : List.of(oracle, evaluator)) {
                boolean all = flows.stream().allMatch(passes);
                boolean any = flows.stream().anyMatch(passes);
                if (all != surely.contains(protocol, port) || any != possibly.contains(protocol, port)) {
                    return Optional.of("%s %d: surely %s, possibly %s, by %s, of %s"
                            .formatted(
                                    protocol,
                                    port,
                                    all,
                                    any,
                                    passes == oracle ? "the oracle" : "the evaluator",
                                    flows));
                }
            }
        }
        return Optional.empty();
    }

    /** Someone who may be there one day: in a namespace that is there, with its labels, or in another. */
    private static Endpoint peer(Random random, Map<String, Map<String, String>> namespaces) {
        String address = ADDRESSES.get(random.nextInt(ADDRESSES.size()));
        int kind = random.nextInt(8);
        if (kind == 0) {
            return NetPol.external(address);
        }
        if (kind == 1) {
            return NetPol.node("n9").at(address);
        }
        List<String> names = new ArrayList<>(namespaces.keySet());
        names.add("new");
        names.add("another");
        String namespace = names.get(random.nextInt(names.size()));
        Pod pod = NetPol.pod(namespace, "unknown").unlabelled("app").at(address);
        for (Map.Entry<String, String> label : namespaces
                .getOrDefault(namespace, random.nextBoolean() ? Map.of(Alphabet.TEAM, value(random)) : Map.of())
                .entrySet()) {
            pod = pod.inNamespaceLabelled(label.getKey(), label.getValue());
        }
        for (String key : List.of("app", "tier", "k8s-app", Alphabet.UNMENTIONED)) {
            pod = random.nextInt(3) > 0 ? pod.labelled(key, key.equals("k8s-app") ? "kube-dns" : value(random)) : pod;
        }
        pod = random.nextInt(3) == 0 ? pod.listening("http", Protocol.TCP, 80) : pod;
        pod = random.nextInt(4) == 0 ? pod.listening("http", Protocol.UDP, 81) : pod;
        return random.nextInt(4) == 0 ? pod.listening("dns", Protocol.TCP, 80) : pod;
    }

    private static String value(Random random) {
        return List.of("x", "y", "z").get(random.nextInt(3));
    }

    private static List<Endpoint> ends(Party party, Crowd crowd) {
        if (party instanceof Party.Host host) {
            return List.of(host.node());
        }
        Set<String> ids = ((Party.Pods) party)
                .workload().pods().stream().map(one -> one.pod().id()).collect(Collectors.toSet());
        return crowd.pods().stream()
                .flatMap(List::stream)
                .filter(pod -> ids.contains(pod.id()))
                .<Endpoint>map(pod -> pod)
                .toList();
    }

    private static List<Flow> flows(
            List<Endpoint> ends, Direction direction, Endpoint peer, Protocol protocol, int port) {
        List<Flow> flows = new ArrayList<>();
        Optional<IpAddress> there = Optional.of(peer.addresses().get(0));
        for (Endpoint end : ends) {
            List<Optional<IpAddress>> used = end.addresses().isEmpty()
                    ? List.of(Optional.empty())
                    : end.addresses().stream().map(Optional::of).toList();
            for (Optional<IpAddress> here : used) {
                if (here.isEmpty() || here.get().sameFamily(there.get())) {
                    flows.add(
                            direction == Direction.INGRESS
                                    ? new Flow(peer, there, end, here, protocol, port)
                                    : new Flow(end, here, peer, there, protocol, port));
                }
            }
        }
        return flows;
    }
}
