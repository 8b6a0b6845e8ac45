package io.github.netpol4j.kubernetes;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.internal.Given;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * To and from fabric8's objects, field by field.
 *
 * <p>Never by an ObjectMapper: fabric8 7 annotates its objects for Jackson 2 and fabric8 8 for Jackson 3, and a mapper of
 * the other kind writes {@code {"intVal":1433}} for a port without a word.
 */
final class Fabric8 {

    static final String API_VERSION = "networking.k8s.io/v1";
    static final String KIND = "NetworkPolicy";

    private Fabric8() {}

    static NetworkPolicy from(PolicyObject policy) {
        ObjectMeta meta = new ObjectMeta();
        if (!policy.name().isEmpty()) {
            meta.setName(policy.name());
        }
        if (!policy.generateName().isEmpty()) {
            meta.setGenerateName(policy.generateName());
        }
        if (!policy.namespace().isEmpty()) {
            meta.setNamespace(policy.namespace());
        }
        meta.setLabels(new TreeMap<>(policy.labels()));
        meta.setAnnotations(new TreeMap<>(policy.annotations()));
        NetworkPolicySpec spec = new NetworkPolicySpec();
        spec.setPodSelector(selector(policy.podSelector()));
        spec.setPolicyTypes(new ArrayList<>(policy.policyTypes()));
        spec.setIngress(list(policy.ingress(), rule -> {
            NetworkPolicyIngressRule ingress = new NetworkPolicyIngressRule();
            ingress.setFrom(list(rule.peers(), Fabric8::peer));
            ingress.setPorts(list(rule.ports(), Fabric8::port));
            return ingress;
        }));
        spec.setEgress(list(policy.egress(), rule -> {
            NetworkPolicyEgressRule egress = new NetworkPolicyEgressRule();
            egress.setTo(list(rule.peers(), Fabric8::peer));
            egress.setPorts(list(rule.ports(), Fabric8::port));
            return egress;
        }));
        NetworkPolicy object = new NetworkPolicy();
        object.setApiVersion(API_VERSION);
        object.setKind(KIND);
        object.setMetadata(meta);
        object.setSpec(spec);
        return object;
    }

    private static NetworkPolicyPeer peer(PeerSpec spec) {
        NetworkPolicyPeer peer = new NetworkPolicyPeer();
        spec.podSelector().map(Fabric8::selector).ifPresent(peer::setPodSelector);
        spec.namespaceSelector().map(Fabric8::selector).ifPresent(peer::setNamespaceSelector);
        spec.ipBlock()
                .map(block -> {
                    IPBlock made = new IPBlock();
                    made.setCidr(block.cidr());
                    made.setExcept(new ArrayList<>(block.except()));
                    return made;
                })
                .ifPresent(peer::setIpBlock);
        return peer;
    }

    private static NetworkPolicyPort port(PortSpec spec) {
        NetworkPolicyPort port = new NetworkPolicyPort();
        spec.protocol().ifPresent(port::setProtocol);
        spec.port()
                .map(value -> value.number()
                        .map(IntOrString::new)
                        .orElseGet(() -> new IntOrString(value.name().orElse(""))))
                .ifPresent(port::setPort);
        spec.endPort().ifPresent(port::setEndPort);
        return port;
    }

    private static LabelSelector selector(LabelQuery query) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(new TreeMap<>(query.matchLabels()));
        selector.setMatchExpressions(list(query.matchExpressions(), expression -> {
            LabelSelectorRequirement requirement = new LabelSelectorRequirement();
            requirement.setKey(expression.key());
            requirement.setOperator(expression.operator());
            requirement.setValues(new ArrayList<>(expression.values()));
            return requirement;
        }));
        return selector;
    }

    static PolicyObject read(NetworkPolicy object) {
        Optional<ObjectMeta> meta = Optional.ofNullable(object.getMetadata());
        Optional<NetworkPolicySpec> spec = Optional.ofNullable(object.getSpec());
        return new PolicyObject(
                meta.map(ObjectMeta::getName).orElse(""),
                meta.map(ObjectMeta::getGenerateName).orElse(""),
                meta.map(ObjectMeta::getNamespace).orElse(""),
                new TreeMap<>(meta.map(ObjectMeta::getLabels).orElse(Map.of())),
                new TreeMap<>(meta.map(ObjectMeta::getAnnotations).orElse(Map.of())),
                spec.map(NetworkPolicySpec::getPodSelector).map(Fabric8::query).orElse(LabelQuery.ALL),
                spec.map(NetworkPolicySpec::getPolicyTypes).orElse(List.of()),
                list(
                        spec.map(NetworkPolicySpec::getIngress).orElse(null),
                        rule -> rule(rule.getFrom(), rule.getPorts())),
                list(spec.map(NetworkPolicySpec::getEgress).orElse(null), rule -> rule(rule.getTo(), rule.getPorts())));
    }

    private static TrafficRule rule(@Nullable List<NetworkPolicyPeer> peers, @Nullable List<NetworkPolicyPort> ports) {
        return new TrafficRule(list(peers, Fabric8::read), list(ports, Fabric8::read));
    }

    private static PeerSpec read(NetworkPolicyPeer peer) {
        return new PeerSpec(
                Optional.ofNullable(peer.getPodSelector()).map(Fabric8::query),
                Optional.ofNullable(peer.getNamespaceSelector()).map(Fabric8::query),
                Optional.ofNullable(peer.getIpBlock())
                        .map(block -> new Block(
                                Optional.ofNullable(block.getCidr()).orElse(""),
                                list(block.getExcept(), text -> text))));
    }

    private static PortSpec read(NetworkPolicyPort port) {
        return new PortSpec(
                Optional.ofNullable(port.getProtocol()),
                Optional.ofNullable(port.getPort())
                        .map(value -> value.getIntVal() != null
                                ? PortValue.of(value.getIntVal())
                                : PortValue.of(
                                        Optional.ofNullable(value.getStrVal()).orElse(""))),
                Optional.ofNullable(port.getEndPort()));
    }

    private static LabelQuery query(LabelSelector selector) {
        return new LabelQuery(
                new TreeMap<>(Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of())),
                list(
                        selector.getMatchExpressions(),
                        expression -> new LabelQuery.Expression(
                                Optional.ofNullable(expression.getKey()).orElse(""),
                                Optional.ofNullable(expression.getOperator()).orElse(""),
                                list(expression.getValues(), value -> value))));
    }

    /** Fabric8 has null where the API has nothing, and its lists may be changed by whoever holds them. */
    private static <A, B> List<B> list(@Nullable List<A> from, Function<A, B> map) {
        List<B> to = new ArrayList<>();
        if (from != null) {
            for (A one : from) {
                to.add(map.apply(Given.notNull("a list in a NetworkPolicy", one)));
            }
        }
        return to;
    }
}
