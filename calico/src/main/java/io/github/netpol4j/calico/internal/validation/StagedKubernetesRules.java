package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.KubernetesSpec;
import io.github.netpol4j.calico.resource.StagedAction;
import io.github.netpol4j.calico.resource.StagedKubernetesNetworkPolicy;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.kubernetes.Kubernetes;
import java.util.Optional;

/** What Calico asks of staged policies of Kubernetes' form, and Kubernetes of what they are to become. */
final class StagedKubernetesRules {

    private StagedKubernetesRules() {}

    static void check(StagedKubernetesNetworkPolicy policy, Found found) {
        if (policy.stagedAction().equals(Optional.of(StagedAction.DELETE))
                && !policy.spec().equals(KubernetesSpec.EMPTY)) {
            found.add(Requirement.KUBERNETES_DELETE_ALONE, "spec");
        }
        found.twice(Requirement.TYPE_TWICE, "spec.policyTypes", policy.spec().policyTypes());
        for (Problem problem : Kubernetes.validate(EnforcedKubernetes.of(policy))) {
            String path = problem.place().path();
            if (path.startsWith("spec.")) {
                found.add(Requirement.KUBERNETES_FORM, path, problem.what());
            }
        }
    }
}
