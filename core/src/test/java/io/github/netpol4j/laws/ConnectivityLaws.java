package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.analysis.Cell;
import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.Explanation;
import io.github.netpol4j.analysis.Focus;
import io.github.netpol4j.analysis.Party;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.oracle.NaiveOracle;
import io.github.netpol4j.oracle.OracleFlows;
import io.github.netpol4j.target.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
 * Law 7: what the connectivity of a cluster says of two parties is what the oracle, and the set of flows, say of each two of their
 * ends: surely where all agree that it passes, possibly where one does; and what explanations come to.
 */
class ConnectivityLaws {

    /** Makes the connectivity of a cluster. */
    @FunctionalInterface
    interface Engine {
        Connectivity of(List<NetworkPolicy> objects, Crowd crowd, Semantics semantics);
    }

    static final Engine LIBRARY = (objects, crowd, semantics) ->
            Connectivity.of(crowd.cluster().enforcedBy(Kubernetes.of(objects)), semantics);

    static final Law<Engine, ObjectCase> LAW =
            new Law<>("7 connectivity agrees", ObjectCase::any, ConnectivityLaws::check);

    private static final int PAIRS = 24;

    /** In one of so many tries all pairs are looked at. */
    private static final int WHOLE = 5;

    private static final List<Protocol> PROTOCOLS =
            List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP, Protocol.ICMP, new Protocol(47));

    private static final List<Integer> PORTS = List.of(80, 81, 53, 82, 1, 65535, 443, 8080);

    @Property(edgeCases = EdgeCasesMode.NONE)
    void connectivityAgreesWithTheOracleAndWithTheSets(@ForAll("cases") ObjectCase tried) {
        LAW.holds(LIBRARY, tried);
    }

    @Provide
    Arbitrary<ObjectCase> cases() {
        return LAW.cases().get();
    }

    /** One end with the address in use. */
    private record Used(Endpoint end, Optional<IpAddress> address) {

        boolean meets(Used other) {
            return address.isEmpty() || other.address.isEmpty() || address.get().sameFamily(other.address.get());
        }
    }

    static Optional<String> check(Engine engine, ObjectCase tried) {
        Semantics semantics = tried.flows().semantics();
        if (tried.flows().seed() % 4 == 0) {
            semantics = semantics.withOtherProtocols(Semantics.OtherProtocols.OPEN);
        }
        Crowd crowd =
                Crowd.of(tried.flows().cluster().endpoints(), tried.flows().seed());
        Connectivity connectivity = engine.of(tried.objects(), crowd, semantics);
        Optional<String> lost = lost(connectivity, crowd);
        if (lost.isPresent()) {
            return lost;
        }
        if (tried.flows().seed() % WHOLE == 0) {
            Optional<String> other =
                    whole(connectivity, new Random(tried.flows().seed()));
            if (other.isPresent()) {
                return other;
            }
        }
        NaiveOracle oracle = new NaiveOracle(tried.objects(), OracleFlows.options(semantics));
        Meaning meaning = Kubernetes.of(tried.objects()).meaning(semantics);
        Random random = new Random(tried.flows().seed());
        List<Party> parties = connectivity.parties();
        for (int i = 0; i < PAIRS; i++) {
            Party source = parties.get(random.nextInt(parties.size()));
            Party destination = parties.get(random.nextInt(parties.size()));
            if (source.equals(destination) || (isOutside(source) && isOutside(destination))) {
                continue;
            }
            Protocol protocol = PROTOCOLS.get(random.nextInt(PROTOCOLS.size()));
            int port = protocol.hasPorts() ? PORTS.get(random.nextInt(PORTS.size())) : 0;
            List<Flow> flows = flows(ends(source, crowd), ends(destination, crowd), protocol, port);
            Cell cell = connectivity.cell(source, destination);
            Semantics chosen = semantics;
            Optional<String> wrong = compared(
                            cell, protocol, port, flows, flow -> oracle.allows(OracleFlows.connection(flow)))
                    .or(() -> compared(cell, protocol, port, flows, flow -> meaning.permits(flow, chosen)))
                    .or(() -> explained(cell, connectivity.explain(source, destination, protocol, port)));
            if (wrong.isPresent()) {
                return Optional.of(
                        "%s\n%s\n%s%s".formatted(tried.yaml(), cell, wrong.get(), Counterexamples.semantics(chosen)));
            }
        }
        return Optional.empty();
    }

    /** Whether a pod, a node or an address is in no row, or in several. */
    private static Optional<String> lost(Connectivity connectivity, Crowd crowd) {
        List<String> inside = new ArrayList<>();
        for (Party party : connectivity.parties()) {
            if (party instanceof Party.Outside outside) {
                crowd.outside().stream()
                        .filter(one -> outside.range().contains(one.address()))
                        .forEach(one -> inside.add(one.id()));
            } else {
                ends(party, crowd).forEach(end -> inside.add(end.id()));
            }
        }
        List<String> all = new ArrayList<>();
        crowd.pods().forEach(some -> some.forEach(pod -> all.add(pod.id())));
        crowd.nodes().forEach(node -> all.add(node.id()));
        crowd.outside().forEach(one -> all.add(one.id()));
        Collections.sort(inside);
        Collections.sort(all);
        return inside.equals(all) ? Optional.empty() : Optional.of("rows for " + inside + ", not " + all);
    }

    /** All cells at once are the same as one by one, and so are those of one party. */
    private static Optional<String> whole(Connectivity connectivity, Random random) {
        List<Party> parties = connectivity.parties();
        List<Cell> one = new ArrayList<>();
        for (Party source : parties) {
            for (Party destination : parties) {
                if (!source.equals(destination) && !(isOutside(source) && isOutside(destination))) {
                    one.add(connectivity.cell(source, destination));
                }
            }
        }
        one.removeIf(Cell::isEmpty);
        List<Cell> all = connectivity.cells().toList();
        String name = parties.get(random.nextInt(parties.size())).name();
        boolean in = random.nextBoolean();
        List<Cell> some = all.stream()
                .filter(cell -> (in ? cell.destination() : cell.source()).name().equals(name))
                .toList();
        Focus focus = in ? Focus.on(name).ingress() : Focus.on(name).egress();
        return all.equals(one) && connectivity.focusedOn(focus).cells().toList().equals(some)
                ? Optional.empty()
                : Optional.of("all cells, or those of " + name + ", are not what each is:\n" + all + "\n" + one);
    }

    private static Optional<String> compared(
            Cell cell, Protocol protocol, int port, List<Flow> flows, Predicate<Flow> passes) {
        boolean all = !flows.isEmpty() && flows.stream().allMatch(passes);
        boolean any = flows.stream().anyMatch(passes);
        return all == cell.surely().contains(protocol, port)
                        && any == cell.possibly().contains(protocol, port)
                ? Optional.empty()
                : Optional.of("%s %d: surely %s, possibly %s, of %s".formatted(protocol, port, all, any, flows));
    }

    /** An explanation comes to what the cell says. */
    private static Optional<String> explained(Cell cell, Explanation explanation) {
        boolean surely = cell.surely().contains(explanation.protocol(), explanation.port());
        boolean possibly = cell.possibly().contains(explanation.protocol(), explanation.port());
        Outcome expected = surely ? Outcome.ALLOWED : possibly ? Outcome.UNDECIDED : Outcome.DENIED;
        return explanation.outcome() == expected && explanation.remedies().isEmpty() == surely
                ? Optional.empty()
                : Optional.of("%s, but explained:%n%s".formatted(expected, explanation));
    }

    private static boolean isOutside(Party party) {
        return party instanceof Party.Outside;
    }

    /** Its ends, as they were made; of addresses outside the first, the last, and whatever of the cluster's are among them. */
    private static List<Endpoint> ends(Party party, Crowd crowd) {
        if (party instanceof Party.Pods pods) {
            Set<String> ids =
                    pods.workload().pods().stream().map(one -> one.pod().id()).collect(Collectors.toSet());
            return crowd.pods().stream()
                    .flatMap(List::stream)
                    .filter(pod -> ids.contains(pod.id()))
                    .<Endpoint>map(pod -> pod)
                    .toList();
        }
        if (party instanceof Party.Host host) {
            return List.of(host.node());
        }
        Party.Outside outside = (Party.Outside) party;
        List<Endpoint> ends = new ArrayList<>(List.of(
                new External(outside.range().first()),
                new External(outside.range().last())));
        crowd.outside().stream()
                .filter(one -> outside.range().contains(one.address()))
                .forEach(ends::add);
        return ends;
    }

    private static List<Flow> flows(List<Endpoint> sources, List<Endpoint> destinations, Protocol protocol, int port) {
        List<Flow> flows = new ArrayList<>();
        for (Used from : used(sources)) {
            for (Used to : used(destinations)) {
                if (from.meets(to)) {
                    flows.add(new Flow(from.end, from.address, to.end, to.address, protocol, port));
                }
            }
        }
        return flows;
    }

    private static List<Used> used(List<Endpoint> ends) {
        List<Used> used = new ArrayList<>();
        for (Endpoint end : ends) {
            if (end.addresses().isEmpty()) {
                used.add(new Used(end, Optional.empty()));
            }
            end.addresses().forEach(address -> used.add(new Used(end, Optional.of(address))));
        }
        return used;
    }
}
