package io.github.netpol4j.kubernetes;

import io.github.netpol4j.kubernetes.LabelQuery.Expression;
import io.github.netpol4j.kubernetes.PolicyObject.Block;
import io.github.netpol4j.kubernetes.PolicyObject.PeerSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortValue;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds NetworkPolicies for tests, valid or not. It starts as {@code web} in {@code shop}, for all pods. */
final class PolicyObjects {

    private String name = "web";
    private String generateName = "";
    private String namespace = "shop";
    private final TreeMap<String, String> labels = new TreeMap<>();
    private final TreeMap<String, String> annotations = new TreeMap<>();
    private LabelQuery selector = LabelQuery.ALL;
    private List<String> types = List.of();
    private final List<TrafficRule> ingress = new ArrayList<>();
    private final List<TrafficRule> egress = new ArrayList<>();

    static PolicyObjects policy() {
        return new PolicyObjects();
    }

    PolicyObjects named(String newName) {
        name = newName;
        return this;
    }

    PolicyObjects namedByServer(String prefix) {
        generateName = prefix;
        return this;
    }

    PolicyObjects in(String newNamespace) {
        namespace = newNamespace;
        return this;
    }

    PolicyObjects labelled(String key, String value) {
        labels.put(key, value);
        return this;
    }

    PolicyObjects annotated(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    PolicyObjects selecting(LabelQuery pods) {
        selector = pods;
        return this;
    }

    PolicyObjects types(String... policyTypes) {
        types = List.of(policyTypes);
        return this;
    }

    PolicyObjects ingress(TrafficRule... rules) {
        ingress.addAll(List.of(rules));
        return this;
    }

    PolicyObjects egress(TrafficRule... rules) {
        egress.addAll(List.of(rules));
        return this;
    }

    PolicyObjects ingressPorts(PortSpec... ports) {
        return ingress(new TrafficRule(List.of(), List.of(ports)));
    }

    PolicyObjects egressPorts(PortSpec... ports) {
        return egress(new TrafficRule(List.of(), List.of(ports)));
    }

    PolicyObjects from(PeerSpec... peers) {
        return ingress(new TrafficRule(List.of(peers), List.of()));
    }

    PolicyObjects to(PeerSpec... peers) {
        return egress(new TrafficRule(List.of(peers), List.of()));
    }

    PolicyObject object() {
        return new PolicyObject(name, generateName, namespace, labels, annotations, selector, types, ingress, egress);
    }

    /** What the API server says about it. */
    List<String> violations() {
        return Validator.validate(object()).stream().map(Violation::toString).toList();
    }

    /** What an API server says that checks CIDRs strictly. */
    List<String> strictViolations() {
        return Validator.validateStrictly(object()).stream()
                .map(Violation::toString)
                .toList();
    }

    /** What the API server warns about in it. */
    List<String> warnings() {
        return Validator.warnings(object()).stream().map(Violation::toString).toList();
    }

    static LabelQuery label(String key, String value) {
        return new LabelQuery(new TreeMap<>(Map.of(key, value)), List.of());
    }

    static LabelQuery where(String key, String operator, String... values) {
        return new LabelQuery(new TreeMap<>(), List.of(new Expression(key, operator, List.of(values))));
    }

    static PeerSpec pods(LabelQuery pods) {
        return new PeerSpec(Optional.of(pods), Optional.empty(), Optional.empty());
    }

    static PeerSpec namespaces(LabelQuery namespaces) {
        return new PeerSpec(Optional.empty(), Optional.of(namespaces), Optional.empty());
    }

    static PeerSpec podsIn(LabelQuery namespaces, LabelQuery pods) {
        return new PeerSpec(Optional.of(pods), Optional.of(namespaces), Optional.empty());
    }

    static PeerSpec block(String cidr, String... except) {
        return new PeerSpec(Optional.empty(), Optional.empty(), Optional.of(new Block(cidr, List.of(except))));
    }

    static PeerSpec nothing() {
        return new PeerSpec(Optional.empty(), Optional.empty(), Optional.empty());
    }

    static PortSpec protocol(String protocol) {
        return new PortSpec(Optional.of(protocol), Optional.empty(), Optional.empty());
    }

    static PortSpec port(int number) {
        return new PortSpec(Optional.of("TCP"), Optional.of(PortValue.of(number)), Optional.empty());
    }

    static PortSpec port(String name) {
        return new PortSpec(Optional.of("TCP"), Optional.of(PortValue.of(name)), Optional.empty());
    }

    static PortSpec range(int from, int to) {
        return new PortSpec(Optional.of("TCP"), Optional.of(PortValue.of(from)), Optional.of(to));
    }

    static PortSpec range(String from, int to) {
        return new PortSpec(Optional.of("TCP"), Optional.of(PortValue.of(from)), Optional.of(to));
    }

    static PortSpec rangeWithoutPort(int to) {
        return new PortSpec(Optional.of("TCP"), Optional.empty(), Optional.of(to));
    }
}
