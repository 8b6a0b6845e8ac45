package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.kubernetes.PolicyObject.Block;
import io.github.netpol4j.kubernetes.PolicyObject.PeerSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortValue;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.PortRange;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Selector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Peers, ports and selectors of rules in the form that a NetworkPolicy gives them. */
final class Specs {

    private static final Comparator<PortSpec> PORT_ORDER = Comparator.comparing(PortSpec::effectiveProtocol)
            .thenComparing(spec -> spec.port().flatMap(PortValue::number).orElse(0))
            .thenComparing(spec -> spec.port().flatMap(PortValue::name).orElse(""))
            .thenComparing(spec -> spec.endPort().orElse(0));

    /** Every port first, then list by list. */
    static final Comparator<List<PortSpec>> PORTS_ORDER = (one, other) -> {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = PORT_ORDER.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    };

    private Specs() {}

    /** A selector in normal form: one value a key as a label, all else as expressions. */
    static LabelQuery query(Selector simplified) {
        SortedMap<String, String> labels = new TreeMap<>();
        List<LabelQuery.Expression> expressions = new ArrayList<>();
        for (Requirement requirement : simplified.requirements()) {
            if (requirement.operator() == Operator.IN && requirement.values().size() == 1) {
                labels.put(requirement.key(), requirement.values().first());
            } else {
                expressions.add(new LabelQuery.Expression(
                        requirement.key(), word(requirement.operator()), List.copyOf(requirement.values())));
            }
        }
        return new LabelQuery(labels, expressions);
    }

    /** The API's word for an operator. */
    static String word(Operator operator) {
        return switch (operator) {
            case IN -> "In";
            case NOT_IN -> "NotIn";
            case EXISTS -> "Exists";
            case DOES_NOT_EXIST -> "DoesNotExist";
        };
    }

    /** Who is meant by a resolved peer that is neither a host nor everyone; empty if nobody can be. */
    static Optional<PeerSpec> peer(Peer peer) {
        return peer.fold(
                Specs::pods,
                namespaces -> pods(Pods.allIn(namespaces)),
                block -> Optional.of(block(block)),
                Optional::empty,
                () -> pods(Peer.Dns.PODS),
                Optional::empty);
    }

    /** Always with its namespaces spelled out, so that it means the same in whatever namespace the object lives. */
    private static Optional<PeerSpec> pods(Pods pods) {
        Optional<Selector> namespaces = pods.namespaces().asSelector().simplified();
        Optional<Selector> labels = pods.labels().simplified();
        if (namespaces.isEmpty() || labels.isEmpty()) {
            return Optional.empty();
        }
        Optional<LabelQuery> podSelector =
                labels.filter(selector -> !selector.requirements().isEmpty()).map(Specs::query);
        return Optional.of(new PeerSpec(podSelector, namespaces.map(Specs::query), Optional.empty()));
    }

    private static PeerSpec block(IpBlock block) {
        List<String> except = block.except().stream().map(Cidr::toString).toList();
        return new PeerSpec(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Block(block.block().toString(), except)));
    }

    /** The ports of a rule, sorted; empty means all of them. Ping has no form here and is left to {@link Gaps}. */
    static List<PortSpec> ports(List<Port> ports) {
        if (ports.contains(new Port.Any())) {
            return List.of();
        }
        return ports.stream()
                .flatMap(port -> port
                        .fold(
                                Optional::<PortSpec>empty,
                                protocol -> Optional.of(port(protocol, Optional.empty(), Optional.empty())),
                                (protocol, range) -> Optional.of(numbers(protocol, range)),
                                (protocol, name) ->
                                        Optional.of(port(protocol, Optional.of(PortValue.of(name)), Optional.empty())),
                                Optional::<PortSpec>empty)
                        .stream())
                .distinct()
                .sorted(PORT_ORDER)
                .toList();
    }

    private static PortSpec numbers(Protocol protocol, PortRange range) {
        Optional<Integer> end = range.from() == range.to() ? Optional.empty() : Optional.of(range.to());
        return port(protocol, Optional.of(PortValue.of(range.from())), end);
    }

    private static PortSpec port(Protocol protocol, Optional<PortValue> port, Optional<Integer> end) {
        return new PortSpec(Optional.of(protocol.toString()), port, end);
    }
}
