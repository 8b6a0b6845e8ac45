package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether one description surely lies within another, in every cluster. Where that can't be told from the descriptions
 * alone the answer is no, so that a finding that needs a yes is never wrong.
 */
final class Containment {

    /** Kubernetes gives this label to every namespace. */
    private static final Requirement NAMED = Requirement.of(Pod.NAMESPACE_NAME_LABEL, Operator.EXISTS, Set.of());

    private Containment() {}

    /** Whether whoever the first peer means, the second means too. Peers are resolved. */
    static boolean within(Peer inner, Peer outer) {
        if (outer.equals(new Peer.Anywhere()) || inner.equals(outer)) {
            return true;
        }
        Optional<Pods> innerPods = pods(inner);
        Optional<Pods> outerPods = pods(outer);
        if (innerPods.isPresent() && outerPods.isPresent()) {
            return innerPods.get().labels().isWithin(outerPods.get().labels())
                    && innerPods
                            .get()
                            .namespaces()
                            .asSelector()
                            .isWithin(outerPods.get().namespaces().asSelector());
        }
        return block(inner)
                .flatMap(small -> block(outer).map(large -> within(small, large)))
                .orElse(false);
    }

    private static boolean within(IpBlock inner, IpBlock outer) {
        return outer.block().contains(inner.block())
                && outer.except().stream().allMatch(hole -> isOutside(hole, inner));
    }

    private static boolean isOutside(Cidr hole, IpBlock block) {
        return !hole.overlaps(block.block()) || block.except().stream().anyMatch(own -> own.contains(hole));
    }

    /** Whether nobody can be meant, because the description contradicts itself. */
    static boolean isNobody(Peer peer) {
        return pods(peer)
                .map(pods -> pods.labels().simplified().isEmpty()
                        || pods.namespaces()
                                .asSelector()
                                .and(NAMED)
                                .simplified()
                                .isEmpty())
                .orElse(false);
    }

    /** Whether every flow of the first ports is one of the second. */
    static boolean within(Collection<Port> inner, Collection<Port> outer) {
        return inner.stream().allMatch(port -> outer.stream().anyMatch(larger -> within(port, larger)));
    }

    private static boolean within(Port inner, Port outer) {
        return inner.equals(outer)
                || outer.fold(
                        () -> true,
                        protocol -> protocol(inner).filter(protocol::equals).isPresent(),
                        (protocol, range) -> numbers(inner)
                                .filter(numbers -> numbers.protocol().equals(protocol))
                                .filter(numbers ->
                                        range.from() <= numbers.range().from()
                                                && numbers.range().to() <= range.to())
                                .isPresent(),
                        (protocol, name) -> false,
                        () -> false);
    }

    private static Optional<Port.Numbers> numbers(Port port) {
        return port.fold(
                Optional::empty,
                protocol -> Optional.of(new Port.Numbers(protocol, new PortRange(1, 65535))),
                (protocol, range) -> Optional.of(new Port.Numbers(protocol, range)),
                (protocol, name) -> Optional.empty(),
                Optional::empty);
    }

    private static Optional<Protocol> protocol(Port port) {
        return port.fold(
                Optional::empty,
                Optional::of,
                (protocol, range) -> Optional.of(protocol),
                (protocol, name) -> Optional.of(protocol),
                Optional::empty);
    }

    static Optional<Pods> pods(Peer peer) {
        return peer.equals(new Peer.Dns()) ? Optional.of(Peer.Dns.PODS) : peer.asPods();
    }

    static Optional<IpBlock> block(Peer peer) {
        return peer.fold(
                pods -> Optional.empty(),
                namespaces -> Optional.empty(),
                Optional::of,
                Optional::empty,
                Optional::empty,
                Optional::empty);
    }

    /** The ports of a list that another list surely lacks. */
    static List<Port> missing(Collection<Port> wanted, Collection<Port> given) {
        return wanted.stream().filter(port -> !within(List.of(port), given)).toList();
    }
}
