package io.github.netpol4j.oracle;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.oracle.ConnectionEnd.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether NetworkPolicies let a connection pass: a transcription of the Kubernetes documentation, statement by
 * statement, slow and obvious. It shares nothing with the library, so that the two can be held against each other.
 *
 * <p>Sources, quoted in our words at each method: "page" is kubernetes.io, Concepts, "Network Policies", with the
 * section's title; "API" is the reference of networking.k8s.io/v1 NetworkPolicy, with the field. Only what the API
 * server accepts is judged; anything else is an {@link IllegalArgumentException}. Of the lifecycle of pods and
 * connections, and of Services, one connection attempt to a running pod says nothing, so neither does this.
 */
public final class NaiveOracle {
    private final List<NetworkPolicy> policies;
    private final OracleOptions options;

    public NaiveOracle(List<NetworkPolicy> policies, OracleOptions options) {
        this.policies = List.copyOf(policies);
        this.options = options;
    }

    /**
     * Page, "The two sorts of pod isolation": for a connection to be allowed, both the egress policy on the source pod
     * and the ingress policy on the destination pod have to allow it; if either side does not, it does not happen.
     * Replies are allowed implicitly, so the way back is not asked about.
     */
    public boolean allows(Connection connection) {
        if (isToItself(connection)
                || isFromOwnNode(connection)
                || isToOwnNode(connection)
                || isOfUntouchedProtocol(connection)) {
            return true;
        }
        return egressAllows(connection) && ingressAllows(connection);
    }

    /** Page, "Network Policies" (what a pod can communicate with): a pod can not block access to itself. */
    private static boolean isToItself(Connection connection) {
        ConnectionEnd from = connection.from();
        ConnectionEnd to = connection.to();
        return from.kind() == Kind.POD
                && to.kind() == Kind.POD
                && from.namespace().equals(to.namespace())
                && from.name().equals(to.name());
    }

    /**
     * API, spec.ingress: traffic is allowed to a pod if the traffic source is the pod's local node. The page says the
     * same: traffic to and from the node where a pod runs is always allowed.
     */
    private boolean isFromOwnNode(Connection connection) {
        return isPod(connection.to()) && isNodeOf(connection.from(), connection.to());
    }

    /** The page has it for both ways, the API's spec.egress does not mention the node: so it is an option. */
    private boolean isToOwnNode(Connection connection) {
        return options.podsReachTheirNode() && isPod(connection.from()) && isNodeOf(connection.to(), connection.from());
    }

    private boolean isNodeOf(ConnectionEnd host, ConnectionEnd pod) {
        String hostName = "";
        if (host.kind() == Kind.NODE) {
            hostName = host.name();
        } else if (isHostNetworkPodThatIsItsNode(host)) {
            hostName = host.node();
        }
        return !hostName.isEmpty() && hostName.equals(pod.node());
    }

    /**
     * Page, "Network traffic filtering": policies are defined for TCP, UDP and optionally SCTP connections; for all
     * other protocols the behaviour may vary across network plugins.
     */
    private boolean isOfUntouchedProtocol(Connection connection) {
        return options.otherProtocolsAreOpen() && !List.of("TCP", "UDP", "SCTP").contains(connection.protocol());
    }

