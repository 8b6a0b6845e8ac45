package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.felix.CalicoDimensions;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.IcmpMatch;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The flows that a rule matches. */
final class RuleRegions {

    private static final Region WITH_PORTS = Region.all().protocols(List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP));

    private final Ruleset ruleset;
    private final SelectorRegions selectors;

    RuleRegions(Ruleset ruleset) {
        this.ruleset = ruleset;
        this.selectors = new SelectorRegions(ruleset);
    }

    Extent of(RuleEntry entry) {
        CalicoRule rule = entry.rule();
        Extent all = Extent.ALL;
        if (rule.ipVersion().isPresent()) {
            Cidr family = rule.ipVersion().get() == 6 ? Cidr.IPV6 : Cidr.IPV4;
            all = all.and(Extent.exactly(Region.all().address(End.SOURCE, family, List.of())));
        }
        if (rule.protocol().isPresent()) {
            all = all.and(protocol(rule.protocol().get()));
        }
        if (rule.notProtocol().isPresent()) {
            all = all.and(protocol(rule.notProtocol().get()).not());
        }
        if (rule.icmp().isPresent()) {
            all = all.and(icmp(rule.icmp().get()));
        }
        if (rule.notIcmp().isPresent()) {
            all = all.and(icmp(rule.notIcmp().get()).not());
        }
        all = all.and(end(entry.source(), End.SOURCE, rule));
        all = all.and(end(entry.destination(), End.DESTINATION, rule));
        return rule.http().isPresent() ? all.uncertain() : all;
    }

    private static Extent protocol(Protocol protocol) {
        return Extent.exactly(Region.all().protocols(List.of(protocol)));
    }

    private static Extent icmp(IcmpMatch icmp) {
        return number(CalicoDimensions.ICMP_TYPE, icmp.type()).and(number(CalicoDimensions.ICMP_CODE, icmp.code()));
    }

    private static Extent number(Dimension dimension, Optional<Integer> wanted) {
        if (wanted.isEmpty()) {
            return Extent.ALL;
        }
        Region said = Region.all().with(dimension, Numbers.of(List.of(wanted.get())));
        Region unsaid = Region.all().with(dimension, Numbers.of(List.of(-1)));
        return new Extent(List.of(said), List.of(said, unsaid));
    }

    private Extent end(RuleEntry.Peer peer, End end, CalicoRule rule) {
        EntityRule said = peer.said();
        Extent all = Extent.ALL;
        if (!said.nets().isEmpty()) {
            all = all.and(Extent.exactly(SelectorRegions.nets(said.nets(), end)));
        }
        if (!said.notNets().isEmpty()) {
            // Felix leaves the rule out of the chains of a family that none of the nets is of.
            List<Cidr> families = Stream.of(Cidr.IPV4, Cidr.IPV6)
                    .filter(family -> said.notNets().stream()
                            .anyMatch(net -> net.address().sameFamily(family.address())))
                    .toList();
            all = all.and(Extent.exactly(SelectorRegions.nets(said.notNets(), end))
                            .not())
                    .and(Extent.exactly(SelectorRegions.nets(families, end)));
        }
        if (peer.selector().isPresent()) {
            all = all.and(selectors.any(peer.selector().get(), end));
        }
        if (peer.notSelector().isPresent()) {
            all = all.and(selectors.none(peer.notSelector().get(), end));
        }
        if (!said.ports().isEmpty()) {
            all = all.and(ports(said.ports(), end, rule, peer));
        }
        if (!said.notPorts().isEmpty()) {
            all = all.and(ports(said.notPorts(), end, rule, peer).not());
        }
        return said.services().isPresent() ? all.uncertain() : all;
    }

    private Extent ports(List<PortMatch> ports, End end, CalicoRule rule, RuleEntry.Peer peer) {
        List<Span> spans = ports.stream()
                .filter(port -> !port.isNamed())
                .filter(port -> port.from() <= port.to())
                .map(port -> new Span(Math.max(1, port.from()), Math.min(65535, port.to())))
                .toList();
        Extent all = spans.isEmpty() ? Extent.NONE : numbers(new Numbers(spans), end);
        for (PortMatch port : ports) {
            if (port.isNamed()) {
                all = all.or(
                        end == End.DESTINATION ? named(port.name(), rule, peer) : Extent.maybe(List.of(WITH_PORTS)));
            }
        }
        return all;
    }

    private static Extent numbers(Numbers numbers, End end) {
        if (end == End.DESTINATION) {
            return Extent.exactly(Region.all().with(Dimension.port(), numbers));
        }
        Region said = WITH_PORTS.with(CalicoDimensions.SOURCE_PORT, numbers);
        Region unsaid = WITH_PORTS.with(CalicoDimensions.SOURCE_PORT, Numbers.of(0, 0));
        return new Extent(List.of(said), List.of(said, unsaid));
    }

    /** Ports that pods declare under a name, and host endpoints; those of TCP where a rule says no protocol. */
    private Extent named(String name, CalicoRule rule, RuleEntry.Peer peer) {
        Protocol protocol = rule.protocol().orElse(Protocol.TCP);
        if (!protocol.hasPorts()) {
            return Extent.NONE;
        }
        Extent ofPods = Extent.exactly(Region.all().portName(protocol, name))
                .and(peer.selector()
                        .map(selector -> selectors.pods(selector, End.DESTINATION))
                        .orElse(Extent.ALL));
        List<Region> regions = new ArrayList<>();
        for (HostEntry host : ruleset.hosts()) {
            if (peer.selector()
                    .map(selector -> !Knowing.selects(selector, host))
                    .orElse(false)) {
                continue;
            }
            for (EndpointPort port : host.ports()) {
                if (port.name().equals(name) && port.protocol().equals(protocol)) {
                    Region there = Region.all().ports(port.protocol(), port.port(), port.port());
                    host.addresses()
                            .forEach(address -> regions.add(
                                    there.address(End.DESTINATION, new Cidr(address, address.bits()), List.of())));
                }
            }
        }
        return ofPods.or(Extent.exactly(regions));
    }
}
