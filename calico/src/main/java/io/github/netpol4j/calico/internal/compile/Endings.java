package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Peers as ends of Calico rules, as many as the limits of one take. */
final class Endings {

    /** How many nets one end of a rule may name. */
    static final int MOST_NETS = 256;

    /** A namespace's name among its labels; Calico sets it itself, so that no one else can. */
    private static final String NAME = "projectcalico.org/name";

    /** No host endpoint and no network set. */
    private static final CalicoSelector PODS = CalicoSelector.equal("projectcalico.org/orchestrator", "k8s");

    private static final String GLOBAL = "global()";

    private Endings() {}

    /**
     * A selector that may have to be divided.
     *
     * @param namespaces the namespaceSelector, empty for none
     * @param endpoints the selector
     */
    record Selection(String namespaces, String endpoints) {}

    /** Selectors that together find pods; none if no division makes them short enough. */
    static List<Selection> of(PodSelection pods) {
        List<CalicoSelector> namespaces = namespaces(pods.namespaces()).split(CalicoSelector.MAX_LENGTH);
        List<CalicoSelector> endpoints =
                PODS.and(CalicoSelector.of(pods.labels())).split(CalicoSelector.MAX_LENGTH);
        boolean everywhere = pods.namespaces().equals(Selector.ANY);
        List<Selection> parts = new ArrayList<>();
        for (CalicoSelector where : namespaces) {
            for (CalicoSelector which : endpoints) {
                parts.add(new Selection(everywhere ? "" : text(where), text(which)));
            }
        }
        return parts;
    }

    /** As people write it: without the parentheses around the whole that Calico's own form has. */
    static String text(CalicoSelector selector) {
        return selector instanceof CalicoSelector.And and
                ? and.operands().stream().map(CalicoSelector::toString).collect(Collectors.joining(" && "))
                : selector.toString();
    }

    private static CalicoSelector namespaces(Selector selector) {
        List<Requirement> requirements = selector.requirements().stream()
                .map(one -> one.key().equals(Pod.NAMESPACE_NAME_LABEL)
                        ? Requirement.of(NAME, one.operator(), one.values())
                        : one)
                .toList();
        return CalicoSelector.of(new Selector(requirements));
    }

    /** Whether the limits let a peer be said. */
    static boolean canBeSaid(Peer peer) {
        return peer.asPods()
                .flatMap(PodSelection::of)
                .map(pods -> !of(pods).isEmpty())
                .orElse(true);
    }

    /** The ends that a resolved peer is; none for a peer that contradicts itself. */
    static List<EntityRule> of(Peer peer, Hosts hosts) {
        return peer.fold(
                Endings::pods,
                namespaces -> pods(Pods.allIn(namespaces)),
                Endings::block,
                () -> List.of(EntityRule.ANY),
                () -> pods(Peer.Dns.PODS),
                () -> List.of(EntityRule.ANY.withNamespaceSelector(GLOBAL).withSelector(text(hosts.selector()))));
    }

    private static List<EntityRule> pods(Pods pods) {
        return PodSelection.of(pods).stream()
                .flatMap(some -> of(some).stream())
                .map(part ->
                        EntityRule.ANY.withNamespaceSelector(part.namespaces()).withSelector(part.endpoints()))
                .toList();
    }

    /** Where there are too many exceptions for one rule, which all hold at once, the rest is said block by block. */
    private static List<EntityRule> block(IpBlock block) {
        if (block.except().size() <= MOST_NETS) {
            return List.of(EntityRule.ANY.withNets(List.of(block.block())).withNotNets(block.except()));
        }
        List<Cidr> rest = Addresses.of(block.block(), block.except()).ranges().stream()
                .map(AddressRange::blocks)
                .flatMap(List::stream)
                .toList();
        return chunks(rest).stream().map(EntityRule.ANY::withNets).toList();
    }

    /** As few lists as the limit allows. */
    static List<List<Cidr>> chunks(List<Cidr> nets) {
        return chunks(nets, MOST_NETS);
    }

    static <T> List<List<T>> chunks(List<T> all, int most) {
        List<List<T>> chunks = new ArrayList<>();
        for (int i = 0; i < all.size(); i += most) {
            chunks.add(all.subList(i, Math.min(all.size(), i + most)));
        }
        return chunks;
    }
}
