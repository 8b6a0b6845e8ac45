package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.felix.CalicoDimensions;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.IcmpMatch;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a rule matches one flow, and why not.
 *
 * <p>Source: Calico, felix/rules and app-policy/checker: everything that a rule says must hold. An end without a known address is
 * in no net, and outside none.
 */
final class RuleMatcher {

    private final Ruleset ruleset;
    private final Flow flow;
    private final FlowEnd source;
    private final FlowEnd destination;

    /**
     * An answer.
     *
     * @param match whether it matches
     * @param why what decides it
     */
    record Answer(Match match, String why) {}

    RuleMatcher(Ruleset ruleset, Flow flow) {
        this.ruleset = ruleset;
        this.flow = flow;
        this.source = new FlowEnd(flow, End.SOURCE);
        this.destination = new FlowEnd(flow, End.DESTINATION);
    }

    FlowEnd end(End end) {
        return end == End.SOURCE ? source : destination;
    }

    /**
     * Whether a rule matches.
     *
     * @param entry the rule
     */
    Answer match(RuleEntry entry) {
        List<Answer> parts = new ArrayList<>();
        CalicoRule rule = entry.rule();
        rule.ipVersion()
                .ifPresent(version -> parts.add(certain(isVersion(version), "the IP version is not " + version)));
        rule.protocol().ifPresent(one -> parts.add(certain(flow.protocol().equals(one), "the protocol is not " + one)));
        rule.notProtocol().ifPresent(one -> parts.add(certain(!flow.protocol().equals(one), "the protocol is " + one)));
        rule.icmp().ifPresent(icmp -> parts.add(icmp(icmp, "the ICMP type or code is another")));
        rule.notIcmp().ifPresent(icmp -> parts.add(notIcmp(icmp)));
        end(parts, entry.source(), source, rule);
        end(parts, entry.destination(), destination, rule);
        rule.http().ifPresent(http -> parts.add(new Answer(Match.MAYBE, "a flow does not tell its HTTP requests")));
        return parts.stream()
                .reduce((one, other) -> other.match.compareTo(one.match) < 0 ? other : one)
                .filter(part -> part.match != Match.YES)
                .orElse(new Answer(Match.YES, "all that it says holds"));
    }

    private static Answer certain(boolean holds, String otherwise) {
        return new Answer(Match.of(holds), otherwise);
    }

    private boolean isVersion(int version) {
        return source.address()
                .filter(address -> address.isIpv6() == (version == 6))
                .isPresent();
    }

    private int said(Dimension dimension, int unsaid) {
        return Optional.ofNullable(flow.more().get(dimension.name()))
                .map(Integer::valueOf)
                .orElse(unsaid);
    }

    private Answer icmp(IcmpMatch icmp, String otherwise) {
        return new Answer(
                asked(icmp.type(), said(CalicoDimensions.ICMP_TYPE, -1))
                        .and(asked(icmp.code(), said(CalicoDimensions.ICMP_CODE, -1))),
                otherwise);
    }

    private static Match asked(Optional<Integer> wanted, int said) {
        return wanted.isEmpty() ? Match.YES : said == -1 ? Match.MAYBE : Match.of(said == wanted.get());
    }

    private Answer notIcmp(IcmpMatch icmp) {
        return new Answer(icmp(icmp, "").match.not(), "the ICMP type and code are those left out");
    }

    private void end(List<Answer> parts, RuleEntry.Peer peer, FlowEnd end, CalicoRule rule) {
        EntityRule said = peer.said();
        String who = "the " + end.end();
        if (!said.nets().isEmpty()) {
            parts.add(certain(said.nets().stream().anyMatch(end::isIn), who + " is in none of the nets"));
        }
        if (!said.notNets().isEmpty()) {
            parts.add(certain(
                    said.notNets().stream().noneMatch(end::isIn)
                            && said.notNets().stream().anyMatch(net -> isFamilyOf(net, end)),
                    who + " is in a net that is left out, or of another IP family, or its address is not known"));
        }
        peer.selector()
                .ifPresent(selector -> parts.add(new Answer(selects(selector, end), who + " is not " + selector)));
        peer.notSelector()
                .ifPresent(selector -> parts.add(new Answer(excluded(selector, end), who + " is " + selector)));
        if (said.services().isPresent()) {
            parts.add(new Answer(Match.MAYBE, "which endpoints the Service has is not known"));
        }
        if (!said.ports().isEmpty()) {
            parts.add(
                    new Answer(ports(said.ports(), end, rule, peer), "the port of " + who + " is none of those named"));
        }
        if (!said.notPorts().isEmpty()) {
            parts.add(new Answer(ports(said.notPorts(), end, rule, peer).not(), "the port of " + who + " is left out"));
        }
    }

