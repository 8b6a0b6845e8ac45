package io.github.netpol4j.calico.internal.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.manifest.NearestName;
import io.github.netpol4j.internal.manifest.TypeMeta;
import io.github.netpol4j.internal.yaml.Document;
import io.github.netpol4j.internal.yaml.YamlText;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The NetworkPolicies of Kubernetes among objects that a program has at hand, typed and generic. */
final class KubernetesObjects {

    private static final String KIND = "NetworkPolicy";
    private static final String COUNTED = "networking.k8s.io/v1 " + KIND;
    private static final int SLIPS = 3;

    private final List<NetworkPolicy> policies = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    void add(NetworkPolicy policy) {
        policies.add(policy);
    }

    /**
     * Reads a generic one, or one that was meant to be one, as strictly as a manifest. Of a list of anything, its NetworkPolicies
     * are read.
     *
     * @return whether there is nothing in it for other readers
     */
    boolean takes(GenericKubernetesResource object, Document document) {
        TypeMeta type = new TypeMeta(
                Objects.requireNonNullElse(object.getApiVersion(), ""),
                Objects.requireNonNullElse(object.getKind(), ""));
        boolean isTheirs = !CalicoKinds.isNearGroup(type.group())
                && Stream.of(KIND, KIND + TypeMeta.LIST).anyMatch(kind -> NearestName.isNear(type.kind(), kind, SLIPS));
        if (isTheirs || type.isList()) {
            read(object, document);
        }
        return isTheirs;
    }

    private void read(GenericKubernetesResource object, Document document) {
        if (document.root().isEmpty()) {
            problems.addAll(document.errors());
            return;
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

    /** What nobody read, of what another reader passed over. */
    static SortedMap<String, Integer> others(SortedMap<String, Integer> passedOver) {
        SortedMap<String, Integer> others = new TreeMap<>(passedOver);
        others.keySet().removeIf(kind -> kind.equals(COUNTED) || kind.equals(COUNTED + TypeMeta.LIST));
        return others;
    }
}
