package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Direction;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A NetworkPolicy as an object says it, valid or not: what of it has a meaning, and its names.
 *
 * <p>A list that is absent and one that is empty mean the same to the API, except for {@code policyTypes}, where both mean
 * "by default"; so both are the empty list here.
 *
 * @param name metadata.name; empty if it is missing
 * @param generateName metadata.generateName, from which the server makes a name where there is none; empty if it is missing
 * @param namespace metadata.namespace; empty if it is missing
 * @param labels metadata.labels
 * @param annotations metadata.annotations
 * @param podSelector spec.podSelector; a missing one selects all pods
 * @param policyTypes spec.policyTypes as given
 * @param ingress spec.ingress
 * @param egress spec.egress
 */
record PolicyObject(
        String name,
        String generateName,
        String namespace,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        LabelQuery podSelector,
        List<String> policyTypes,
        List<TrafficRule> ingress,
        List<TrafficRule> egress) {

    PolicyObject {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        policyTypes = List.copyOf(policyTypes);
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /**
     * {@code namespace/name}; the namespace is {@code default} where none is given, as for the API. Of a name that the server
     * is yet to make, the beginning is known: {@code namespace/begins-with-*}.
     */
    String id() {
        return effectiveNamespace() + "/" + (name.isEmpty() && !generateName.isEmpty() ? generateName + "*" : name);
    }

    String effectiveNamespace() {
        return namespace.isEmpty() ? "default" : namespace;
    }

    /** The sides that it isolates: what policyTypes lists, else ingress, and egress if there is a rule for it. */
    Set<Direction> directions() {
        Set<Direction> directions = EnumSet.noneOf(Direction.class);
        boolean byDefault = policyTypes.isEmpty();
        if (byDefault || policyTypes.contains("Ingress")) {
            directions.add(Direction.INGRESS);
        }
        if (byDefault ? !egress.isEmpty() : policyTypes.contains("Egress")) {
            directions.add(Direction.EGRESS);
        }
        return directions;
    }

    /**
     * One element of spec.ingress or spec.egress.
     *
     * @param peers from or to; empty means everyone
     * @param ports empty means every port of every protocol
     */
    record TrafficRule(List<PeerSpec> peers, List<PortSpec> ports) {
        TrafficRule {
            peers = List.copyOf(peers);
            ports = List.copyOf(ports);
        }
    }

    /**
     * A NetworkPolicyPeer.
     *
     * @param podSelector if it is there; {@code {}} is there and selects all pods
     * @param namespaceSelector if it is there; {@code {}} is there and selects all namespaces
     * @param ipBlock if it is there
     */
    record PeerSpec(
            Optional<LabelQuery> podSelector, Optional<LabelQuery> namespaceSelector, Optional<Block> ipBlock) {}

    /**
     * An IPBlock.
     *
     * @param cidr the block as text, valid or not
     * @param except blocks as text, valid or not
     */
    record Block(String cidr, List<String> except) {
        Block {
            except = List.copyOf(except);
        }
    }

    /**
     * A NetworkPolicyPort.
     *
     * @param protocol TCP, UDP or SCTP if it is valid; empty if it is missing, which means TCP
     * @param port if it is there
     * @param endPort if it is there
     */
    record PortSpec(Optional<String> protocol, Optional<PortValue> port, Optional<Integer> endPort) {
        String effectiveProtocol() {
            return protocol.orElse("TCP");
        }
    }

    /**
     * An IntOrString: exactly one of the two.
     *
     * @param number the port as a number
     * @param name the port as a name
     */
    record PortValue(Optional<Integer> number, Optional<String> name) {

        static PortValue of(int number) {
            return new PortValue(Optional.of(number), Optional.empty());
        }

        static PortValue of(String name) {
            return new PortValue(Optional.empty(), Optional.of(name));
        }
    }
}