    /** Felix leaves rules with nets out of the chains of the other IP family, those with nets left out as well. */
    private static boolean isFamilyOf(Cidr net, FlowEnd end) {
        return end.address().filter(net.address()::sameFamily).isPresent();
    }

    /** Whether an end is among the endpoints and network sets of a selector. */
    private Match selects(CalicoSelector selector, FlowEnd end) {
        Match pod = Match.of(end.pod()
                .filter(one -> Knowing.selects(selector, end.labels(one)))
                .isPresent());
        return pod.or(byAddress(selector, end));
    }

    private Match byAddress(CalicoSelector selector, FlowEnd end) {
        Match found = Match.NO;
        for (HostEntry host : ruleset.hosts()) {
            boolean isThere = host.isAutomatic()
                    ? end.isHost() && end.host().map(host::isOn).orElse(true)
                    : end.address().filter(host.addresses()::contains).isPresent();
            found = found.or(Match.of(isThere && Knowing.selects(selector, host)));
        }
        for (SetEntry set : ruleset.sets()) {
            boolean isThere = set.nets().stream().anyMatch(end::isIn);
            found = found.or(isThere ? Knowing.selects(selector, set) : Match.NO);
        }
        return found;
    }

    /** Whether an end is none of those: of one without a known address, nobody can say where addresses matter. */
    private Match excluded(CalicoSelector selector, FlowEnd end) {
        boolean addressesMatter = ruleset.sets().stream().anyMatch(set -> Knowing.selects(selector, set) != Match.NO)
                || ruleset.hosts().stream().anyMatch(host -> !host.isAutomatic() && Knowing.selects(selector, host));
        return addressesMatter && end.address().isEmpty()
                ? Match.NO
                : selects(selector, end).not();
    }

    private Match ports(List<PortMatch> ports, FlowEnd end, CalicoRule rule, RuleEntry.Peer peer) {
        if (!flow.protocol().hasPorts()) {
            return Match.NO;
        }
        int number = end.end() == End.DESTINATION ? flow.port() : said(CalicoDimensions.SOURCE_PORT, 0);
        if (number == 0) {
            return Match.MAYBE;
        }
        return Match.of(ports.stream()
                .anyMatch(port -> port.isNamed()
                        ? isNamedPort(rule) && isDeclared(port.name(), number, end, peer)
                        : port.from() <= number && number <= port.to()));
    }

    /** Felix looks for the names of TCP ports where a rule says no protocol. */
    private boolean isNamedPort(CalicoRule rule) {
        return flow.protocol().equals(rule.protocol().orElse(Protocol.TCP));
    }

    /** A named port is one of an endpoint that the selector beside it finds. */
    private boolean isDeclared(String name, int number, FlowEnd end, RuleEntry.Peer peer) {
        Protocol protocol = flow.protocol();
        boolean byPod = end.pod()
                .filter(pod -> pod.declares(name, protocol, number, Semantics.defaults()))
                .filter(pod -> peer.selector()
                        .map(selector -> Knowing.selects(selector, end.labels(pod)))
                        .orElse(true))
                .isPresent();
        return byPod
                || ruleset.hosts().stream()
                        .filter(host ->
                                end.address().filter(host.addresses()::contains).isPresent())
                        .filter(host -> peer.selector()
                                .map(selector -> Knowing.selects(selector, host))
                                .orElse(true))
                        .flatMap(host -> host.ports().stream())
                        .anyMatch(one ->
                                one.name().equals(name) && one.protocol().equals(protocol) && one.port() == number);
    }
}
