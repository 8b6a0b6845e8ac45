package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.ufw.internal.kernel.RuleRegions;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the packets of two rules of one IP family lie to each other. A rule asks one thing of each property of a packet, so that two rules share
 * packets if what they ask of each property can be had at once.
 */
enum Overlap {
    /** No packet is of both. */
    NONE,
    /** Some packets of the one are of the other. */
    PART,
    /** All packets of the one are of the other. */
    WHOLE;

    private static final Span ALL_PORTS = new Span(1, 65535);

    /** How much of a rule another one takes. */
    static Overlap of(UfwRule rule, UfwRule other) {
        if (rule.routed() != other.routed() || (!rule.routed() && rule.direction() != other.direction())) {
            return NONE;
        }
        return List.of(
                        protocols(rule, other),
                        interfaces(rule.inInterface(), other.inInterface()),
                        interfaces(rule.outInterface(), other.outInterface()),
                        ends(rule.source(), other.source()),
                        ends(rule.destination(), other.destination()))
                .stream()
                .min(Overlap::compareTo)
                .orElseThrow();
    }

    private static Overlap ends(UfwEnd end, UfwEnd other) {
        Overlap nets = nets(end.net(), other.net());
        Overlap ports = ports(end.ports(), other.ports());
        return nets.compareTo(ports) < 0 ? nets : ports;
    }

    private static Overlap nets(Optional<Cidr> net, Optional<Cidr> other) {
        if (other.isEmpty()) {
            return WHOLE;
        }
        if (net.isEmpty()) {
            return PART;
        }
        return other.get().contains(net.get()) ? WHOLE : net.get().overlaps(other.get()) ? PART : NONE;
    }

    private static Overlap ports(UfwPorts ports, UfwPorts others) {
        if (others.isAny()) {
            return WHOLE;
        }
        List<Span> joined = joined(others.spans());
        boolean whole = spans(ports).stream()
                .allMatch(span -> joined.stream().anyMatch(one -> one.from() <= span.from() && span.to() <= one.to()));
        boolean some = spans(ports).stream()
                .anyMatch(span -> joined.stream().anyMatch(one -> one.from() <= span.to() && span.from() <= one.to()));
        return whole ? WHOLE : some ? PART : NONE;
    }

    private static List<Span> spans(UfwPorts ports) {
        return ports.isAny() ? List.of(ALL_PORTS) : ports.spans();
    }

    /** Sorted spans, those that touch made one. */
    private static List<Span> joined(List<Span> sorted) {
        List<Span> joined = new ArrayList<>();
        for (Span span : sorted) {
            Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && span.from() <= last.to() + 1) {
                joined.set(joined.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    /** {@code any} with a port is TCP and UDP; no port is of any other protocol. */
    private static Overlap protocols(UfwRule rule, UfwRule other) {
        if (rule.protocol() != UfwProtocol.ANY && other.protocol() != UfwProtocol.ANY) {
            return rule.protocol() == other.protocol() ? WHOLE : NONE;
        }
        if (other.protocol() == UfwProtocol.ANY && (!namesPorts(other) || hasPorts(rule))) {
            return WHOLE;
        }
        if (rule.protocol() == UfwProtocol.ANY && (!namesPorts(rule) || hasPorts(other))) {
            return PART;
        }
        return NONE;
    }

    private static boolean namesPorts(UfwRule rule) {
        return !rule.source().ports().isAny() || !rule.destination().ports().isAny();
    }

    private static boolean hasPorts(UfwRule rule) {
        return rule.protocol() == UfwProtocol.TCP
                || rule.protocol() == UfwProtocol.UDP
                || (rule.protocol() == UfwProtocol.ANY && namesPorts(rule));
    }

    private static Overlap interfaces(String name, String other) {
        if (other.isEmpty() || name.equals(other)) {
            return WHOLE;
        }
        if (name.isEmpty()) {
            return PART;
        }
        if (isWildcard(name)) {
            String beginning = name.substring(0, name.length() - 1);
            boolean longer = isWildcard(other) && beginning.startsWith(other.substring(0, other.length() - 1));
            return longer ? WHOLE : RuleRegions.isMeant(name, other) ? PART : NONE;
        }
        return RuleRegions.isMeant(other, name) ? WHOLE : NONE;
    }

    private static boolean isWildcard(String name) {
        return name.endsWith("+");
    }
}
