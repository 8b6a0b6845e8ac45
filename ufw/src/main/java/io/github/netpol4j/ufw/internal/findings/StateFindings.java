package io.github.netpol4j.ufw.internal.findings;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.internal.findings.Chain.Decider;
import io.github.netpol4j.ufw.internal.findings.Chain.Needless;
import io.github.netpol4j.ufw.internal.kernel.RuleRegions;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What in the rules of a host may surprise. Whether a rule decides anything is proved, for every packet there could be. */
public final class StateFindings {

    /** mDNS and UPnP. */
    private static final List<Span> MULTICAST = List.of(new Span(5353, 5353), new Span(1900, 1900));

    private static final Span NODE_PORTS = new Span(30000, 32767);

    private final UfwState state;
    private final Surroundings around;
    private final Found found = new Found();

    private StateFindings(UfwState state, Surroundings around) {
        this.state = state;
        this.around = around;
    }

    /**
     * What may surprise.
     *
     * @param state the rules of a host
     * @param around what they do not tell
     * @return sorted by severity, the worst first, then by place
     * @throws io.github.netpol4j.flow.FlowSetLimitException if the rules are too many and too different to compare
     */
    public static List<Finding> of(UfwState state, Surroundings around) {
        Given.noneNull("findings(..)", state, around);
        return new StateFindings(state, around).all();
    }

