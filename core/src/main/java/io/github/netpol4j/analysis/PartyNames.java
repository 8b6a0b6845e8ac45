package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds parties by what people call them. */
final class PartyNames {

    private static final int FEW = 3;

    private PartyNames() {}

    static Party find(String name, Parties parties, Party.Controller controller) {
        if (name.equals(controller.name())) {
            return controller;
        }
        Optional<IpAddress> address = IpAddress.parse(name);
        Optional<Party> owner = address.flatMap(one -> owner(one, parties));
        if (owner.isPresent()) {
            return owner.get();
        }
        Optional<AddressRange> block = block(name);
        if (block.isPresent()) {
            return around(name, block.get(), parties);
        }
        boolean outside = address.isPresent() || name.endsWith("[External]");
        return among(outside ? parties.outside() : parties.inside(), name, address, parties);
    }

    /** One of the cluster's own. */
    static Party within(String name, Parties parties) {
        return among(parties.inside(), name, Optional.empty(), parties);
    }

    private static Party among(List<Party> some, String name, Optional<IpAddress> address, Parties parties) {
        List<Party> found = some.stream()
                .filter(party -> party.name().equals(name)
                        || address.filter(one -> holds(party, one)).isPresent()
                        || withoutKind(party).anyMatch(name::equals))
                .toList();
        List<Party> exact =
                found.stream().filter(party -> party.name().equals(name)).toList();
        if (exact.size() == 1 || found.size() == 1) {
            return exact.size() == 1 ? exact.get(0) : found.get(0);
        }
        throw found.isEmpty()
                ? Messages.noParty(name, near(name, parties))
                : Messages.severalParties(name, found.stream().map(Party::name).toList());
    }

    /** Who in the cluster has an address: a node, or the only pods that do. Pods on the network of a node have that of the node. */
    private static Optional<Party> owner(IpAddress address, Parties parties) {
        List<Party> owners = parties.inside().stream()
                .filter(party -> party.fold(
                        pods -> pods.workload().pods().stream()
                                .anyMatch(one -> one.pod().addresses().contains(address)),
                        host -> host.node().addresses().contains(address),
                        outside -> false,
                        controller -> false))
                .toList();
        Optional<Party> node =
                owners.stream().filter(Party.Host.class::isInstance).findFirst();
        return node.isPresent() || owners.size() != 1 ? node : Optional.of(owners.get(0));
    }

    /** If it was found by an address outside, or a block, those alone; a whole range may be made of several that policies tell apart. */
    static Party exact(String name, Party found) {
        Optional<AddressRange> asked = IpAddress.parse(name)
                .map(address -> new AddressRange(address, address))
                .or(() -> block(name));
        return asked.<Party>flatMap(range -> found.fold(
                        pods -> Optional.empty(),
                        host -> Optional.empty(),
                        outside -> Optional.of(new Party.Outside(range)),
                        controller -> Optional.empty()))
                .orElse(found);
    }

    private static Optional<AddressRange> block(String name) {
        int slash = name.indexOf('/');
        if (slash < 0 || IpAddress.parse(name.substring(0, slash)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(AddressRange.of(Cidr.of(name)));
    }

    /** The range that a block of addresses is in. */
    private static Party around(String name, AddressRange block, Parties parties) {
        List<Party> found = parties.outside().stream()
                .filter(party -> party.fold(
                        pods -> false,
                        host -> false,
                        outside -> outside.range().and(block).isPresent(),
                        controller -> false))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw found.isEmpty()
                ? Messages.noParty(name, List.of())
                : Messages.severalParties(name, found.stream().map(Party::name).toList());
    }

    private static boolean holds(Party party, IpAddress address) {
        return party.fold(
                pods -> false, host -> false, outside -> outside.range().contains(address), controller -> false);
    }

    private static Stream<String> withoutKind(Party party) {
        return party.fold(
                pods -> Stream.of(
                        pods.workload().namespace() + "/" + pods.workload().name(),
                        pods.workload().namespace() + "/" + pods.workload().name() + "["
                                + pods.workload().kind() + "]"),
                host -> Stream.of(host.node().name()),
                outside -> Stream.empty(),
                controller -> Stream.empty());
    }

    /** Those of the same name in other namespaces. */
    private static List<String> near(String name, Parties parties) {
        String last = name.substring(name.indexOf('/') + 1);
        return parties.inside().stream()
                .filter(party -> withoutKind(party).anyMatch(other -> other.endsWith("/" + last)))
                .map(Party::name)
                .limit(FEW)
                .toList();
    }
}
