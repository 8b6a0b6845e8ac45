package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.rule.Port;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Ports as rules: one for a protocol, or as many as the limit of one takes. */
final class PortGroups {

    /** How many ports one end of a rule may name. */
    static final int MOST_PORTS = 50;

    private static final Comparator<PortMatch> ORDER = Comparator.comparing(PortMatch::isNamed)
            .thenComparing(PortMatch::from)
            .thenComparing(PortMatch::to)
            .thenComparing(PortMatch::name);

    private boolean any;
    private final Set<Protocol> whole = new HashSet<>();
    private final Map<Protocol, Set<PortMatch>> ports = new TreeMap<>(Comparator.comparing(Protocol::number));

    private PortGroups() {}

    /** Rules that say the protocol and the destination's ports, and no more. */
    static List<CalicoRule> of(List<Port> ports, Action action) {
        PortGroups groups = new PortGroups();
        ports.forEach(groups::take);
        return groups.rules(CalicoRule.of(action));
    }

    private void take(Port port) {
        port.<Runnable>fold(
                        () -> () -> any = true,
                        protocol -> () -> whole(protocol),
                        (protocol, range) -> () -> some(protocol).add(PortMatch.of(range.from(), range.to())),
                        (protocol, name) -> () -> some(protocol).add(PortMatch.of(name)),
                        () -> () -> {
                            whole(Protocol.ICMP);
                            whole(Protocol.ICMPV6);
                        })
                .run();
    }

    private void whole(Protocol protocol) {
        whole.add(protocol);
        some(protocol);
    }

    private Set<PortMatch> some(Protocol protocol) {
        return ports.computeIfAbsent(protocol, key -> new TreeSet<>(ORDER));
    }

    private List<CalicoRule> rules(CalicoRule rule) {
        if (any) {
            return List.of(rule);
        }
        List<CalicoRule> rules = new ArrayList<>();
        ports.forEach((protocol, some) -> {
            CalicoRule one = rule.withProtocol(protocol);
            if (whole.contains(protocol)) {
                rules.add(one);
            } else {
                Endings.chunks(List.copyOf(some), MOST_PORTS)
                        .forEach(chunk -> rules.add(one.withDestination(EntityRule.ANY.withPorts(chunk))));
            }
        });
        return rules;
    }
}
