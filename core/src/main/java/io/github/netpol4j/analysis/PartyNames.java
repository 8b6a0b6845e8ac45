package io.github.netpol4j.analysis;

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
