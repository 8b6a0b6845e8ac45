package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param end as policies see it
 * @param kind what it is
 * @param places the nodes that it can be on, or is; none outside the cluster
 * @param machine its own firewall's machine, outside the cluster
 * @param podBlocks the addresses of a pod whose own is not known
 */
record Asker(Endpoint end, Kind kind, List<Machine> places, Optional<Machine> machine, List<Cidr> podBlocks) {

    enum Kind {
        OUTSIDE,
        POD,
        HOST
    }

    static Asker of(Endpoint end, Landscape landscape, HostOptions options) {
        return end.fold(
                pod -> pod.hostNetwork()
                        ? host(landscape.places(pod))
                        : new Asker(pod, Kind.POD, landscape.places(pod), Optional.empty(), options.podBlocks()),
                node -> host(List.of(known(landscape.node(node.name()), node))),
                external -> landscape
                        .nodeAt(external.address())
                        .map(node -> host(List.of(node)))
                        .orElseGet(() -> new Asker(
                                external,
                                Kind.OUTSIDE,
                                List.of(),
                                landscape.machineAt(external.address()),
                                List.of())));
    }

    /** The node of the cluster, with the addresses that were asked about if none are known. */
    private static Machine known(Machine there, io.github.netpol4j.flow.Node asked) {
        return there.node().addresses().isEmpty() ? new Machine(asked, there.rules()) : there;
    }

    private static Asker host(List<Machine> places) {
        return new Asker(places.get(0).node(), Kind.HOST, places, Optional.empty(), List.of());
    }

    /** Whether it can use a family; where no address is known, either. */
    boolean speaks(boolean six) {
        return end.addresses().isEmpty() || end.addresses().stream().anyMatch(address -> address.isIpv6() == six);
    }

    /** The addresses that it can have, of a family. */
    List<Cidr> blocks(boolean six) {
        Optional<IpAddress> own = end.addresses().stream()
                .filter(address -> address.isIpv6() == six)
                .findFirst();
        if (own.isPresent()) {
            return List.of(Cidr.only(own.get()));
        }
        List<Cidr> told = podBlocks.stream()
                .filter(block -> block.address().isIpv6() == six)
                .toList();
        return told.isEmpty() ? List.of(six ? Cidr.IPV6 : Cidr.IPV4) : told;
    }
}
