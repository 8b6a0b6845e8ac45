package io.github.netpol4j.calico.internal.felix;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.felix.FelixSettings;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.StagedGlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedKubernetesNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedNetworkPolicy;
import io.github.netpol4j.calico.resource.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that is enforced, in the order in which Felix looks at it: tiers, and in each its policies.
 *
 * <p>Source: Calico, felix/calc/policy_sorter. Lower orders come first, absent ones last; ties are broken by name, of policies
 * by name, namespace and kind.
 *
 * @param tiers in their order, those without policies left out
 * @param hosts the host endpoints, those that win where several could govern an interface first
 * @param sets the network sets
 * @param settings how Felix is configured
 */
public record Ruleset(List<TierEntry> tiers, List<HostEntry> hosts, List<SetEntry> sets, FelixSettings settings) {

    private static final Map<String, Double> BUILT_IN_ORDERS =
            Map.of("kube-admin", 1000.0, PolicySpec.DEFAULT_TIER, Tier.DEFAULT_ORDER, "kube-baseline", 10_000_000.0);

    /**
     * A ruleset, lists copied.
     *
     * @param tiers in their order, those without policies left out
     * @param hosts the host endpoints
     * @param sets the network sets
     * @param settings how Felix is configured
     */
    public Ruleset {
        tiers = List.copyOf(tiers);
        hosts = List.copyOf(hosts);
        sets = List.copyOf(sets);
    }

    /**
     * What Felix makes of objects.
     *
     * @param resources Calico's, valid
     * @param kubernetes Kubernetes' own, valid
     * @param settings how Felix is configured
     * @param namespaces the labels of namespaces, as far as they are known; network sets have them too
     * @return the ruleset
     */
    public static Ruleset of(
            Collection<CalicoResource> resources,
            Collection<NetworkPolicy> kubernetes,
            FelixSettings settings,
            Map<String, ? extends Map<String, String>> namespaces) {
        Sorting sorting = new Sorting(namespaces);
        resources.forEach(resource -> resource.fold(sorting));
        kubernetes.forEach(sorting::kubernetes);
        if (settings.automaticHostEndpoints()) {
            sorting.hosts.add(HostEntry.automatic(
                    sorting.hosts.stream().flatMap(host -> host.node().stream()).toList()));
        }
        return new Ruleset(sorting.tiers(), sorting.hosts, sorting.sets, settings);
    }

    private static double order(Optional<Double> order) {
        return order.orElse(Double.POSITIVE_INFINITY);
    }

    /** Sorts objects into what they are; nothing comes out of a case. */
    private static final class Sorting implements CalicoResource.Cases<Sorting> {

        private final Map<String, Tier> declared = new HashMap<>();
        private final List<PolicyEntry> policies = new ArrayList<>();
        private final List<HostEntry> hosts = new ArrayList<>();
        private final List<SetEntry> sets = new ArrayList<>();
        private final Map<String, ? extends Map<String, String>> namespaces;

        private Sorting(Map<String, ? extends Map<String, String>> namespaces) {
            this.namespaces = namespaces;
        }

        private List<TierEntry> tiers() {
            Map<String, List<PolicyEntry>> byTier = new TreeMap<>();
            policies.stream()
                    .sorted(Comparator.<PolicyEntry>comparingDouble(
                                    policy -> order(policy.spec().order()))
                            .thenComparing(PolicyEntry::tieBreaker))
                    .forEach(policy -> byTier.computeIfAbsent(policy.spec().effectiveTier(), key -> new ArrayList<>())
                            .add(policy));
            List<TierEntry> tiers = new ArrayList<>();
            byTier.forEach((name, all) -> tiers.add(tier(name, all)));
            // A tier that is not there comes after all that are.
            tiers.sort(Comparator.comparingDouble(TierEntry::order)
                    .thenComparing(
                            tier -> !declared.containsKey(tier.name()) && !BUILT_IN_ORDERS.containsKey(tier.name()))
                    .thenComparing(TierEntry::name));
            return tiers;
        }

        private TierEntry tier(String name, List<PolicyEntry> all) {
            Optional<Tier> given = Optional.ofNullable(declared.get(name));
            double order = given.map(tier -> order(tier.order()))
                    .orElseGet(() -> BUILT_IN_ORDERS.getOrDefault(name, Double.POSITIVE_INFINITY));
            Action byDefault = name.equals("kube-admin") || name.equals("kube-baseline") ? Action.PASS : Action.DENY;
            return new TierEntry(name, order, given.flatMap(Tier::defaultAction).orElse(byDefault), all);
        }

        private void kubernetes(NetworkPolicy policy) {
            String namespace = Optional.ofNullable(policy.getMetadata().getNamespace())
                    .filter(name -> !name.isEmpty())
                    .orElse("default");
            policies.add(PolicyEntry.of(
                    "KubernetesNetworkPolicy",
                    policy.getMetadata().getName(),
                    Optional.of(namespace),
                    KubernetesConversion.spec(policy)));
        }

        @Override
        public Sorting calicoNetworkPolicy(CalicoNetworkPolicy policy) {
            policies.add(PolicyEntry.of(
                    policy.kind(), policy.metadata().name(), Optional.of(policy.effectiveNamespace()), policy.spec()));
            return this;
        }

        @Override
        public Sorting globalNetworkPolicy(GlobalNetworkPolicy policy) {
            policies.add(PolicyEntry.of(policy.kind(), policy.metadata().name(), Optional.empty(), policy.spec()));
            return this;
        }

        @Override
        public Sorting stagedNetworkPolicy(StagedNetworkPolicy policy) {
            return this;
        }

        @Override
        public Sorting stagedGlobalNetworkPolicy(StagedGlobalNetworkPolicy policy) {
            return this;
        }

        @Override
        public Sorting stagedKubernetesNetworkPolicy(StagedKubernetesNetworkPolicy policy) {
            return this;
        }

        @Override
        public Sorting tier(Tier tier) {
            declared.put(tier.metadata().name(), tier);
            return this;
        }

        @Override
        public Sorting hostEndpoint(HostEndpoint endpoint) {
            hosts.add(HostEntry.of(endpoint));
            hosts.sort(HostEntry.PRECEDENCE);
            return this;
        }

        @Override
        public Sorting networkSet(NetworkSet set) {
            sets.add(SetEntry.of(set, namespaces));
            return this;
        }

        @Override
        public Sorting globalNetworkSet(GlobalNetworkSet set) {
            sets.add(SetEntry.of(set));
            return this;
        }
    }
}