    private List<Finding> all() {
        List<Chain> incoming = new ArrayList<>();
        for (boolean six : families()) {
            List<Chain> chains = Chain.all(state, six);
            chains.forEach(this::order);
            Chain in = chains.get(0);
            incoming.add(in);
            nodePorts(in);
            limits(in);
            passingBefore(in);
        }
        if (state.ipv6()) {
            openInIpv6(incoming.get(0), incoming.get(1));
            backends();
        }
        if (around.managementPort() != 0) {
            management(incoming);
        }
        return found.all().stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .reversed()
                        .thenComparing(Finding::place)
                        .thenComparing(Finding::code)
                        .thenComparing(Finding::sentence))
                .toList();
    }

    private List<Boolean> families() {
        return state.ipv6() ? List.of(false, true) : List.of(false);
    }

    /** Rules that decide nothing, and rules without which nothing changes. */
    private void order(Chain chain) {
        for (int index : chain.unreachable()) {
            unreachable(chain, index, chain.insteadOf(index));
        }
        for (Needless needless : chain.needless()) {
            found.add(
                    "REDUNDANT",
                    needless.byDefault() ? Severity.INFO : Severity.WARNING,
                    chain,
                    needless.index(),
                    needless.byDefault()
                            ? "without it nothing changes, as long as the default stays what it is"
                            : "without it nothing changes: the rules behind it do the same",
                    needless.byDefault() ? "keep it in case the default changes, or leave it out" : "leave it out");
        }
    }

    private void unreachable(Chain chain, int index, List<Decider> instead) {
        UfwRule rule = chain.rules().get(index);
        boolean passes = Chain.passes(rule.action());
        long same =
                instead.stream().filter(decider -> decider.passes() == passes).count();
        String before = Found.rules(chain, instead);
        if (same == 0) {
            found.add(
                    "CONTRADICTORY",
                    Severity.ERROR,
                    chain,
                    index,
                    "no packet gets there, and all that it is about is " + (passes ? "denied" : "let pass")
                            + " before, by " + before,
                    "move it before that, or leave one of them out");
        } else if (same < instead.size()) {
            found.add(
                    "SHADOWED",
                    Severity.ERROR,
                    chain,
                    index,
                    "no packet gets there: all are decided before, and some otherwise, by " + before,
                    "move it before those that decide otherwise, or leave it out");
        } else if (rule.action() == UfwAction.LIMIT
                && instead.stream().anyMatch(one -> one.action() == UfwAction.ALLOW)) {
            found.add(
                    "LIMIT_WITHOUT_EFFECT",
                    Severity.ERROR,
                    chain,
                    index,
                    "it limits nothing: what it is about is let pass before, by " + before,
                    "move it before that, or leave that out");
        } else {
            found.add(
                    "REDUNDANT",
                    Severity.WARNING,
                    chain,
                    index,
                    "no packet gets there: all are decided before and alike, by " + before,
                    "leave it out");
        }
    }

    private void nodePorts(Chain chain) {
        for (int index = 0; index < chain.rules().size(); index++) {
            UfwRule rule = chain.rules().get(index);
            List<Span> named = rule.destination().ports().spans();
            boolean node = named.stream().anyMatch(span -> overlap(span, NODE_PORTS));
            boolean published = named.stream()
                    .anyMatch(span ->
                            around.published().stream().anyMatch(port -> overlap(span, new Span(port, port))));
            if (node || published) {
                boolean guards = !Chain.passes(rule.action()) || rule.action() == UfwAction.LIMIT;
                found.add(
                        "NODE_PORT",
                        guards ? Severity.ERROR : Severity.WARNING,
                        chain,
                        index,
                        (node ? "30000 to 32767 are NodePorts: " : "containers publish this port: ")
                                + "connections are rewritten to a pod's address and port, and forwarded, before ufw's INPUT"
                                + " chain, so this rule " + (guards ? "guards" : "opens")
                                + " nothing there (kube-proxy in IPVS mode is the exception)",
                        "where no orchestrator accepts before ufw, write a routed rule to the pod's address and port:"
                                + " ufw(deny(from(..)).to(cidr(pod)).port(..)).route(); else guard it in Docker's chain DOCKER-USER,"
                                + " by a Calico policy with preDNAT on the host, or by a NetworkPolicy with an ipBlock");
            }
        }
    }

    private static boolean overlap(Span one, Span other) {
        return one.from() <= other.to() && other.from() <= one.to();
    }

    /** Denies of what before.rules let pass to multicast addresses. */
    private void passingBefore(Chain chain) {
        for (int index = 0; index < chain.rules().size(); index++) {
            UfwRule rule = chain.rules().get(index);
            boolean udp = rule.protocol() == UfwProtocol.UDP || rule.protocol() == UfwProtocol.ANY;
            boolean named = rule.destination().ports().spans().stream()
                    .anyMatch(span -> MULTICAST.stream().anyMatch(other -> overlap(span, other)));
            if (udp && named && !Chain.passes(rule.action())) {
                found.add(
                        "PASSES_BEFORE",
                        Severity.INFO,
                        chain,
                        index,
                        "mDNS to 224.0.0.251 and ff02::fb on UDP 5353, and UPnP to 239.255.255.250 and ff02::f on UDP 1900, pass"
                                + " before it all the same",
                        "to stop those, edit /etc/ufw/before.rules and before6.rules");
            }
        }
    }

    private void limits(Chain chain) {
        List<Integer> limits = new ArrayList<>();
        for (int index = 0; index < chain.rules().size(); index++) {
            if (chain.rules().get(index).action() == UfwAction.LIMIT
                    && !chain.unreachable().contains(index)) {
                limits.add(index);
            }
        }
        limits.stream()
                .skip(1)
                .forEach(index -> found.add(
                        "LIMITS_COUNT_TOGETHER",
                        Severity.INFO,
                        chain,
                        index,
                        "ufw counts the connections of a sender over all rules that limit, rule "
                                + chain.number(limits.get(0)) + " included",
                        "expect senders that use both to be stopped sooner"));
    }

    /** Rules for IPv6 that do not match alike on all hosts. */
    private void backends() {
        for (int i = 0; i < state.v6().size(); i++) {
            UfwRule rule = state.v6().get(i);
            if (RuleRegions.isMatterOfBackend(rule, true)) {
                found.add(
                        "DEPENDS_ON_BACKEND",
                        Severity.WARNING,
                        "IPv6 rule " + (i + 1) + ", " + RuleText.of(rule),
                        "it matches where iptables works by nftables, and nothing where it does not (iptables-legacy), which looks behind"
                                + " the authentication header for the protocol",
                        "write it for IPv4 alone, and for IPv6 a rule about what is behind the header as well");
            }
        }
    }

    /** What IPv4 closes to all, and IPv6 leaves to a default that lets it pass. */
    private void openInIpv6(Chain four, Chain six) {
        for (int index = 0; index < four.rules().size(); index++) {
            UfwRule rule = four.rules().get(index);
            boolean closing = !Chain.passes(rule.action())
                    && rule.source().net().isEmpty()
                    && rule.destination().net().isEmpty()
                    && rule.isIn(true);
            if (closing && !four.unreachable().contains(index)) {
                boolean open = six.deciders(six.region(rule)).stream()
                        .anyMatch(decider -> decider.index() == Chain.DEFAULT && decider.passes());
                if (open) {
                    found.add(
                            "IPV6_OPEN",
                            Severity.ERROR,
                            four,
                            index,
                            "it closes IPv4 alone: over IPv6 the default lets the same pass",
                            "write it without addresses, so that it is of both families, or add one from ::/0");
                }
            }
        }
    }

    private void management(List<Chain> incoming) {
        int port = around.managementPort();
        UfwRule asked = UfwRule.incoming(UfwAction.ALLOW)
                .withProtocol(UfwProtocol.TCP)
                .withDestination(UfwEnd.ANY.on(UfwPorts.of(port)));
        boolean open = incoming.stream()
                .anyMatch(in -> in.deciders(in.region(asked)).stream().anyMatch(Decider::passes));
        if (!open) {
            found.add(
                    "MANAGEMENT_PORT_CLOSED",
                    Severity.ERROR,
                    "incoming TCP " + port,
                    "nobody can connect to the port that the host is managed by",
                    "allow or limit it, to those who manage the host, before what closes it");
        }
    }
}
