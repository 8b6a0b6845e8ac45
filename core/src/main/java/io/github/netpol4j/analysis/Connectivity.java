package io.github.netpol4j.analysis;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who reaches whom in a cluster, and on what: for each pair of workloads, nodes, addresses outside and the Ingress controller the
 * exact set of protocols and ports.
 *
 * <pre>{@code
 * Connectivity connectivity = Connectivity.of(Cluster.read(folder));
 * String csv = ConnectivityReport.csv(connectivity);
 * }</pre>
 *
 * <p>It asks what is enforced by its {@link io.github.netpol4j.flow.Meaning} alone, of whatever target. Cells are answered one by
 * one when they are asked for, and nothing is kept of them but what is the same for many, so that a cluster of very many pods can be asked about a few. Pods of one
 * workload are one party, unless policies tell them apart by their labels or ports.
 *
 * <p>A pod whose address is not known, such as one that only a template stands for, is in no address block. Of connections within a party, such as between the replicas of a Deployment, there is no cell among {@link #cells()}, as there is none in netpol-analyzer,
 * whose lines the reports agree with; ask {@link #cell(Party, Party)}, or {@link #within()} for all of them. Those between two addresses outside are none of the cluster's. Immutable and thread-safe.
 */
public final class Connectivity {

    private final Cluster cluster;
    private final ClusterSemantics semantics;
    private final Party.Controller controller;
    private final Focus focus;
    private final Reach reach;
    private final Parties parties;
    private final Entrances entrances;
    /** The party in question, if it is about one. */
    private final Optional<Party> asked;

    private Connectivity(
            Cluster cluster,
            ClusterSemantics semantics,
            Party.Controller controller,
            Focus focus,
            Reach reach,
            Parties parties) {
        this.cluster = cluster;
        this.semantics = semantics;
        this.controller = controller;
        this.focus = focus;
        this.reach = reach;
        this.parties = parties;
        this.entrances = new Entrances(cluster, parties, reach, controller);
        this.asked = focus.party().map(name -> PartyNames.find(name, parties, controller));
    }

    /**
     * Who reaches whom, as most clusters do it.
     *
     * @param cluster the cluster, with what is enforced in it
     * @return its connectivity
     * @throws io.github.netpol4j.flow.FlowSetLimitException if what is enforced is too large to say
     */
    public static Connectivity of(Cluster cluster) {
        return of(cluster, ClusterSemantics.defaults());
    }

    /**
     * Who reaches whom, where the Kubernetes documentation leaves something open.
     *
     * @param cluster the cluster, with what is enforced in it
     * @param semantics what is chosen there
     * @return its connectivity
     * @throws io.github.netpol4j.flow.FlowSetLimitException if what is enforced is too large to say
     */
    public static Connectivity of(Cluster cluster, Semantics semantics) {
        return of(cluster, ClusterSemantics.defaults().withFlows(semantics));
    }

    /**
     * Who reaches whom, in a cluster as it is looked at.
     *
     * @param cluster the cluster, with what is enforced in it
     * @param semantics what is chosen where the documentation leaves something open, and what has rows
     * @return its connectivity
     * @throws io.github.netpol4j.flow.FlowSetLimitException if what is enforced is too large to say
     */
    public static Connectivity of(Cluster cluster, ClusterSemantics semantics) {
        Given.noneNull("Connectivity.of(..)", cluster, semantics);
        Cluster counted = semantics.finishedPodsCount() ? cluster.countingFinishedPods() : cluster;
        Passages passages = counted.enforcement().meaning(semantics.flows()).passages(semantics.flows());
        Reach reach =
                new Reach(passages, semantics.flows(), counted.enforcement().isOwnNodeUndecided());
        Parties parties = new Parties(counted, semantics, passages, reach);
        return new Connectivity(counted, semantics, Party.Controller.UNKNOWN, Focus.onAll(), reach, parties);
    }

    /**
     * The same, narrowed.
     *
     * @param question what is asked
     * @return the cells that concern it, with only those connections
     * @throws io.github.netpol4j.finding.InvalidInputException if there is no party of that name
     */
    public Connectivity focusedOn(Focus question) {
        Given.notNull("focusedOn(..)", question);
        return new Connectivity(cluster, semantics, controller, question, reach, parties);
    }

    /**
     * The same, where the pods behind Ingress and Route see a given controller. Unless one is given, they see a pod without labels,
     * of a namespace that no policy mentions.
     *
     * @param end mostly a pod of the controller
     * @return the changed connectivity
     */
    public Connectivity withIngressController(Endpoint end) {
        return new Connectivity(cluster, semantics, new Party.Controller(end), focus, reach, parties);
    }

    /**
     * How the cluster is looked at.
     *
     * @return the choices that were made
     */
    public ClusterSemantics semantics() {
        return semantics;
    }

    /**
     * What is asked.
     *
     * @return the question that cells are narrowed to
     */
    public Focus focus() {
        return focus;
    }

    /**
     * Everyone who has cells: addresses outside, pods, nodes, and the Ingress controller where something leads through it.
     *
     * @return addresses ascending, then workloads by name, then nodes
     */
    public List<Party> parties() {
        List<Party> all = new ArrayList<>(parties.outside());
        all.addAll(parties.inside());
        if (entrances.isControlled()) {
            all.add(controller);
        }
        return List.copyOf(all);
    }

    /**
     * A party by name.
     *
     * @param name as it is printed; the kind in brackets may be left out, and any address will do, or a block of addresses within one range
     * @return the party
     * @throws io.github.netpol4j.finding.InvalidInputException if there is none, or several
     */
    public Party party(String name) {
        return PartyNames.find(Given.notNull("party(..)", name), parties, controller);
    }

    /**
     * What passes between two parties.
     *
     * @param source who opens connections
     * @param destination who is connected to; if it is the same, what passes between its different pods
     * @return what passes, narrowed to the connections in question
     */
    public Cell cell(Party source, Party destination) {
        Given.noneNull("cell(..)", source, destination);
        Cell whole = isController(source) ? entrances.throughController(destination) : reach.cell(source, destination);
        return whole.within(focus.connections());
    }

    /**
     * Every cell in which something possibly passes.
     *
     * @return one after another, in the order of the parties; made as they are taken
     */
    public Stream<Cell> cells() {
        List<Seat> all = parties().stream().map(reach::seat).toList();
        Stream<Seat> sources =
                isNarrowedTo(Direction.EGRESS) ? all.stream().filter(seat -> isAsked(seat.party())) : all.stream();
        return sources.flatMap(source -> row(source, destinations(source, all)));
    }

    /**
     * What passes between different pods of one workload, where policies stop some of it: where they don't, as mostly, everything does.
     *
     * @return the cells of parties with themselves, in the order of the parties; narrowed to the connections in question, those too in which
     *     none of them passes
     */
    public Stream<Cell> within() {
        return parties.inside().stream()
                .filter(this::hasCellWithin)
                .filter(party -> reach.seat(party).members().isSeveral())
                .map(party -> reach.cell(party, party))
                .filter(cell -> !cell.surely().isAll())
                .map(cell -> cell.within(focus.connections()));
    }

    private Stream<Cell> row(Seat source, Stream<Seat> destinations) {
        Reach.Row row = reach.row(source);
        return destinations
                .filter(seat -> hasCell(source, seat))
                .filter(seat -> !row.to(seat).possibly().isEmpty())
                .map(seat -> source.isController()
                        ? entrances.throughController(seat.party())
                        : row.to(seat).between(source.party(), seat.party()))
                .map(cell -> cell.within(focus.connections()))
                .filter(cell -> !cell.isEmpty());
    }

    /** All, or where only what concerns one party is asked for, that one. */
    private Stream<Seat> destinations(Seat source, List<Seat> all) {
        return asked.isEmpty() || (isAsked(source.party()) && !isNarrowedTo(Direction.INGRESS))
                ? all.stream()
                : asked.map(reach::seat).stream();
    }

    private boolean isAsked(Party party) {
        return asked.isPresent() && asked.get().equals(party);
    }

    private boolean isNarrowedTo(Direction direction) {
        return asked.isPresent() && focus.direction().equals(Optional.of(direction));
    }

    /** Whether there is a cell for the two among those in question. */
    boolean hasCell(Party source, Party destination) {
        return hasCell(reach.seat(source), reach.seat(destination));
    }

    private boolean hasCell(Seat source, Seat destination) {
        return Seat.haveCell(source, destination)
                && (asked.isEmpty()
                        || (!isNarrowedTo(Direction.INGRESS) && isAsked(source.party()))
                        || (!isNarrowedTo(Direction.EGRESS) && isAsked(destination.party())));
    }

    /** Whether what passes between the pods of a party is in question. */
    boolean hasCellWithin(Party party) {
        return party.fold(pods -> true, host -> false, outside -> false, any -> false)
                && (asked.isEmpty() || asked.get().equals(party));
    }

    private static boolean isController(Party party) {
        return party.fold(pods -> false, host -> false, outside -> false, any -> true);
    }

    /**
     * The ways in from outside, and what of them policies let through.
     *
     * @return one for each way in and party behind it, also where nothing passes
     */
    public List<Entrance> entrances() {
        return entrances.all();
    }

    /**
     * The ways in from outside of which policies let nothing through, from anyone, of what is in question.
     *
     * @return those of {@link #entrances()} that lead nowhere
     */
    public List<Entrance> blockedEntrances() {
        if (isNarrowedTo(Direction.EGRESS)) {
            return List.of();
        }
        return entrances.blocked().stream()
                .filter(entrance -> asked.isEmpty() || isAsked(entrance.destination()))
                .filter(entrance -> !entrance.ports().and(focus.connections()).isEmpty())
                .toList();
    }

    /**
     * What was not read, where a cluster is read leniently: all answers are about the rest.
     *
     * @return the problems, sorted by place; none of a cluster that was read strictly
     */
    public List<Problem> leftOut() {
        return cluster.leftOut();
    }

    /**
     * Why a TCP connection passes, or does not.
     *
     * @param source the name of who opens it, see {@link #party(String)}
     * @param destination the name of who is connected to
     * @param port the port of the destination's pods
     * @return the answer, with what both sides say
     */
    public Explanation explain(String source, String destination, int port) {
        return explain(source, destination, Protocol.TCP, port);
    }

    /**
     * Why a connection of some protocol passes, or does not.
     *
     * @param source the name of who opens it, see {@link #party(String)}
     * @param destination the name of who is connected to
     * @param protocol the protocol
     * @param port the port of the destination's pods; 0 for protocols without ports
     * @return the answer, with what both sides say
     */
    public Explanation explain(String source, String destination, Protocol protocol, int port) {
        Given.noneNull("explain(..)", source, destination, protocol);
        return explain(
                PartyNames.exact(source, party(source)),
                PartyNames.exact(destination, party(destination)),
                protocol,
                port);
    }

    /**
     * Why a connection passes, or does not.
     *
     * @param source who opens it
     * @param destination who is connected to
     * @param protocol the protocol
     * @param port the port of the destination's pods; 0 for protocols without ports
     * @return the answer, with what both sides say
     */
    public Explanation explain(Party source, Party destination, Protocol protocol, int port) {
        Given.noneNull("explain(..)", source, destination, protocol);
        return Explanations.of(source, destination, protocol, port, reach, cluster.enforcement(), semantics.flows());
    }

    /**
     * What changed between two looks at a cluster, or between two clusters. Both are looked at as each says: where their semantics or what is
     * asked of them differ, so may the answers without any change of the cluster. That is of use to see what a choice matters.
     *
     * @param before the one
     * @param after the other
     * @return what was added, removed and changed
     */
    public static ConnectivityDifference diff(Connectivity before, Connectivity after) {
        Given.noneNull("Connectivity.diff(..)", before, after);
        return ConnectivityDifference.of(before, after);
    }

    /** The cells, a line each. */
    @Override
    public String toString() {
        return cells().map(Cell::toString).collect(Collectors.joining("\n"));
    }
}
