package io.github.netpol4j.calico.internal.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Document;
import io.github.netpol4j.internal.yaml.YamlText;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import java.util.ArrayList;
import java.util.List;

/** The NetworkPolicies of Kubernetes among objects that a program has at hand, typed and generic. */
final class KubernetesObjects {

    private static final String API_VERSION = "networking.k8s.io/v1";
    private static final String KIND = "NetworkPolicy";

    private final List<NetworkPolicy> policies = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    void add(NetworkPolicy policy) {
        policies.add(policy);
    }

    /** Reads a generic one as strictly as a manifest; false if it is none. */
    boolean takes(GenericKubernetesResource object, Document document) {
        if (!API_VERSION.equals(object.getApiVersion()) || !KIND.equals(object.getKind())) {
            return false;
        }
        if (document.root().isEmpty()) {
            problems.addAll(document.errors());
            return true;
        }
        try {
            policies.addAll(
                    Kubernetes.read(YamlText.of(GenericTree.tree(object))).objects());
        } catch (InvalidInputException e) {
            // Lines of a text that nobody wrote help nobody.
            e.problems().stream()
                    .map(problem -> new Problem(
                            Place.of(document.source(), problem.place().path()), problem.what(), problem.remedy()))
                    .forEach(problems::add);
        }
        return true;
    }

    /** All of them; what is wrong is told. */
    KubernetesPolicies policies(List<Problem> told) {
        told.addAll(problems);
        try {
            return Kubernetes.of(policies);
        } catch (InvalidInputException e) {
            told.addAll(e.problems());
            return Kubernetes.of(List.of());
        }
    }
}
