package io.github.netpol4j.laws.arbitraries;

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
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Valid NetworkPolicies as people and other tools write them, which no compiler of ours would: without policyTypes, with
 * rules of a direction that is not named, repeated and overlapping rules, one key twice, ports without a number.
 */
public final class NetworkPolicyArbitraries {

    private static final Arbitrary<LabelSelector> OF_PODS = selector(Alphabet.KEYS, List.of());
    private static final Arbitrary<LabelSelector> OF_NAMESPACES = selector(
            List.of(Alphabet.TEAM),
            List.of(
                    new LabelSelector(List.of(), Map.of(Pod.NAMESPACE_NAME_LABEL, "a")),
                    new LabelSelector(
                            List.of(new LabelSelectorRequirement(
                                    Pod.NAMESPACE_NAME_LABEL, "NotIn", List.of("b", Alphabet.KUBE_SYSTEM))),
                            Map.of())));

    private NetworkPolicyArbitraries() {}

    /**
     * Some objects of different names.
     *
     * @return one to four objects
     */
    public static Arbitrary<List<NetworkPolicy>> objects() {
        return object().list().ofMinSize(1).ofMaxSize(4).map(NetworkPolicyArbitraries::named);
    }

    private static List<NetworkPolicy> named(List<NetworkPolicy> objects) {
        List<NetworkPolicy> named = new ArrayList<>();
        for (NetworkPolicy object : objects) {
            ObjectMeta metadata = new ObjectMeta();
            metadata.setName("object-" + named.size());
            metadata.setNamespace(object.getMetadata().getNamespace());
            NetworkPolicy copy = new NetworkPolicy();
            copy.setMetadata(metadata);
            copy.setSpec(object.getSpec());
            named.add(copy);
        }
        return named;
    }

    private static Arbitrary<NetworkPolicy> object() {
        Arbitrary<List<String>> types = Arbitraries.of(
                List.of(),
                List.of("Ingress"),
                List.of("Egress"),
                List.of("Ingress", "Egress"),
                List.of("Egress", "Ingress"),
                List.of("Ingress", "Ingress"));
        Arbitrary<String> namespace = Arbitraries.of("a", "a", "a", "b", Alphabet.KUBE_SYSTEM);
        Arbitrary<List<Traffic>> rules =
                Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(List.of())), Tuple.of(3, repeating(traffic())));
        return Combinators.combine(namespace, OF_PODS, types, rules, rules)
                .as((name, pods, directions, ingress, egress) -> {
                    NetworkPolicySpec spec = new NetworkPolicySpec();
                    spec.setPodSelector(pods);
                    spec.setPolicyTypes(directions);
                    spec.setIngress(ingress.stream()
                            .map(rule -> new NetworkPolicyIngressRule(rule.peers(), rule.ports()))
                            .toList());
                    spec.setEgress(egress.stream()
                            .map(rule -> new NetworkPolicyEgressRule(rule.ports(), rule.peers()))
                            .toList());
                    ObjectMeta metadata = new ObjectMeta();
                    metadata.setNamespace(name);
                    NetworkPolicy object = new NetworkPolicy();
                    object.setMetadata(metadata);
                    object.setSpec(spec);
                    return object;
                });
    }

    private record Traffic(List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {}

    private static Arbitrary<Traffic> traffic() {
        Arbitrary<List<NetworkPolicyPeer>> peers =
                Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(List.of())), Tuple.of(4, repeating(peer())));
        Arbitrary<List<NetworkPolicyPort>> ports = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(List.of())), Tuple.of(3, repeating(Arbitraries.of(ports()))));
        return Combinators.combine(peers, ports).as(Traffic::new);
    }

    /** One or two of them, the first now and then twice. */
    private static <T> Arbitrary<List<T>> repeating(Arbitrary<T> items) {
        return Combinators.combine(items.list().ofMinSize(1).ofMaxSize(2), Arbitraries.of(false, false, false, true))
                .as((some, again) -> {
                    List<T> all = new ArrayList<>(some);
                    if (again) {
                        all.add(some.get(0));
                    }
                    return all;
                });
    }

    private static Arbitrary<NetworkPolicyPeer> peer() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, OF_PODS.map(pods -> new NetworkPolicyPeer(null, null, pods))),
                Tuple.of(2, OF_NAMESPACES.map(namespaces -> new NetworkPolicyPeer(null, namespaces, null))),
                Tuple.of(
                        3,
                        Combinators.combine(OF_NAMESPACES, OF_PODS)
                                .as((namespaces, pods) -> new NetworkPolicyPeer(null, namespaces, pods))),
                Tuple.of(
                        2,
                        PeerArbitraries.block()
                                .map(block -> new NetworkPolicyPeer(
                                        new IPBlock(
                                                block.block().toString(),
                                                block.except().stream()
                                                        .map(Cidr::toString)
                                                        .toList()),
                                        null,
                                        null))));
    }

    private static List<NetworkPolicyPort> ports() {
        List<NetworkPolicyPort> all = new ArrayList<>();
        for (String protocol : new String[] {"TCP", null, "UDP", "SCTP"}) {
            all.add(new NetworkPolicyPort(null, new IntOrString(80), protocol));
            all.add(new NetworkPolicyPort(81, new IntOrString(80), protocol));
            all.add(new NetworkPolicyPort(53, new IntOrString(53), protocol));
            all.add(new NetworkPolicyPort(65535, new IntOrString(1), protocol));
            all.add(new NetworkPolicyPort(null, null, protocol));
            all.add(new NetworkPolicyPort(null, new IntOrString("http"), protocol));
            all.add(new NetworkPolicyPort(null, new IntOrString("dns"), protocol));
        }
        return all;
    }

    private static Arbitrary<LabelSelector> selector(List<String> keys, List<LabelSelector> more) {
        List<LabelSelector> simple = new ArrayList<>(List.of(new LabelSelector()));
        List<LabelSelectorRequirement> requirements = new ArrayList<>();
        for (String key : keys) {
            for (List<String> values : List.of(List.of("x"), List.of("y"), List.of("y", "x"))) {
                requirements.add(new LabelSelectorRequirement(key, "In", values));
                requirements.add(new LabelSelectorRequirement(key, "NotIn", values));
            }
            requirements.add(new LabelSelectorRequirement(key, "Exists", List.of()));
            requirements.add(new LabelSelectorRequirement(key, "DoesNotExist", List.of()));
            simple.add(new LabelSelector(List.of(), Map.of(key, "x")));
            simple.add(new LabelSelector(List.of(), Map.of(key, "y")));
        }
        simple.addAll(more);
        Arbitrary<LabelSelectorRequirement> any = Arbitraries.of(requirements);
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(simple)),
                Tuple.of(2, any.map(one -> new LabelSelector(List.of(one), Map.of()))),
                Tuple.of(
                        1,
                        Combinators.combine(any, any)
                                .as((one, other) -> new LabelSelector(List.of(one, other), Map.of()))),
                Tuple.of(
                        1,
                        Combinators.combine(any, Arbitraries.of(keys), Arbitraries.of(Alphabet.VALUES))
                                .as((one, key, value) -> new LabelSelector(List.of(one), Map.of(key, value)))));
    }
}
