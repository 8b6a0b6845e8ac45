package io.github.netpol4j.examples;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.rule.Policy;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings a policy into a cluster with a fabric8 client, which a program has to bring along: netpol4j makes the objects, and
 * does not talk to clusters.
 */
final class ApplyWithFabric8Client {

    private static final String MANAGER = "netpol4j";

    private final KubernetesClient client;

    ApplyWithFabric8Client(KubernetesClient client) {
        this.client = client;
    }

    /** Applies first and prunes then, so that nothing that stays isolated is open in between. */
    void bring(Policy policy) {
        apply(policy);
        prune(policy);
    }

    /** Server-side apply: makes what is missing, changes what is different, leaves alone what others have set. */
    void apply(Policy policy) {
        for (NetworkPolicy object : Kubernetes.compile(policy).objects()) {
            client.resource(object).fieldManager(MANAGER).forceConflicts().serverSideApply();
        }
    }

    /** What the cluster has of a policy, to ask who reaches whom. */
    KubernetesPolicies applied(String policy) {
        return Kubernetes.of(list(policy));
    }

    /** Deletes what an earlier version of the policy made and this one does not make, and nothing else. */
    void prune(Policy policy) {
        Set<String> wanted = Kubernetes.compile(policy).objects().stream()
                .map(ApplyWithFabric8Client::id)
                .collect(Collectors.toSet());
        list(policy.name()).stream()
                .filter(object -> !wanted.contains(id(object)))
                .forEach(stale -> client.resource(stale).delete());
    }

    private List<NetworkPolicy> list(String policy) {
        return client.network()
                .v1()
                .networkPolicies()
                .inAnyNamespace()
                .withLabel(Kubernetes.MANAGED_BY_LABEL, MANAGER)
                .withLabel(Kubernetes.POLICY_LABEL, policy)
                .list()
                .getItems();
    }

    private static String id(NetworkPolicy object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }
}
