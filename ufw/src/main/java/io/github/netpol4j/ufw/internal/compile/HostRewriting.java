package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.target.UnenforceableException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A policy about pods as one about the host that serves what they ask for. It is coarser: whichever pod it was, the host sees an address of
 * a subnet.
 */
public final class HostRewriting {

    private static final int LONGEST_NAME = 63;
    private static final String SUFFIX = "-host";

    private final Policy policy;
    private final Set<Gap> gaps = new LinkedHashSet<>();
    private final List<Finding> losses = new ArrayList<>();

    private HostRewriting(Policy policy) {
        this.policy = policy;
    }

    /**
     * The policy about the host: each port that the given policy guards at pods is open on the host to these subnets, and to nobody else.
     *
     * @param policy the policy about pods
     * @param podSubnet the addresses of pods, for those that leave without translation
     * @param nodeSubnet the addresses of nodes, which pods have once they left through NAT
     * @return an ordinary policy
     * @throws UnenforceableException with all gaps: ports by name, and those that would close the whole host
     * @throws io.github.netpol4j.finding.InvalidInputException if both subnets are left out, or the policy guards nothing
     */
    public static Policy forHost(Policy policy, Optional<Cidr> podSubnet, Optional<Cidr> nodeSubnet) {
        Given.noneNull("Ufw.forHost(..)", policy, podSubnet, nodeSubnet);
        List<Peer> subnets = Stream.of(podSubnet, nodeSubnet)
                .flatMap(Optional::stream)
                .distinct()
                .<Peer>map(subnet -> new IpBlock(subnet, List.of()))
                .toList();
        if (subnets.isEmpty()) {
            throw Messages.noSubnet();
        }
        HostRewriting rewriting = new HostRewriting(policy);
        List<Rule> rules = rewriting.rules(subnets);
        if (!rewriting.gaps.isEmpty()) {
            throw new UnenforceableException("ufw", List.copyOf(rewriting.gaps));
        }
        if (rules.isEmpty()) {
            throw Messages.nothingGuarded(policy.name());
        }
        String name = policy.name() + SUFFIX;
        return Policy.of(
                name.length() > LONGEST_NAME ? policy.name() : name, policy.namespace(), policy.appLabel(), rules);
    }

    /**
     * What of a policy can't be about the host.
     *
     * @param policy the policy about pods
     * @return every gap, in the order of the rules
     */
    public static List<Gap> gaps(Policy policy) {
        HostRewriting rewriting = new HostRewriting(Given.notNull("Ufw.forHost(..)", policy));
        rewriting.rules(List.of(new Peer.Anywhere()));
        return List.copyOf(rewriting.gaps);
    }

    /**
     * What gets lost when a policy is rewritten: which pods may, who may not, and what pods may reach elsewhere.
     *
     * @param policy the policy about pods
     * @return in the order of the rules
     */
    public static List<Finding> losses(Policy policy) {
        HostRewriting rewriting = new HostRewriting(Given.notNull("Ufw.forHost(..)", policy));
        rewriting.rules(List.of(new Peer.Anywhere()));
        return List.copyOf(rewriting.losses);
    }

    private List<Rule> rules(List<Peer> subnets) {
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : policy.rules()) {
            rule.<Runnable>fold(
                            allow -> () -> allow(allow, subnets, rules),
                            deny -> () -> lost(
                                    deny,
                                    "what it denies is not denied on the host",
                                    "if the host is to refuse it, write a deny(..) to host()"),
                            isolate -> () -> lost(
                                    isolate,
                                    "it closes pods, and the host is closed on the guarded ports alone",
                                    "to close all of the host, write isolate(host()).ingress()"))
                    .run();
        }
        return rules.stream().distinct().toList();
    }

    private void allow(Allow allow, List<Peer> subnets, List<Rule> rules) {
        boolean aboutPods =
                allow.peers().stream().anyMatch(peer -> peer.asPods().isPresent());
        if (allow.peers().contains(new Peer.Host()) && !aboutPods) {
            rules.add(allow); // about the host already
            return;
        }
        boolean guards =
                allow.destinations().stream().anyMatch(peer -> peer.asPods().isPresent());
        if (!guards) {
            lost(
                    allow,
                    "it guards no port of pods, so nothing of it is about the host",
                    "if it is, write it with host()");
            return;
        }
        allow.ports().forEach(port -> gap(allow, port));
        lost(
                allow,
                "on the host, every address of the subnets may connect: " + Peer.sentence(allow.sources())
                        + " can't be told from others there",
                "keep the policy enforced in the cluster as well, which tells pods apart");
        rules.add(new Allow(subnets, List.of(new Peer.Host()), allow.ports()));
    }

    private void gap(Allow allow, Port port) {
        if (isSctp(port)) {
            gaps.add(Gaps.protocol(allow, port));
            return;
        }
        port.<Optional<Gap>>fold(
                        () -> Optional.of(Gaps.guardsAnyPort(allow, port, true)),
                        protocol -> Optional.of(Gaps.guardsAnyPort(allow, port, protocol.equals(Protocol.TCP))),
                        (protocol, range) -> Optional.empty(),
                        (protocol, name) -> Optional.of(Gaps.guardsNamedPort(allow, port)),
                        () -> Optional.of(Gaps.guardsPing(allow)))
                .ifPresent(gaps::add);
    }

    private static boolean isSctp(Port port) {
        return port.fold(
                () -> false,
                protocol -> protocol.equals(Protocol.SCTP),
                (protocol, range) -> protocol.equals(Protocol.SCTP),
                (protocol, name) -> protocol.equals(Protocol.SCTP),
                () -> false);
    }

    private void lost(Rule rule, String what, String remedy) {
        losses.add(
                new Finding("COARSER_ON_HOST", Severity.INFO, Place.of(policy.name(), rule.toString()), what, remedy));
    }
}