    /**
     * Page, "The two sorts of pod isolation": by default a pod is non-isolated for egress, all outbound connections are
     * allowed. It is isolated if there is any policy that both selects the pod and has "Egress" in its policyTypes.
     * Then the only allowed connections are those allowed by the egress list of some such policy; the lists combine
     * additively.
     */
    private boolean egressAllows(Connection connection) {
        List<NetworkPolicy> applying = new ArrayList<>();
        for (NetworkPolicy policy : policies) {
            if (selects(policy, connection.from()) && policyTypes(spec(policy)).contains("Egress")) {
                applying.add(policy);
            }
        }
        if (applying.isEmpty()) {
            return true;
        }
        for (NetworkPolicy policy : applying) {
            for (NetworkPolicyEgressRule rule : orEmpty(spec(policy).getEgress())) {
                if (peersMatch(policy, rule.getTo(), connection.to())
                        && PortRules.anyMatches(rule.getPorts(), connection, isPod(connection.to()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The same, for ingress: the destination pod, "Ingress" and the ingress lists. */
    private boolean ingressAllows(Connection connection) {
        List<NetworkPolicy> applying = new ArrayList<>();
        for (NetworkPolicy policy : policies) {
            if (selects(policy, connection.to()) && policyTypes(spec(policy)).contains("Ingress")) {
                applying.add(policy);
            }
        }
        if (applying.isEmpty()) {
            return true;
        }
        for (NetworkPolicy policy : applying) {
            for (NetworkPolicyIngressRule rule : orEmpty(spec(policy).getIngress())) {
                if (peersMatch(policy, rule.getFrom(), connection.from())
                        && PortRules.anyMatches(rule.getPorts(), connection, isPod(connection.to()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * API, spec.podSelector: selects the pods to which the policy applies, in the policy's namespace; an empty selector
     * selects all pods in it, and the field defaults to an empty selector.
     */
    private boolean selects(NetworkPolicy policy, ConnectionEnd end) {
        return isPod(end)
                && end.namespace().equals(namespace(policy))
                && (spec(policy).getPodSelector() == null
                        || LabelSelectors.matches(spec(policy).getPodSelector(), end.labels()));
    }

    /**
     * API, spec.policyTypes: if not specified, it defaults by the existence of ingress or egress rules. Policies that
     * contain an egress section are assumed to affect egress, and all policies, with an ingress section or not, are
     * assumed to affect ingress. The server's defaulting counts a section without rules as none: an egress-only or a
     * deny-all-egress policy has to name its type. Types that are specified hold as they are.
     */
    private static List<String> policyTypes(NetworkPolicySpec spec) {
        if (!orEmpty(spec.getPolicyTypes()).isEmpty()) {
            return spec.getPolicyTypes();
        }
        return orEmpty(spec.getEgress()).isEmpty() ? List.of("Ingress") : List.of("Ingress", "Egress");
    }

    /**
     * API, spec.ingress.from and spec.egress.to: items of the list are combined by a logical OR; if the field is empty
     * or missing, the rule matches all sources or destinations.
     */
    private boolean peersMatch(NetworkPolicy policy, List<NetworkPolicyPeer> peers, ConnectionEnd end) {
        if (orEmpty(peers).isEmpty()) {
            return true;
        }
        for (NetworkPolicyPeer peer : peers) {
            if (peerMatches(policy, peer, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean peerMatches(NetworkPolicy policy, NetworkPolicyPeer peer, ConnectionEnd end) {
        boolean hasSelector = peer.getPodSelector() != null || peer.getNamespaceSelector() != null;
        if (hasSelector == (peer.getIpBlock() != null)) {
            throw new IllegalArgumentException("a peer is an ipBlock, or has selectors: " + peer);
        }
        if (peer.getIpBlock() != null) {
            return ipBlockMatches(peer, end);
        }
        return isPod(end) && namespaceMatches(policy, peer, end) && podMatches(peer, end);
    }

    /**
     * API, NetworkPolicyPeer.namespaceSelector: selects namespaces by label; if present but empty, it selects all.
     * Together with podSelector the pods have to be in the selected namespaces. Where it is absent, podSelector selects
     * pods in the policy's own namespace.
     */
    private static boolean namespaceMatches(NetworkPolicy policy, NetworkPolicyPeer peer, ConnectionEnd end) {
        return peer.getNamespaceSelector() == null
                ? end.namespace().equals(namespace(policy))
                : LabelSelectors.matches(
                        peer.getNamespaceSelector(),
                        LabelSelectors.ofNamespace(end.namespace(), end.namespaceLabels()));
    }

    /**
     * API, NetworkPolicyPeer.podSelector: selects pods by label; if present but empty, it selects all pods; where it is
     * absent, namespaceSelector selects all pods in the namespaces that it selects.
     */
    private static boolean podMatches(NetworkPolicyPeer peer, ConnectionEnd end) {
        return peer.getPodSelector() == null || LabelSelectors.matches(peer.getPodSelector(), end.labels());
    }

    /**
     * API, NetworkPolicyPeer.ipBlock with IPBlock.cidr and IPBlock.except: a particular block, without what is in
     * except. Page, "Behavior of to and from selectors": blocks should be of addresses outside the cluster, since those
     * of pods change; whether they match pods is an option here.
     */
    private boolean ipBlockMatches(NetworkPolicyPeer peer, ConnectionEnd end) {
        if (end.address().isEmpty() || (isPod(end) && !options.podsMatchIpBlocks())) {
            return false;
        }
        for (String except : orEmpty(peer.getIpBlock().getExcept())) {
            if (AddressBlocks.contains(except, end.address())) {
                return false;
            }
        }
        return AddressBlocks.contains(peer.getIpBlock().getCidr(), end.address());
    }

    /**
     * Page, "NetworkPolicy and hostNetwork pods": either the plugin can tell the traffic of such a pod from other
     * traffic and applies policies to it as to any pod; or it ignores the pod when matching podSelector and
     * namespaceSelector, and treats its traffic like all traffic to and from the node's address (the most common).
     */
    private boolean isPod(ConnectionEnd end) {
        return end.kind() == Kind.POD && !isHostNetworkPodThatIsItsNode(end);
    }

    private boolean isHostNetworkPodThatIsItsNode(ConnectionEnd end) {
        return end.kind() == Kind.POD && end.hostNetwork() && options.hostNetworkPodsAreNodes();
    }

    /** API conventions, metadata.namespace: an empty namespace is the same as "default". */
    private static String namespace(NetworkPolicy policy) {
        String namespace =
                policy.getMetadata() == null ? null : policy.getMetadata().getNamespace();
        return namespace == null || namespace.isEmpty() ? "default" : namespace;
    }

    /** API, spec: it may be missing, and all of its fields have defaults. */
    private static NetworkPolicySpec spec(NetworkPolicy policy) {
        return policy.getSpec() == null ? new NetworkPolicySpec() : policy.getSpec();
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
