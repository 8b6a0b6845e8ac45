package io.github.netpol4j.calico.arbitraries;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.StagedGlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedNetworkPolicy;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.laws.arbitraries.NetworkPolicyArbitraries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Calico objects as a cluster has them, with everything that decides: tiers, policies of every kind, host endpoints, network
 * sets, Kubernetes' policies beside them. Their alphabet is core's, so that they meet in its clusters.
 */
public final class FelixArbitraries {

    private static final List<String> TIERS = List.of("alpha", "omega");
    private static final Arbitrary<Optional<Double>> ORDER = Arbitraries.frequency(
            Tuple.of(3, Optional.empty()),
            Tuple.of(3, Optional.of(10.0)),
            Tuple.of(2, Optional.of(20.0)),
            Tuple.of(1, Optional.of(-1.5)),
            Tuple.of(2, Optional.of(1000.0)),
            Tuple.of(1, Optional.of(1000.5)));

    private static final Arbitrary<PolicySpec> NAMESPACED = spec(false);
    private static final Arbitrary<PolicySpec> GLOBAL = spec(true);
    private static final Arbitrary<List<HostEndpoint>> HOSTS =
            hostEndpoint().list().ofMinSize(1).ofMaxSize(2);
    private static final Arbitrary<Draft> HOST_POLICY =
            forHosts().map(spec -> new Draft("GlobalNetworkPolicy", "", spec));
    private static final Arbitrary<List<CalicoResource>> RESOURCES = Arbitraries.frequencyOf(
            Tuple.of(
                    4,
                    made(
                            policy(),
                            Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(List.of())), Tuple.of(2, HOSTS)))),
            Tuple.of(1, made(HOST_POLICY, HOSTS)),
            Tuple.of(1, made(blunt(), Arbitraries.just(List.of()))));
    private static final Arbitrary<FelixCase> CASES = Combinators.combine(
                    RESOURCES,
                    Arbitraries.frequencyOf(
                            Tuple.of(3, Arbitraries.just(List.<NetworkPolicy>of())),
                            Tuple.of(1, NetworkPolicyArbitraries.objects())),
                    FelixFlows.any())
            .as(FelixCase::new);

    private FelixArbitraries() {}

    /** A policy before it has its place among others. */
    private record Draft(String kind, String namespace, PolicySpec spec) {}

    /** Some objects and some connections that meet them. */
    public static Arbitrary<FelixCase> cases() {
        return CASES;
    }

    /** One to six policies, and what they need. */
    public static Arbitrary<List<CalicoResource>> resources() {
        return RESOURCES;
    }

    private static Arbitrary<List<CalicoResource>> made(Arbitrary<Draft> policy, Arbitrary<List<HostEndpoint>> hosts) {
        Arbitrary<List<Draft>> policies = policy.list().ofMinSize(1).ofMaxSize(6);
        Arbitrary<List<CalicoResource>> sets = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(List.of())),
                Tuple.of(2, set().list().ofMinSize(1).ofMaxSize(2)));
        return Combinators.combine(tier(TIERS.get(0)), tier(TIERS.get(1)), policies, hosts, sets)
                .as((first, second, drafts, endpoints, networks) -> {
                    List<CalicoResource> all = new ArrayList<>();
                    first.ifPresent(all::add);
                    second.ifPresent(all::add);
                    all.addAll(named(drafts));
                    for (HostEndpoint endpoint : endpoints) {
                        all.add(named(endpoint, "h" + all.size()));
                    }
                    for (CalicoResource network : networks) {
                        all.add(named(network, "s" + all.size()));
                    }
                    return all;
                });
    }

    /** Most tiers that policies speak of are there. */
    private static Arbitrary<Optional<Tier>> tier(String name) {
        Arbitrary<Optional<Double>> order = Arbitraries.of(
                Optional.of(10.0),
                Optional.of(10.0),
                Optional.of(2_000_000.0),
                Optional.<Double>empty(),
                Optional.of(999_999.5));
        Arbitrary<Optional<Action>> action = Arbitraries.of(
                Optional.empty(), Optional.of(Action.PASS), Optional.of(Action.PASS), Optional.of(Action.DENY));
        return Combinators.combine(order, action, Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false)))
                .as((place, end, there) ->
                        there ? Optional.of(new Tier(Metadata.named(name), place, end)) : Optional.empty());
    }

    private static Arbitrary<Draft> policy() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, namespaced("NetworkPolicy")),
                Tuple.of(6, GLOBAL.map(spec -> new Draft("GlobalNetworkPolicy", "", spec))),
                Tuple.of(4, HOST_POLICY),
                Tuple.of(1, namespaced("StagedNetworkPolicy")),
                Tuple.of(1, GLOBAL.map(spec -> new Draft("StagedGlobalNetworkPolicy", "", spec))));
    }

    /** A policy of all pods with one rule for all connections: which of several comes first decides everything. */
    private static Arbitrary<Draft> blunt() {
        Arbitrary<String> tier = Arbitraries.of("default", TIERS.get(0), TIERS.get(1));
        Arbitrary<Optional<Double>> order = Arbitraries.of(Optional.empty(), Optional.of(10.0), Optional.of(1000.5));
        return Combinators.combine(
                        tier,
                        order,
                        Arbitraries.of(Action.ALLOW, Action.DENY, Action.PASS),
                        Arbitraries.of("", "a", "a"))
                .as((where, place, action, namespace) -> new Draft(
                        namespace.isEmpty() ? "GlobalNetworkPolicy" : "NetworkPolicy",
                        namespace,
                        new PolicySpec(
                                where,
                                place,
                                List.of(CalicoRule.of(action)),
                                List.of(),
                                "",
                                "",
                                "",
                                List.of(PolicyType.INGRESS),
                                false,
                                false,
                                false,
                                List.of())));
    }

    private static Arbitrary<Draft> namespaced(String kind) {
        return Combinators.combine(Arbitraries.of("a", "a", "a", "b"), NAMESPACED)
                .as((namespace, spec) -> new Draft(kind, namespace, spec));
    }

    private static Arbitrary<PolicySpec> spec(boolean global) {
        Arbitrary<String> tier = Arbitraries.frequency(
                Tuple.of(6, "default"),
                Tuple.of(2, ""),
                Tuple.of(5, TIERS.get(0)),
                Tuple.of(4, TIERS.get(1)),
                Tuple.of(1, "kube-baseline"),
                Tuple.of(1, "kube-admin"));
        Arbitrary<String> selector =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just("")), Tuple.of(5, SelectorArbitraries.PODS));
        Arbitrary<String> namespaces = !global
                ? Arbitraries.just("")
                : Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.just("")), Tuple.of(2, SelectorArbitraries.NAMESPACES));
        Arbitrary<String> accounts =
                Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.just("")), Tuple.of(1, SelectorArbitraries.ACCOUNTS));
        Arbitrary<List<PolicyType>> types = Arbitraries.frequency(
                Tuple.of(2, List.of()),
                Tuple.of(4, List.of(PolicyType.INGRESS)),
                Tuple.of(3, List.of(PolicyType.EGRESS)),
                Tuple.of(3, List.of(PolicyType.INGRESS, PolicyType.EGRESS)));
        return Combinators.combine(
                        tier,
                        ORDER,
                        selector,
                        namespaces,
                        accounts,
                        types,
                        CalicoRuleArbitraries.INGRESS,
                        CalicoRuleArbitraries.EGRESS)
                .as((where, order, pods, spaces, who, which, ingress, egress) -> new PolicySpec(
                        where, order, ingress, egress, pods, spaces, who, which, false, false, false, List.of()));
    }

    /** A policy that only host endpoints can have, or that is on what they forward. */
    private static Arbitrary<PolicySpec> forHosts() {
        Arbitrary<String> selector = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just("has(host)")),
                Tuple.of(1, Arbitraries.just("")),
                Tuple.of(2, SelectorArbitraries.PODS));
        return Combinators.combine(NAMESPACED, selector, Arbitraries.of(0, 1, 1, 2, 2, 3, 3))
                .as((spec, hosts, stage) -> {
                    PolicySpec on = spec.withSelector(hosts).withServiceAccountSelector("");
                    return switch (stage) {
                        case 0 -> on;
                        case 1 ->
                            new PolicySpec(
                                    on.tier(),
                                    on.order(),
                                    on.ingress(),
                                    List.of(),
                                    hosts,
                                    "",
                                    "",
                                    List.of(PolicyType.INGRESS),
                                    false,
                                    true,
                                    true,
                                    List.of());
                        case 2 -> on.onForward();
                        default -> on.untracked();
                    };
                });
    }

    private static Arbitrary<HostEndpoint> hostEndpoint() {
        Arbitrary<Map<String, String>> labels = Arbitraries.of(
                Map.of("host", "x"),
                Map.of("host", "x", "app", "x"),
                Map.of("host", "y", "app", "y", "tier", "x"),
                Map.of("app", "x"));
        Arbitrary<String> interfaces = Arbitraries.frequency(Tuple.of(5, "*"), Tuple.of(3, "eth0"), Tuple.of(1, ""));
        Arbitrary<List<String>> profiles = Arbitraries.of(
                List.of(), List.of("projectcalico-default-allow"), List.of("projectcalico-default-allow"));
        return Combinators.combine(
                        Arbitraries.of("n1", "n2"), interfaces, labels, profiles, Arbitraries.of(true, true, false))
                .as((node, by, some, which, known) -> new HostEndpoint(
                        Metadata.named("h").withLabels(some),
                        node,
                        by,
                        known || by.isEmpty() ? addresses(node) : List.of(),
                        which,
                        known ? List.of(new EndpointPort("http", Protocol.TCP, 80)) : List.of()));
    }

    private static List<IpAddress> addresses(String node) {
        return node.equals("n1")
                ? List.of(IpAddress.of("10.8.0.1"), IpAddress.of("fd00:8::1"))
                : List.of(IpAddress.of("10.8.0.2"));
    }

    /** Network sets: around outside addresses, hosts and pods. */
    private static Arbitrary<CalicoResource> set() {
        Arbitrary<List<Cidr>> nets = Arbitraries.of(
                List.of(Cidr.of("192.0.2.0/24")),
                List.of(Cidr.of("192.0.2.1/32"), Cidr.of("2001:db8::/32")),
                List.of(Cidr.of("10.0.0.0/16")),
                List.of(Cidr.of("10.8.0.0/24")),
                List.of(Cidr.of("203.0.113.0/24"), Cidr.of("10.1.0.0/24")));
        Arbitrary<Map<String, String>> labels =
                Arbitraries.of(Map.of("app", "x"), Map.of("app", "y", "tier", "x"), Map.of("tier", "y"), Map.of());
        return Combinators.combine(nets, labels, Arbitraries.of("", "", "a", "b"))
                .as((blocks, some, namespace) -> namespace.isEmpty()
                        ? new GlobalNetworkSet(Metadata.named("s").withLabels(some), blocks)
                        : new NetworkSet(Metadata.named("s").in(namespace).withLabels(some), blocks));
    }

    /** Names are few and repeat, since they break ties; of one kind and namespace each is there once. */
    private static List<CalicoResource> named(List<Draft> drafts) {
        List<String> names = List.of("m", "c", "x", "c-b", "a", "y");
        Map<String, Integer> used = new LinkedHashMap<>();
        List<CalicoResource> all = new ArrayList<>();
        for (Draft draft : drafts) {
            int number = used.merge(draft.kind() + "/" + draft.namespace(), 1, Integer::sum);
            Metadata metadata =
                    Metadata.named(prefix(draft.spec()) + names.get(number - 1)).in(draft.namespace());
            all.add(
                    switch (draft.kind()) {
                        case "NetworkPolicy" -> new CalicoNetworkPolicy(metadata, draft.spec());
                        case "GlobalNetworkPolicy" -> new GlobalNetworkPolicy(metadata, draft.spec());
                        case "StagedNetworkPolicy" -> new StagedNetworkPolicy(metadata, Optional.empty(), draft.spec());
                        default -> new StagedGlobalNetworkPolicy(metadata, Optional.empty(), draft.spec());
                    });
        }
        return all;
    }

    /** What Calico before v3.32 wants before a policy's name. */
    private static String prefix(PolicySpec spec) {
        return spec.effectiveTier().equals("default") ? "" : spec.tier() + ".";
    }

    private static CalicoResource named(CalicoResource resource, String name) {
        Metadata metadata = Metadata.named(name)
                .in(resource.metadata().namespace())
                .withLabels(resource.metadata().labels());
        if (resource instanceof HostEndpoint hep) {
            return new HostEndpoint(
                    metadata, hep.node(), hep.interfaceName(), hep.expectedIps(), hep.profiles(), hep.ports());
        }
        return resource instanceof NetworkSet set
                ? new NetworkSet(metadata, set.nets())
                : new GlobalNetworkSet(metadata, ((GlobalNetworkSet) resource).nets());
    }
}
