package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** TCP and UDP ports, or everything. Immutable. */
record PortSet(boolean everything, Map<UfwProtocol, Numbers> numbers) {

    static final PortSet NONE = new PortSet(false, Map.of());
    static final PortSet EVERYTHING = new PortSet(true, Map.of());

    private static final Span ALL = new Span(1, 65535);
    private static final PortSet EVERY_NUMBER = of(Protocol.TCP, ALL).or(of(Protocol.UDP, ALL));

    /** Names are numbers by now; what else can't be said was told as a gap. */
    static PortSet of(Collection<Port> ports) {
        PortSet all = NONE;
        for (Port port : ports) {
            all = all.or(of(port));
        }
        return all;
    }

    private static PortSet of(Port port) {
        return port.fold(
                () -> EVERYTHING,
                protocol -> of(protocol, ALL),
                (protocol, range) -> of(protocol, new Span(range.from(), range.to())),
                (protocol, name) -> NONE,
                () -> NONE);
    }

    private static PortSet of(Protocol protocol, Span span) {
        UfwProtocol known = protocol.equals(Protocol.TCP) ? UfwProtocol.TCP : UfwProtocol.UDP;
        return protocol.equals(Protocol.SCTP) ? NONE : new PortSet(false, Map.of(known, new Numbers(List.of(span))));
    }

    /** Whether every port is here, however that was said. */
    boolean isAnyPort() {
        return everything || EVERY_NUMBER.minus(this).numbers.isEmpty();
    }

    PortSet or(PortSet other) {
        Map<UfwProtocol, Numbers> both = new TreeMap<>(numbers);
        other.numbers.forEach((protocol, more) -> both.merge(protocol, more, PortSet::union));
        return new PortSet(everything || other.everything, both);
    }

    private static Numbers union(Numbers one, Numbers other) {
        List<Span> spans = new ArrayList<>(one.spans());
        spans.addAll(other.spans());
        return new Numbers(spans);
    }

    /** What is here and not there; nothing is left of everything only where everything is taken. */
    PortSet minus(PortSet other) {
        if (other.everything) {
            return NONE;
        }
        Map<UfwProtocol, Numbers> left = new TreeMap<>();
        numbers.forEach((protocol, mine) -> {
            Numbers rest = mine.and(others(other.numbers.getOrDefault(protocol, new Numbers(List.of()))));
            if (!rest.isEmpty()) {
                left.put(protocol, rest);
            }
        });
        return new PortSet(everything, left);
    }

    private static Numbers others(Numbers taken) {
        List<Span> rest = new ArrayList<>();
        int next = ALL.from();
        for (Span span : taken.spans()) {
            if (next < span.from()) {
                rest.add(new Span(next, span.from() - 1));
            }
            next = span.to() + 1;
        }
        if (next <= ALL.to()) {
            rest.add(new Span(next, ALL.to()));
        }
        return new Numbers(rest);
    }

    /** A rule for these ports of its destination: as many as it takes, each with no more numbers than a rule may name. */
    List<UfwRule> on(UfwRule rule) {
        if (everything) {
            return List.of(rule);
        }
        List<UfwRule> rules = new ArrayList<>();
        numbers.forEach((protocol, some) -> {
            UfwRule one = rule.withProtocol(protocol);
            List<UfwPorts> chunks =
                    some.spans().equals(List.of(ALL)) ? List.of(UfwPorts.ANY) : UfwPorts.chunks(some.spans());
            chunks.forEach(
                    ports -> rules.add(one.withDestination(one.destination().on(ports))));
        });
        return rules;
    }
}
