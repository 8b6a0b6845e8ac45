package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoPolicyResource;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.calico.resource.StagedAction;
import io.github.netpol4j.calico.resource.StagedGlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedKubernetesNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedNetworkPolicy;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Cidr;
import java.util.List;
import java.util.Optional;

/** What Calico asks of each kind of object. */
final class ObjectRules implements CalicoResource.Cases<List<Violation>> {

    @Override
    public List<Violation> calicoNetworkPolicy(CalicoNetworkPolicy policy) {
        return policy(policy, false, Optional.empty());
    }

    @Override
    public List<Violation> globalNetworkPolicy(GlobalNetworkPolicy policy) {
        return policy(policy, true, Optional.empty());
    }

    @Override
    public List<Violation> stagedNetworkPolicy(StagedNetworkPolicy policy) {
        return policy(policy, false, policy.stagedAction());
    }

    @Override
    public List<Violation> stagedGlobalNetworkPolicy(StagedGlobalNetworkPolicy policy) {
        return policy(policy, true, policy.stagedAction());
    }

    @Override
    public List<Violation> stagedKubernetesNetworkPolicy(StagedKubernetesNetworkPolicy policy) {
        Found found = new Found(policy);
        MetadataRules metadata = new MetadataRules(policy.metadata(), found);
        metadata.name();
        metadata.rest();
        StagedKubernetesRules.check(policy, found);
        return found.violations();
    }

    @Override
    public List<Violation> tier(Tier tier) {
        Found found = new Found(tier);
        MetadataRules metadata = new MetadataRules(tier.metadata(), found);
        metadata.tierName();
        metadata.rest();
        TierRules.check(tier, found);
        return found.violations();
    }

    @Override
    public List<Violation> hostEndpoint(HostEndpoint endpoint) {
        Found found = new Found(endpoint);
        MetadataRules metadata = new MetadataRules(endpoint.metadata(), found);
        metadata.name();
        metadata.rest();
        HostEndpointRules.check(endpoint, found);
        return found.violations();
    }

    @Override
    public List<Violation> networkSet(NetworkSet set) {
        return set(set, set.nets());
    }

    @Override
    public List<Violation> globalNetworkSet(GlobalNetworkSet set) {
        return set(set, set.nets());
    }

    private static List<Violation> policy(
            CalicoPolicyResource policy, boolean isGlobal, Optional<StagedAction> stagedAction) {
        Found found = new Found(policy);
        MetadataRules metadata = new MetadataRules(policy.metadata(), found);
        metadata.policyName(isGlobal, policy.spec().effectiveTier());
        metadata.rest();
        new PolicyRules(isGlobal, found).check(policy.spec(), stagedAction);
        return found.violations();
    }

    private static List<Violation> set(CalicoResource set, List<Cidr> nets) {
        Found found = new Found(set);
        MetadataRules metadata = new MetadataRules(set.metadata(), found);
        metadata.name();
        metadata.rest();
        metadata.noNamespaceLabel();
        found.twice(Requirement.NET_TWICE, "spec.nets", nets);
        return found.violations();
    }
}
