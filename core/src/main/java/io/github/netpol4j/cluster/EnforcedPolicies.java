package io.github.netpol4j.cluster;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.target.Enforcement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The NetworkPolicies that count in a cluster. */
final class EnforcedPolicies {

    private EnforcedPolicies() {}

    /** Those that are enforced, with their places if they are among those that were found; all that were found for another target. */
    static List<ClusterPolicy> of(List<ClusterPolicy> found, Enforcement enforcement) {
        if (!(enforcement instanceof KubernetesPolicies enforced)) {
            return found;
        }
        Map<NetworkPolicy, Origin> origins = new HashMap<>();
        for (ClusterPolicy policy : found) {
            Kubernetes.of(List.of(policy.object())).objects().forEach(one -> origins.put(one, policy.origin()));
        }
        return enforced.objects().stream()
                .map(object -> new ClusterPolicy(object, origins.getOrDefault(object, origin(object))))
                .toList();
    }

    private static Origin origin(NetworkPolicy object) {
        return Origin.of(Origin.unknown().place(), object.getMetadata().getAnnotations());
    }
}
