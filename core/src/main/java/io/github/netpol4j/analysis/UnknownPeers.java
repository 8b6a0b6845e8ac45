package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Values;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.internal.Given;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ends that may be in a cluster one day, or outside of it, by what is so of them. All that is said holds for each of them.
 *
 * <p>It prints in the words of netpol-analyzer where that has some: {@code entire-cluster}, {@code shop/[all pods]}, {@code
 * [namespace with {team=a}]/[pod with {app in (x,y),!tier}]}, {@code 10.0.0.0-10.255.255.255[External]}.
 *
 * @param kind what they are
 * @param namespaces the names of the namespaces that pods are in
 * @param namespaceLabels what is so of the labels of these namespaces, by key
 * @param labels what is so of the labels of pods, by key
 * @param serviceAccounts the service accounts that pods run as
 * @param nodes the names of hosts, or of those that pods are on
 * @param addresses the addresses in use; none if they don't matter
 */
public record UnknownPeers(
        Kind kind,
        Names namespaces,
        SortedMap<String, Names> namespaceLabels,
        SortedMap<String, Names> labels,
        Names serviceAccounts,
        Names nodes,
        List<AddressRange> addresses) {

    private static final Names HOST = Location.hosts();
    private static final Names EXTERNAL = Location.outside();
    private static final List<AddressRange> EVERYWHERE =
            List.of(AddressRange.of(Cidr.IPV4), AddressRange.of(Cidr.IPV6));
    private static final UnknownPeers ENTIRE_CLUSTER = new UnknownPeers(
            Kind.PODS, Names.PRESENT, new TreeMap<>(), new TreeMap<>(), Names.ANY, Names.ANY, List.of());

    /** What ends can be. */
    public enum Kind {
        /** Pods of the cluster. */
        PODS,
        /** Nodes of the cluster, and other hosts that firewalls speak of. */
        HOSTS,
        /** Addresses outside the cluster. */
        OUTSIDE
    }

    /**
     * Ends, the collections copied.
     *
     * @param kind what they are
     * @param namespaces the names of the namespaces that pods are in
     * @param namespaceLabels what is so of the labels of these namespaces, by key
     * @param labels what is so of the labels of pods, by key
     * @param serviceAccounts the service accounts that pods run as
     * @param nodes the names of hosts, or of those that pods are on
     * @param addresses the addresses in use; none if they don't matter
     */
    public UnknownPeers {
        Given.noneNull("new UnknownPeers(..)", kind, namespaces, serviceAccounts, nodes);
        namespaceLabels = copy(namespaceLabels);
        labels = copy(labels);
        addresses = List.copyOf(Given.noNulls("new UnknownPeers(..)", addresses));
    }

    private static SortedMap<String, Names> copy(SortedMap<String, Names> some) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Given.noNulls("new UnknownPeers(..)", some)));
    }

    /** Whom a region speaks of at its end; outside, each range of addresses apart. */
    static List<UnknownPeers> of(Region region) {
        Kind kind = Kind.PODS;
        Names namespaces = Names.PRESENT;
        SortedMap<String, Names> ofNamespace = new TreeMap<>();
        SortedMap<String, Names> ofPod = new TreeMap<>();
        Names accounts = Names.ANY;
        Names nodes = Names.ANY;
        List<AddressRange> addresses = List.of();
        for (Map.Entry<Dimension, Values> said : region.values().entrySet()) {
            Dimension dimension = said.getKey();
            Names names = said.getValue().fold(some -> some, some -> Names.ANY, some -> Names.ANY);
            if (dimension.equals(Dimension.location(dimension.end()))) {
                kind = kind(names);
                namespaces = withoutWords(names);
            } else if (dimension.equals(Dimension.label(dimension.end(), dimension.name()))) {
                ofPod.put(dimension.name(), names);
            } else if (dimension.equals(Dimension.serviceAccount(dimension.end()))) {
                accounts = names;
            } else if (dimension.equals(Dimension.nodeOfPod(dimension.end()))
                    || dimension.equals(Dimension.host(dimension.end()))) {
                nodes = names;
            } else if (dimension.equals(Dimension.address(dimension.end()))) {
                addresses = said.getValue().fold(no -> List.of(), no -> List.of(), Values.Addresses::ranges);
            } else {
                ofNamespace.put(dimension.name(), names);
            }
        }
        UnknownPeers peers = new UnknownPeers(kind, namespaces, ofNamespace, ofPod, accounts, nodes, addresses);
        return kind == Kind.OUTSIDE ? peers.apart() : List.of(peers);
    }

    private static Kind kind(Names location) {
        return location.equals(HOST) ? Kind.HOSTS : location.equals(EXTERNAL) ? Kind.OUTSIDE : Kind.PODS;
    }

    private List<UnknownPeers> apart() {
        List<AddressRange> all = addresses.isEmpty() ? EVERYWHERE : addresses;
        return all.stream()
                .map(range -> new UnknownPeers(
                        kind, namespaces, namespaceLabels, labels, serviceAccounts, nodes, List.of(range)))
                .toList();
    }

    /** The words for what is no namespace are in brackets. */
    private static Names withoutWords(Names location) {
        SortedSet<String> names = new TreeSet<>(location.names());
        names.removeIf(name -> name.startsWith("("));
        return new Names(false, location.others(), names);
    }

    /**
     * Whether an end is one of these.
     *
     * @param end any end
     * @param address the address in use there; if it is not known, none matters
     * @param semantics what pods on the network of their node are
     * @return whether all that is said is so of it
     */
    public boolean describes(Endpoint end, Optional<IpAddress> address, Semantics semantics) {
        Given.noneNull("describes(..)", end, address, semantics);
        boolean at = addresses.isEmpty()
                || address.isEmpty()
                || addresses.stream().anyMatch(range -> range.contains(address.get()));
        return at
                && end.fold(
                        pod -> pod.isSelectable(semantics) ? describes(pod) : describesHost(pod.node()),
                        node -> describesHost(Optional.of(node.name())),
                        external -> kind == Kind.OUTSIDE);
    }

    private boolean describesHost(Optional<String> name) {
        return kind == Kind.HOSTS && holds(nodes, name);
    }

    private boolean describes(Pod pod) {
        return kind == Kind.PODS
                && namespaces.contains(pod.namespace())
                && hold(namespaceLabels, pod.namespaceLabels())
                && hold(labels, pod.labels())
                && holds(serviceAccounts, Optional.of(pod.serviceAccount()))
                && holds(nodes, pod.node());
    }

    private static boolean hold(SortedMap<String, Names> said, Map<String, String> labels) {
        return said.entrySet().stream()
                .allMatch(entry -> holds(entry.getValue(), Optional.ofNullable(labels.get(entry.getKey()))));
    }

    private static boolean holds(Names names, Optional<String> name) {
        return name.map(names::contains).orElse(names.absent());
    }

    /**
     * Whether they are all pods that there can be.
     *
     * @return whether nothing but that they are pods is said of them
     */
    public boolean isEntireCluster() {
        return equals(ENTIRE_CLUSTER);
    }

    /**
     * How tables for readers name them: of a long list of names or addresses the first few, and how many there are more.
     *
     * @return the words of {@link #toString()}, unless those would be too many to read
     */
    public String shortly() {
        return PeerText.shortly(this);
    }

    /** How reports name them, in full. */
    @Override
    public String toString() {
        return PeerText.of(this);
    }
}
