package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoPolicyResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.selector.NaiveSelector;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import java.util.ArrayList;
import java.util.List;

/** What one policy does with one connection, transcribed from the documentation of Calico: which actions it comes to. */
final class NaiveCalico {

    private final CalicoPolicyResource policy;
    private final PolicySpec spec;

    NaiveCalico(CalicoPolicyResource policy) {
        this.policy = policy;
        this.spec = policy.spec();
    }

    /** Whether the policy is put on an endpoint. */
    boolean selects(Party party) {
        if (party.kind() == Party.Kind.OUTSIDE) {
            return false;
        }
        boolean where = policy.isNamespaced()
                ? party.isPod() && party.namespace().equals(policy.metadata().namespace())
                : spec.namespaceSelector().isEmpty()
                        || (party.isPod() && NaiveSelector.matches(spec.namespaceSelector(), party.namespaceLabels()));
        return where
                && NaiveSelector.matches(spec.selector(), party.labels())
                && (spec.serviceAccountSelector().isEmpty()
                        || (party.isPod()
                                && NaiveSelector.matches(spec.serviceAccountSelector(), party.accountLabels())));
    }

    /** The actions of the rules that match, up to the first that ends it. */
    List<Action> actions(PolicyType type, Attempt attempt) {
        List<Action> actions = new ArrayList<>();
        for (CalicoRule rule : spec.rules(type)) {
            if (matches(rule, attempt)) {
                actions.add(rule.action());
                if (rule.action() != Action.LOG) {
                    break;
                }
            }
        }
        return actions;
    }

    private boolean matches(CalicoRule rule, Attempt attempt) {
        return rule.ipVersion().map(version -> version == attempt.version()).orElse(true)
                && rule.protocol().map(attempt.protocol()::equals).orElse(true)
                && matches(rule.source(), attempt.source(), attempt.from(), Attempt.SOURCE_PORT, attempt.protocol())
                && matches(rule.destination(), attempt.destination(), attempt.to(), attempt.port(), attempt.protocol());
    }

    private boolean matches(EntityRule end, Party party, IpAddress address, int port, Protocol protocol) {
        return (end.nets().isEmpty() || in(end.nets(), address))
                && !in(end.notNets(), address)
                && matchesLabels(end, party)
                && (end.ports().isEmpty() || in(end.ports(), party, port, protocol))
                && !in(end.notPorts(), party, port, protocol);
    }

    private boolean matchesLabels(EntityRule end, Party party) {
        boolean says = !end.selector().isEmpty() || end.serviceAccounts().isPresent();
        boolean ownNamespace = policy.isNamespaced()
                && end.namespaceSelector().isEmpty()
                && (says || !end.notSelector().isEmpty());
        boolean endpoint = party.kind() != Party.Kind.OUTSIDE;
        if ((says || ownNamespace || !end.namespaceSelector().isEmpty()) && !endpoint) {
            return false;
        }
        if (ownNamespace && !party.namespace().equals(policy.metadata().namespace())) {
            return false;
        }
        if (end.namespaceSelector().equals("global()")) {
            if (party.isPod()) {
                return false;
            }
        } else if (!end.namespaceSelector().isEmpty()
                && !(party.isPod() && NaiveSelector.matches(end.namespaceSelector(), party.namespaceLabels()))) {
            return false;
        }
        boolean accounts = end.serviceAccounts()
                .map(some -> party.isPod()
                        && (some.names().isEmpty() || some.names().contains(party.account()))
                        && NaiveSelector.matches(some.selector(), party.accountLabels()))
                .orElse(true);
        return accounts
                && (end.selector().isEmpty() || NaiveSelector.matches(end.selector(), party.labels()))
                && (end.notSelector().isEmpty()
                        || !endpoint
                        || !NaiveSelector.matches(end.notSelector(), party.labels()));
    }

    private static boolean in(List<Cidr> nets, IpAddress address) {
        return nets.stream().anyMatch(net -> net.contains(address));
    }

    private static boolean in(List<PortMatch> ports, Party party, int port, Protocol protocol) {
        return protocol.hasPorts()
                && ports.stream()
                        .anyMatch(match -> match.isNamed()
                                ? protocol.equals(Protocol.TCP)
                                        && Integer.valueOf(port)
                                                .equals(party.tcpNames().get(match.name()))
                                : match.from() <= port && port <= match.to());
    }
}
