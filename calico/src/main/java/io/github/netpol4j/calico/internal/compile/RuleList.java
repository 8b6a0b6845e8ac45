package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rules of one action, whose order does not matter: each once, nets of one family together. */
final class RuleList {

    private static final Comparator<CalicoRule> ORDER = Comparator.comparing(CalicoRule::toString);

    private final Direction direction;
    private final TreeSet<CalicoRule> rules = new TreeSet<>(ORDER);
    /** The nets that rules differ in alone, by the rule without them. */
    private final Map<CalicoRule, Nets> nets = new TreeMap<>(ORDER);

    private record Nets(TreeSet<Cidr> v4, TreeSet<Cidr> v6) {}

    RuleList(Direction direction) {
        this.direction = direction;
    }

    /** A rule for connections with the other end, on the ports of a rule that says no more. */
    void add(CalicoRule ports, EntityRule other) {
        boolean onlyNet = other.nets().size() == 1 && other.equals(EntityRule.ANY.withNets(other.nets()));
        if (onlyNet) {
            Nets some = nets.computeIfAbsent(ports, key -> new Nets(new TreeSet<>(), new TreeSet<>()));
            Cidr net = other.nets().get(0);
            (net.address().isIpv6() ? some.v6 : some.v4).add(net);
        } else {
            rules.add(with(ports, other));
        }
    }

    /** A rule as it is. */
    void add(CalicoRule rule) {
        rules.add(rule);
    }

    private CalicoRule with(CalicoRule ports, EntityRule other) {
        return direction == Direction.INGRESS
                ? ports.withSource(other)
                : ports.withDestination(other.withPorts(ports.destination().ports()));
    }

    List<CalicoRule> rules() {
        TreeSet<CalicoRule> all = new TreeSet<>(rules);
        nets.forEach((ports, some) -> List.of(some.v4, some.v6)
                .forEach(family -> Endings.chunks(List.copyOf(family))
                        .forEach(chunk -> all.add(with(ports, EntityRule.ANY.withNets(chunk))))));
        return new ArrayList<>(all);
    }
}
