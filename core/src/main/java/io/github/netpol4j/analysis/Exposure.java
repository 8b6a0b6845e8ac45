package io.github.netpol4j.analysis;

import io.github.netpol4j.analysis.Members.Member;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.cluster.Namespace;
import io.github.netpol4j.flow.Audience;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Offer;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Semantics.OtherProtocols;
import io.github.netpol4j.internal.Given;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What ends that are not in a cluster's manifests could reach in it, or be reached from it: the whole cluster, pods with certain labels, namespaces
 * with certain labels, nodes, the internet.
 *
 * <pre>{@code
 * Exposure exposure = Exposure.of(Cluster.read(folder));
 * String table = ExposureReport.text(exposure);
 * }</pre>
 *
 * <p>It is complete, because it is read from the {@link io.github.netpol4j.flow.Meaning} of what is enforced, of whatever target: whoever could be
 * there one day, with whatever labels in whatever namespace, is described by just one row of a party and direction. Both sides are looked at: policies
 * that select a pod by its labels would select another pod with those labels too. Where a cluster knows a namespace, a peer in it has that namespace's labels.
 *
 * <p>Where policies speak of a pod's address, so do rows; of an end whose address is of no family of the party's there is no row.
 * What no policy can block, such as what a node says to its own pods, is left aside. Immutable and thread-safe; rows are made as they are asked for.
 */
public final class Exposure {

    private static final Comparator<Exposed> ORDER = Comparator.comparing(Exposed::isEmpty)
            .thenComparing((Exposed row) -> row.peers().get(0), PeerOrder.INSTANCE)
            .thenComparing(Exposed::toString);

    private final Passages passages;
    private final ClusterSemantics semantics;
    private final Reach reach;
    private final Parties parties;
    private final PeerLists peers;

    private Exposure(Passages passages, ClusterSemantics semantics, Reach reach, Parties parties) {
        this.passages = passages;
        this.semantics = semantics;
        this.reach = reach;
        this.parties = parties;
        this.peers = new PeerLists(semantics.externalIpv6());
    }

    /**
     * Who could reach whom, as most clusters do it.
     *
     * @param cluster the cluster, with what is enforced in it
     * @return its exposure
     * @throws io.github.netpol4j.flow.FlowSetLimitException if what is enforced is too large to say
     */
    public static Exposure of(Cluster cluster) {
        return of(cluster, ClusterSemantics.defaults());
    }

    /**
     * Who could reach whom, where the Kubernetes documentation leaves something open.
     *
     * @param cluster the cluster, with what is enforced in it
     * @param semantics what is chosen there
     * @return its exposure
     * @throws io.github.netpol4j.flow.FlowSetLimitException if what is enforced is too large to say
     */
    public static Exposure of(Cluster cluster, Semantics semantics) {
        return of(cluster, ClusterSemantics.defaults().withFlows(semantics));
    }

    /**
     * Who could reach whom, in a cluster as it is looked at.
     *
     * @param cluster the cluster, with what is enforced in it
     * @param semantics what is chosen where the documentation leaves something open, and what has rows
     * @return its exposure
     * @throws io.github.netpol4j.flow.FlowSetLimitException if what is enforced is too large to say
     */
    public static Exposure of(Cluster cluster, ClusterSemantics semantics) {
        Given.noneNull("Exposure.of(..)", cluster, semantics);
        Cluster counted = semantics.finishedPodsCount() ? cluster.countingFinishedPods() : cluster;
        SortedMap<String, SortedMap<String, String>> labels = new TreeMap<>();
        for (Namespace namespace : counted.namespaces().values()) {
            labels.put(namespace.name(), namespace.labels());
        }
        Passages passages = counted.enforcement().meaning(semantics.flows()).passages(semantics.flows(), labels);
        Reach reach =
                new Reach(passages, semantics.flows(), counted.enforcement().isOwnNodeUndecided());
        return new Exposure(passages, semantics, reach, new Parties(counted, semantics, passages, reach));
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
     * Everyone who has rows: pods by their workloads, and nodes if they are looked at.
     *
     * @return workloads by name, then nodes
     */
    public List<Party> parties() {
        return parties.inside();
    }

    /**
     * A party by name.
     *
     * @param name as it is printed; the kind in brackets may be left out
     * @return the party
     * @throws io.github.netpol4j.finding.InvalidInputException if there is none, or several
     */
    public Party party(String name) {
        return PartyNames.within(Given.notNull("party(..)", name), parties);
    }

    /**
     * The rows of one party and direction: everyone who could be there is in one of them, those too with whom nothing passes.
     *
     * @param party one of {@link #parties()}
     * @param direction who reaches it (ingress) or whom it reaches (egress)
     * @return pods before nodes before addresses outside, the entire cluster before parts of it; those with whom nothing passes last
     * @throws io.github.netpol4j.flow.FlowSetLimitException if they are too many to say
     */
    public List<Exposed> rows(Party party, Direction direction) {
        Given.noneNull("rows(..)", party, direction);
        End end = direction == Direction.INGRESS ? End.DESTINATION : End.SOURCE;
        List<Audience> audiences = passages.audiences(
                end, reach.members(party).all().stream().map(Member::standing).toList());
        return audiences.stream()
                .map(audience -> exposed(party, direction, audience))
                .filter(row -> !row.peers().isEmpty())
                .sorted(ORDER)
                .toList();
    }

    private Exposed exposed(Party party, Direction direction, Audience audience) {
        return new Exposed(
                party, direction, peers.of(audience.regions()), said(audience.surely()), said(audience.possibly()));
    }

    private Offer said(Offer offer) {
        return semantics.flows().otherProtocols() == OtherProtocols.OPEN
                ? new Offer(offer.unnamed().or(Connections.withoutPorts()), offer.named())
                : offer;
    }

    /**
     * The row that describes an end.
     *
     * @param party one of {@link #parties()}
     * @param direction whether the end reaches it (ingress) or it reaches the end (egress)
     * @param peer the end
     * @param address the address in use there; if it is not known, the first row that it may be in
     * @return empty if they have no addresses of one family
     */
    public Optional<Exposed> row(Party party, Direction direction, Endpoint peer, Optional<IpAddress> address) {
        Given.noneNull("row(..)", peer, address);
        return rows(party, direction).stream()
                .filter(row -> row.describes(peer, address, semantics.flows()))
                .findFirst();
    }

    /**
     * All rows in which something possibly passes.
     *
     * @return in the order of the parties, ingress first; made as they are taken
     */
    public Stream<Exposed> rows() {
        return parties().stream()
                .flatMap(party -> Stream.of(Direction.INGRESS, Direction.EGRESS)
                        .flatMap(direction -> rows(party, direction).stream()))
                .filter(row -> !row.isEmpty());
    }

    /**
     * The parties that are open to everyone, or to whom everyone is open, as if there were no policies.
     *
     * @param direction who reaches them (ingress) or whom they reach (egress)
     * @return those that have one row, in which everything surely passes
     */
    public List<Party> open(Direction direction) {
        Given.notNull("open(..)", direction);
        return parties().stream()
                .filter(party -> rows(party, direction).stream()
                        .allMatch(row -> row.surely().isAll()))
                .toList();
    }

    /** The rows, a line each. */
    @Override
    public String toString() {
        return rows().map(Exposed::toString).collect(Collectors.joining("\n"));
    }
}
