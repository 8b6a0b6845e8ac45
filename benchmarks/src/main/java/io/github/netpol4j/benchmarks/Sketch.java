package io.github.netpol4j.benchmarks;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.github.netpol4j.flow.Direction;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a NetworkPolicy says, before it is decided how it is written.
 *
 * @param namespace where it is
 * @param selects the labels of the pods that it selects
 * @param direction what it isolates
 * @param peers whom it lets in or out
 * @param from the first TCP port
 * @param to the last TCP port
 */
record Sketch(String namespace, Map<String, String> selects, Direction direction, List<Peer> peers, int from, int to) {

    /**
     * One peer: pods, or a block.
     *
     * @param namespaces the labels of their namespaces; none means the policy's own
     * @param pods the labels of the pods
     * @param blocks the halves of a block of addresses; none means pods
     */
    record Peer(Map<String, String> namespaces, Map<String, String> pods, List<String> blocks) {

        /** The same as one element of {@code from} or {@code to}, or, by halves, as two that are the same together. */
        Stream<NetworkPolicyPeer> write(Split split) {
            if (!blocks.isEmpty()) {
                return split == Split.PEERS
                        ? blocks.stream().skip(1).map(Peer::block)
                        : Stream.of(block(blocks.get(0)));
            }
            return switch (split) {
                case NOTHING -> Stream.of(pods(selector(pods)));
                case PORTS -> Stream.of(pods(inWords(pods).build()));
                case PEERS ->
                    Stream.of("In", "NotIn")
                            .map(operator -> pods(inWords(pods)
                                    .addNewMatchExpression()
                                    .withKey("tier")
                                    .withOperator(operator)
                                    .withValues("front")
                                    .endMatchExpression()
                                    .build()));
            };
        }

        private static NetworkPolicyPeer block(String cidr) {
            return new NetworkPolicyPeerBuilder()
                    .withNewIpBlock()
                    .withCidr(cidr)
                    .endIpBlock()
                    .build();
        }

        private NetworkPolicyPeer pods(LabelSelector selector) {
            NetworkPolicyPeerBuilder peer = new NetworkPolicyPeerBuilder();
            if (!namespaces.isEmpty()) {
                peer.withNamespaceSelector(selector(namespaces));
            }
            boolean any = selector.getMatchLabels().isEmpty()
                    && selector.getMatchExpressions().isEmpty();
            return any ? peer.build() : peer.withPodSelector(selector).build();
        }
    }

    /** What of it is written in two halves. */
    enum Split {
        NOTHING,
        PORTS,
        PEERS
    }

    /** As a person would write it. */
    NetworkPolicy plain(int number) {
        return write(number, Split.NOTHING);
    }

    /**
     * The same, such that no region of flows that it opens is one that the plain object opens: each rule is two halves, and
     * labels are matched by expressions.
     */
    NetworkPolicy otherwise(int number) {
        return write(number, from < to ? Split.PORTS : Split.PEERS);
    }

    private NetworkPolicy write(int number, Split split) {
        NetworkPolicyBuilder policy = new NetworkPolicyBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("policy-" + number)
                .endMetadata()
                .withNewSpec()
                .withPodSelector(
                        split == Split.NOTHING
                                ? selector(selects)
                                : inWords(selects).build())
                .withPolicyTypes(direction == Direction.INGRESS ? "Ingress" : "Egress")
                .endSpec();
        // A rule for each peer where it is written differently, one for all where it is not.
        List<List<NetworkPolicyPeer>> rules = split == Split.NOTHING
                ? List.of(peers.stream().flatMap(peer -> peer.write(split)).toList())
                : peers.stream().map(peer -> peer.write(split).toList()).toList();
        List<NetworkPolicyPort> ports = split == Split.PORTS
                ? List.of(port(from, (from + to) / 2), port((from + to) / 2 + 1, to))
                : List.of(port(from, to));
        return direction == Direction.INGRESS
                ? policy.editSpec()
                        .withIngress(each(
                                rules,
                                rule -> new NetworkPolicyIngressRuleBuilder()
                                        .withFrom(rule)
                                        .withPorts(ports)
                                        .build()))
                        .endSpec()
                        .build()
                : policy.editSpec()
                        .withEgress(each(
                                rules,
                                rule -> new NetworkPolicyEgressRuleBuilder()
                                        .withTo(rule)
                                        .withPorts(ports)
                                        .build()))
                        .endSpec()
                        .build();
    }

    private static <R> List<R> each(List<List<NetworkPolicyPeer>> rules, Function<List<NetworkPolicyPeer>, R> rule) {
        return rules.stream().map(rule).toList();
    }

    private static NetworkPolicyPort port(int from, int to) {
        NetworkPolicyPortBuilder port =
                new NetworkPolicyPortBuilder().withProtocol("TCP").withPort(new IntOrString(from));
        return from == to ? port.build() : port.withEndPort(to).build();
    }

    private static LabelSelector selector(Map<String, String> labels) {
        return new LabelSelectorBuilder().withMatchLabels(labels).build();
    }

    private static LabelSelectorBuilder inWords(Map<String, String> labels) {
        LabelSelectorBuilder selector = new LabelSelectorBuilder();
        labels.forEach((key, value) -> selector.addNewMatchExpression()
                .withKey(key)
                .withOperator("In")
                .withValues(value)
                .endMatchExpression());
        return selector;
    }
}
