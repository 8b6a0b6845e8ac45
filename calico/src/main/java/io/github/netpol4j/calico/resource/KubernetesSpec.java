package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a staged policy of Kubernetes' form says.
 *
 * <p>Source: Kubernetes API reference, NetworkPolicySpec.
 *
 * @param podSelector which pods of its namespace
 * @param ingress rules for connections to them
 * @param egress rules for connections from them
 * @param policyTypes the directions; where empty, who takes the object decides
 */
public record KubernetesSpec(
        LabelSelector podSelector, List<Rule> ingress, List<Rule> egress, List<PolicyType> policyTypes) {

    /** Every pod of the namespace, no rule. */
    public static final KubernetesSpec EMPTY = new KubernetesSpec(LabelSelector.ALL, List.of(), List.of(), List.of());

    /**
     * A spec, lists copied.
     *
     * @param podSelector which pods of its namespace
     * @param ingress rules for connections to them
     * @param egress rules for connections from them
     * @param policyTypes the directions; where empty, who takes the object decides
     */
    public KubernetesSpec {
        Given.notNull("podSelector", podSelector);
        ingress = List.copyOf(Given.noNulls("ingress", ingress));
        egress = List.copyOf(Given.noNulls("egress", egress));
        policyTypes = List.copyOf(Given.noNulls("policyTypes", policyTypes));
    }

    /**
     * Labels that must be there, and expressions that must hold.
     *
     * @param matchLabels the labels
     * @param matchExpressions the expressions
     */
    public record LabelSelector(SortedMap<String, String> matchLabels, List<Expression> matchExpressions) {

        /** Everything. */
        public static final LabelSelector ALL = new LabelSelector(new TreeMap<>(), List.of());

        /**
         * A selector, copied.
         *
         * @param matchLabels the labels
         * @param matchExpressions the expressions
         */
        public LabelSelector {
            matchLabels = Collections.unmodifiableSortedMap(new TreeMap<>(Given.noNulls("matchLabels", matchLabels)));
            matchExpressions = List.copyOf(Given.noNulls("matchExpressions", matchExpressions));
        }
    }

    /**
     * One expression.
     *
     * @param key the label's key
     * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}
     * @param values for the first two
     */
    public record Expression(String key, String operator, List<String> values) {

        /**
         * An expression, values copied.
         *
         * @param key the label's key
         * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}
         * @param values for the first two
         */
        public Expression {
            Given.noneNull("matchExpressions", key, operator);
            values = List.copyOf(Given.noNulls("values", values));
        }
    }

    /**
     * Who may connect on which ports.
     *
     * @param peers any of these; everyone if empty
     * @param ports any of these; every port if empty
     */
    public record Rule(List<Peer> peers, List<Port> ports) {

        /**
         * A rule, lists copied.
         *
         * @param peers any of these; everyone if empty
         * @param ports any of these; every port if empty
         */
        public Rule {
            peers = List.copyOf(Given.noNulls("peers", peers));
            ports = List.copyOf(Given.noNulls("ports", ports));
        }
    }

    /**
     * One who may connect.
     *
     * @param podSelector pods
     * @param namespaceSelector of these namespaces; its own if absent
     * @param ipBlock addresses, instead
     */
    public record Peer(
            Optional<LabelSelector> podSelector, Optional<LabelSelector> namespaceSelector, Optional<IpBlock> ipBlock) {

        /**
         * A peer.
         *
         * @param podSelector pods
         * @param namespaceSelector of these namespaces; its own if absent
         * @param ipBlock addresses, instead
         */
        public Peer {
            Given.noneNull("a peer", podSelector, namespaceSelector, ipBlock);
        }
    }

    /**
     * Addresses.
     *
     * @param cidr the block, as it was written
     * @param except blocks left out of it
     */
    public record IpBlock(String cidr, List<String> except) {

        /**
         * A block, list copied.
         *
         * @param cidr the block, as it was written
         * @param except blocks left out of it
         */
        public IpBlock {
            Given.notNull("cidr", cidr);
            except = List.copyOf(Given.noNulls("except", except));
        }
    }

    /**
     * Ports.
     *
     * @param protocol TCP if absent
     * @param port the number, or the first of a range
     * @param name the name, instead
     * @param endPort the last of a range
     */
    public record Port(
            Optional<String> protocol, Optional<Integer> port, Optional<String> name, Optional<Integer> endPort) {

        /**
         * Ports.
         *
         * @param protocol TCP if absent
         * @param port the number, or the first of a range
         * @param name the name, instead
         * @param endPort the last of a range
         */
        public Port {
            Given.noneNull("a port", protocol, port, name, endPort);
        }
    }
}
