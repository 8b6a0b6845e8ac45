package io.github.netpol4j.calico.internal.findings;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoPolicyResource;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that findings look at, side by side. */
final class Scene {

    private static final Map<String, Double> BUILT_IN =
            Map.of(PolicySpec.DEFAULT_TIER, Tier.DEFAULT_ORDER, "kube-admin", 1_000.0, "kube-baseline", 10_000_000.0);

    private final List<CalicoResource> resources;
    private final List<PolicyView> policies;
    private final List<HostEndpoint> hosts;
    private final Map<String, Tier> tiers = new LinkedHashMap<>();
    private final List<Cidr> serviceRanges;

    Scene(
            Collection<? extends CalicoResource> resources,
            Collection<NetworkPolicy> kubernetes,
            List<Cidr> serviceRanges) {
        this.resources = List.copyOf(resources);
        this.serviceRanges = List.copyOf(serviceRanges);
        policies = Stream.concat(
                        this.resources.stream()
                                .filter(Scene::isEnforced)
                                .map(one -> PolicyView.of((CalicoPolicyResource) one)),
                        kubernetes.stream().map(KubernetesView::of))
                .toList();
        hosts = of(HostEndpoint.class);
        of(Tier.class).forEach(tier -> tiers.put(tier.metadata().name(), tier));
    }

    private static boolean isEnforced(CalicoResource resource) {
        return resource instanceof CalicoNetworkPolicy || resource instanceof GlobalNetworkPolicy;
    }

    /** The objects of one kind. */
    <R extends CalicoResource> List<R> of(Class<R> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<CalicoResource> resources() {
        return resources;
    }

    /** Every enforced policy, Kubernetes' own too. */
    List<PolicyView> policies() {
        return policies;
    }

    /** The enforced policies that findings are about. */
    List<PolicyView> calico() {
        return policies.stream().filter(PolicyView::isCalico).toList();
    }

    List<HostEndpoint> hosts() {
        return hosts;
    }

    List<Cidr> serviceRanges() {
        return serviceRanges;
    }

    /** Where a tier stands, if that is known: infinite for last. */
    Optional<Double> order(String tier) {
        return tiers.containsKey(tier)
                ? Optional.of(tiers.get(tier).order().orElse(Double.POSITIVE_INFINITY))
                : Optional.ofNullable(BUILT_IN.get(tier));
    }

    /** Whether what no rule of a tier matched is denied. Tiers that are not at hand do so unless they say otherwise. */
    boolean deniesAtItsEnd(String tier) {
        return tiers.containsKey(tier)
                ? tiers.get(tier).defaultAction().orElse(Action.DENY) == Action.DENY
                : !BUILT_IN.containsKey(tier) || tier.equals(PolicySpec.DEFAULT_TIER);
    }

    /** Some policies, tier by tier, in the order in which Felix looks at them. */
    List<List<PolicyView>> inOrder(List<PolicyView> some) {
        Map<String, List<PolicyView>> byTier = new LinkedHashMap<>();
        some.stream()
                .sorted(Comparator.comparingDouble(
                                (PolicyView policy) -> order(policy.tier()).orElse(Double.POSITIVE_INFINITY))
                        .thenComparing(PolicyView::tier)
                        .thenComparingDouble(PolicyView::order)
                        .thenComparing(PolicyView::name))
                .forEach(policy -> byTier.computeIfAbsent(policy.tier(), tier -> new ArrayList<>())
                        .add(policy));
        return List.copyOf(byTier.values());
    }

    /** Both directions, for those who look at one after the other. */
    static List<PolicyType> directions() {
        return List.of(PolicyType.INGRESS, PolicyType.EGRESS);
    }
}
