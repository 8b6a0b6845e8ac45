package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.PolicyObject.Block;
import io.github.netpol4j.kubernetes.PolicyObject.PeerSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortValue;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import io.github.netpol4j.rule.Selector;
import io.github.netpol4j.target.Verdict.RuleMatch;
import java.util.List;
import java.util.Optional;

/**
 * One element of {@code spec.ingress} or {@code spec.egress}: whether a flow matches it, and why.
 *
 * <p>Source: kubernetes.io, "Network Policies"; the API reference of NetworkPolicy. Peers are alternatives, and so are
 * ports; no peers mean everyone, no ports mean every port of every protocol.
 */
final class RuleEvaluator {

    /** One peer, with what it says already read. */
    private record PeerMatcher(
            Optional<Selector> pods, Optional<Selector> namespaces, Optional<Cidr> block, List<Cidr> except) {}

    private final String namespace;
    private final String path;
    private final String peerField;
    private final List<PeerMatcher> peers;
    private final List<PortSpec> ports;

    RuleEvaluator(String namespace, String path, String peerField, TrafficRule rule) {
        this.namespace = namespace;
        this.path = path;
        this.peerField = peerField;
        this.peers = rule.peers().stream().map(RuleEvaluator::matcher).toList();
        this.ports = rule.ports();
    }

    private static PeerMatcher matcher(PeerSpec peer) {
        return new PeerMatcher(
                peer.podSelector().map(Selectors::of),
                peer.namespaceSelector().map(Selectors::of),
                peer.ipBlock().map(Block::cidr).flatMap(LegacyCidr::parse),
                peer.ipBlock().map(Block::except).orElse(List.of()).stream()
                        .flatMap(text -> LegacyCidr.parse(text).stream())
                        .toList());
    }

    /** Whether the rule lets the flow pass, seen from the end that the policy selects. */
    RuleMatch match(Flow flow, Endpoint other, Optional<IpAddress> address, Semantics semantics) {
        String portReason = portReason(flow, semantics);
        if (portReason.isEmpty()) {
            return new RuleMatch(path, "none of its ports is " + port(flow), false);
        }
        if (peers.isEmpty()) {
            return new RuleMatch(path, "it has no " + peerField + ", so everyone; " + portReason, true);
        }
        for (int i = 0; i < peers.size(); i++) {
            if (matches(peers.get(i), other, address, semantics)) {
                return new RuleMatch(path, peerField + "[" + i + "] is " + other.id() + "; " + portReason, true);
            }
        }
        boolean isBlockInQuestion = peers.stream().anyMatch(peer -> peer.block.isPresent())
                && address.isEmpty()
                && canBeInBlocks(other, semantics);
        String unknown = isBlockInQuestion ? ", whose address is not known, so that no ipBlock can match it" : "";
        return new RuleMatch(path, "none of " + peerField + " is " + other.id() + unknown, false);
    }

    private static boolean isSelectable(Endpoint end, Semantics semantics) {
        return end.fold(pod -> pod.isSelectable(semantics), node -> false, external -> false);
    }

    private static boolean canBeInBlocks(Endpoint end, Semantics semantics) {
        return !isSelectable(end, semantics) || semantics.podIpsInIpBlocks();
    }

    private boolean matches(PeerMatcher peer, Endpoint other, Optional<IpAddress> address, Semantics semantics) {
        if (peer.block.isPresent()) {
            return canBeInBlocks(other, semantics)
                    && address.filter(peer.block.get()::contains).isPresent()
                    && peer.except.stream().noneMatch(hole -> hole.contains(address.get()));
        }
        return isSelectable(other, semantics)
                && other.fold(
                        pod -> peer.namespaces
                                        .map(selector -> selector.matches(pod.namespaceLabels()))
                                        .orElse(pod.namespace().equals(namespace))
                                && peer.pods
                                        .map(selector -> selector.matches(pod.labels()))
                                        .orElse(true),
                        node -> false,
                        external -> false);
    }

    /** Why a port matches, or the empty string. */
    private String portReason(Flow flow, Semantics semantics) {
        if (ports.isEmpty()) {
            return "it has no ports, so every port";
        }
        for (int i = 0; i < ports.size(); i++) {
            if (matches(ports.get(i), flow, semantics)) {
                return "ports[" + i + "] is " + port(flow);
            }
        }
        return "";
    }

    private static boolean matches(PortSpec spec, Flow flow, Semantics semantics) {
        if (!spec.effectiveProtocol().equals(flow.protocol().toString())) {
            return false;
        }
        Optional<Integer> number = spec.port().flatMap(PortValue::number);
        Optional<String> name = spec.port().flatMap(PortValue::name);
        if (number.isPresent()) {
            return number.get() <= flow.port() && flow.port() <= spec.endPort().orElse(number.get());
        }
        return name.isEmpty()
                || flow.destination()
                        .fold(
                                pod -> pod.declares(name.get(), flow.protocol(), flow.port(), semantics),
                                node -> false,
                                external -> false);
    }

    private static String port(Flow flow) {
        return flow.protocol() + (flow.protocol().hasPorts() ? " " + flow.port() : "");
    }
}
