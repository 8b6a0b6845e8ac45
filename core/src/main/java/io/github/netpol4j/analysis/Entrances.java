package io.github.netpol4j.analysis;

import io.github.netpol4j.cluster.Backend;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.EntryPoint;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.internal.Lazy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways into a cluster from outside, by whom they lead to. */
final class Entrances {

    /** Where nothing is known of nodes, there is one all the same. */
    private static final Party SOME_NODE = new Party.Host(Node.named("some-node"));

    /** What an entry leads to. */
    private record Way(EntryPoint entry, Party destination, Connections ports) {}

    private final Parties parties;
    private final Reach reach;
    private final Party.Controller controller;
    private final Cluster cluster;
    private final Lazy<List<Way>> ways;

    Entrances(Cluster cluster, Parties parties, Reach reach, Party.Controller controller) {
        this.cluster = cluster;
        this.parties = parties;
        this.reach = reach;
        this.controller = controller;
        this.ways = new Lazy<>(() -> ways(cluster, parties));
    }

    private static List<Way> ways(Cluster cluster, Parties parties) {
        Map<String, Party> byPod = new HashMap<>();
        for (Party party : parties.inside()) {
            party.fold(
                            pods -> pods.workload().pods(),
                            host -> List.<ClusterPod>of(),
                            outside -> List.<ClusterPod>of(),
                            any -> List.<ClusterPod>of())
                    .forEach(one -> byPod.put(one.pod().id(), party));
        }
        List<Way> ways = new ArrayList<>();
        for (EntryPoint entry : cluster.entries()) {
            Map<Party, Connections> ports = new LinkedHashMap<>();
            for (Backend backend : cluster.backends(entry)) {
                Party party = byPod.get(backend.pod().pod().id());
                if (party != null) {
                    ports.merge(
                            party, Connections.of(backend.protocol(), backend.port(), backend.port()), Connections::or);
                }
            }
            ports.forEach((party, some) -> ways.add(new Way(entry, party, some)));
        }
        return ways;
    }

    /** Whether something leads through the Ingress controller. */
    boolean isControlled() {
        return ways.get().stream().anyMatch(way -> way.entry.kind().isController());
    }

    /** What passes from the controller, of all that it forwards there. */
    Cell throughController(Party destination) {
        Connections forwarded = ways.get().stream()
                .filter(way -> way.entry.kind().isController() && way.destination.equals(destination))
                .map(Way::ports)
                .reduce(Connections.none(), Connections::or);
        return reach.cell(controller, destination).within(forwarded);
    }

    List<Entrance> all() {
        return ways.get().stream().map(this::entrance).toList();
    }

    /** Those of which nothing possibly passes; where something does, that is mostly seen at once. */
    List<Entrance> blocked() {
        return ways.get().stream().filter(this::isBlocked).map(this::entrance).toList();
    }

    private boolean isBlocked(Way way) {
        return way.entry.kind().isController()
                ? isClosed(controller, way)
                : nodes().stream().allMatch(node -> isClosed(node, way))
                        && parties.outside().stream().allMatch(from -> isClosed(from, way));
    }

    private boolean isClosed(Party from, Way way) {
        return reach.cell(from, way.destination).within(way.ports).isEmpty();
    }

    private Entrance entrance(Way way) {
        List<Cell> cells = way.entry.kind().isController()
                ? List.of(reach.cell(controller, way.destination).within(way.ports))
                : parties.outside().stream().map(from -> fromOutside(from, way)).toList();
        return new Entrance(way.entry, way.destination, way.ports, cells);
    }

    /**
     * Through a port of a node or a load balancer, pods see the client's address or that of the node which took the connection:
     * the Service's {@code externalTrafficPolicy} decides, and how it is implemented. So what passes from both is sure.
     */
    private Cell fromOutside(Party source, Way way) {
        Cell cell = reach.cell(source, way.destination);
        Connections surely = cell.surely();
        Connections possibly = cell.possibly();
        for (Party node : nodes()) {
            Cell instead = reach.cell(node, way.destination);
            surely = surely.and(instead.surely());
            possibly = possibly.or(instead.possibly());
        }
        return new Cell(source, way.destination, surely, possibly).within(way.ports);
    }

    private List<Party> nodes() {
        return cluster.nodes().isEmpty()
                ? List.of(SOME_NODE)
                : cluster.nodes().stream()
                        .<Party>map(node -> new Party.Host(node.node()))
                        .toList();
    }
}
