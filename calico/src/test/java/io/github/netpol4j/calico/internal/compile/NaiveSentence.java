package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.policy.CalicoEnd;
import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.calico.policy.CalicoSentence;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.selector.NaiveSelector;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** What a sentence says of one connection, read off its words. */
final class NaiveSentence {

    private final CalicoPolicy policy;
    private final CalicoSentence sentence;
    private final Rule rule;

    NaiveSentence(CalicoPolicy policy, CalicoSentence sentence) {
        this.policy = policy;
        this.sentence = sentence;
        this.rule = sentence.rule().resolved(policy.namespace(), policy.appLabel());
    }

    private List<Peer> sources() {
        return rule.fold(allow -> allow.sources(), deny -> deny.sources(), isolate -> isolate.subjects());
    }

    private List<Peer> destinations() {
        return rule.fold(allow -> allow.destinations(), deny -> deny.destinations(), isolate -> isolate.subjects());
    }

    private List<Port> ports() {
        return rule.fold(allow -> allow.ports(), deny -> deny.ports(), isolate -> List.of(new Port.Any()));
    }

    private boolean speaksOf(PolicyType type) {
        return rule.fold(
                allow -> sentence.guardsSource() == (type == PolicyType.EGRESS),
                deny -> sentence.guardsSource() == (type == PolicyType.EGRESS),
                isolate -> isolate.directions().contains(type.direction()));
    }

    /** Whether it is put on an endpoint, for a direction. */
    boolean guards(PolicyType type, Party party) {
        boolean source = type == PolicyType.EGRESS;
        CalicoEnd end = source ? sentence.source() : sentence.destination();
        return speaksOf(type)
                && party.kind() != Party.Kind.OUTSIDE
                && (source ? sources() : destinations()).stream().anyMatch(peer -> isGuarded(peer, party))
                && isAmong(end, party);
    }

    private boolean isGuarded(Peer peer, Party party) {
        boolean chosen = peer.equals(new Peer.Host()) && sentence.hosts().isPresent();
        return chosen
                ? party.kind() == Party.Kind.HOST
                        && NaiveSelector.matches(sentence.hosts().get().toString(), party.labels())
                : is(peer, party, party.v4());
    }

    /** What it does with a connection of an endpoint that it guards. */
    List<Action> actions(PolicyType type, Attempt attempt) {
        boolean isolate = rule.fold(allow -> false, deny -> false, one -> true);
        boolean hit = isolate
                || (other(type, attempt)
                        && addresses(sentence.source(), attempt.source(), attempt.from(), Attempt.SOURCE_PORT, attempt)
                        && addresses(
                                sentence.destination(), attempt.destination(), attempt.to(), attempt.port(), attempt)
                        && ports().stream().anyMatch(port -> covers(port, attempt)));
        if (!hit) {
            return List.of();
        }
        Action action = rule.fold(allow -> Action.ALLOW, deny -> Action.DENY, one -> Action.DENY);
        List<Action> actions = new ArrayList<>();
        if (sentence.isLogged()) {
            actions.add(Action.LOG);
        }
        actions.add(sentence.passes() ? Action.PASS : action);
        return actions;
    }

    private boolean other(PolicyType type, Attempt attempt) {
        boolean egress = type == PolicyType.EGRESS;
        Party party = egress ? attempt.destination() : attempt.source();
        IpAddress address = egress ? attempt.to() : attempt.from();
        return (egress ? destinations() : sources()).stream().anyMatch(peer -> is(peer, party, address))
                && isAmong(egress ? sentence.destination() : sentence.source(), party);
    }

    private static boolean is(Peer peer, Party party, IpAddress address) {
        return peer.fold(
                pods -> isPod(pods, party),
                namespaces -> party.isPod() && namespaces.matches(party.namespace(), party.namespaceLabels()),
                block -> block.contains(address),
                () -> true,
                () -> isPod(Peer.Dns.PODS, party),
                () -> party.kind() == Party.Kind.HOST && party.labels().containsKey(Selecting.HOST_LABEL));
    }

    private static boolean isPod(Pods pods, Party party) {
        return party.isPod()
                && pods.namespaces().matches(party.namespace(), party.namespaceLabels())
                && pods.labels().matches(party.labels());
    }

    /** What is said of accounts and of labels. */
    private boolean isAmong(CalicoEnd end, Party party) {
        boolean accounts = !end.hasServiceAccounts()
                || (party.isPod()
                        && (end.serviceAccounts().isEmpty()
                                || end.serviceAccounts().contains(party.account()))
                        && end.serviceAccountSelector()
                                .map(selector -> selector.matches(party.accountLabels()))
                                .orElse(true));
        boolean excluded = end.not().stream()
                        .flatMap(peer -> peer.asPods().stream())
                        .anyMatch(pods -> isPod(pods.resolved(policy.namespace(), policy.appLabel()), party))
                || (party.kind() != Party.Kind.OUTSIDE
                        && end.notSelector()
                                .map(selector -> selector.matches(party.labels()))
                                .orElse(false));
        return accounts && !excluded;
    }

    private static boolean addresses(CalicoEnd end, Party party, IpAddress address, int port, Attempt attempt) {
        return end.notNets().stream().noneMatch(net -> net.contains(address))
                && end.notPorts().stream().noneMatch(match -> isPort(match, party, port, attempt.protocol()));
    }

    private static boolean isPort(PortMatch match, Party party, int port, Protocol protocol) {
        return match.isNamed()
                ? protocol.equals(Protocol.TCP) && party.tcpNames().getOrDefault(match.name(), 0) == port
                : match.from() <= port && port <= match.to();
    }

    private static boolean covers(Port port, Attempt attempt) {
        return port.fold(
                () -> true,
                attempt.protocol()::equals,
                (protocol, range) -> attempt.protocol().equals(protocol) && range.contains(attempt.port()),
                (protocol, name) -> attempt.protocol().equals(protocol)
                        && protocol.equals(Protocol.TCP)
                        && attempt.destination().tcpNames().getOrDefault(name, 0) == attempt.port(),
                () -> attempt.protocol().isIcmp());
    }
}
