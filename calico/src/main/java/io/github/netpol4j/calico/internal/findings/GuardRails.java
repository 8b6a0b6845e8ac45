package io.github.netpol4j.calico.internal.findings;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.StagedGlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedKubernetesNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedNetworkPolicy;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Findings;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What in valid objects may surprise whoever applies them. It looks at the objects alone: what else is in the cluster may heal or
 * hurt.
 */
public final class GuardRails {

    /** Where Services usually have their addresses: kubeadm, k3s and RKE2, EKS, MicroK8s, GKE. */
    public static final List<Cidr> USUAL_SERVICE_RANGES = Stream.of(
                    "10.96.0.0/12", "10.43.0.0/16", "172.20.0.0/16", "10.152.183.0/24", "34.118.224.0/20")
            .map(Cidr::of)
            .toList();

    private GuardRails() {}

    /**
     * Everything that may surprise.
     *
     * @param resources valid objects of one cluster
     * @return findings, in the order of their places
     */
    public static List<Finding> of(Collection<? extends CalicoResource> resources) {
        return of(resources, List.of(), USUAL_SERVICE_RANGES);
    }

    /**
     * Everything that may surprise, in the company of Kubernetes' own policies.
     *
     * @param resources valid objects of one cluster
     * @param kubernetes its NetworkPolicies, about which nothing is told
     * @param serviceRanges where its Services have their addresses
     * @return findings, in the order of their places
     */
    public static List<Finding> of(
            Collection<? extends CalicoResource> resources,
            Collection<NetworkPolicy> kubernetes,
            List<Cidr> serviceRanges) {
        Given.noNulls("findings(..)", resources);
        Given.noNulls("findings(..)", kubernetes);
        Given.noNulls("findings(..)", serviceRanges);
        Scene scene = new Scene(resources, kubernetes, serviceRanges);
        List<Finding> found = new ArrayList<>();
        found.addAll(new Dns(scene).findings());
        found.addAll(new Hosts(scene).findings());
        found.addAll(new Orders(scene).findings());
        found.addAll(new Matches(scene).findings());
        scene.resources().stream()
                .filter(GuardRails::isStaged)
                .forEach(one -> found.add(Telling.staged(one.kind() + " " + one.id())));
        return Findings.sorted(found);
    }

    /**
     * What policies do to hosts that may surprise.
     *
     * @param resources valid objects of one cluster
     * @return findings, in the order of their places
     */
    public static List<Finding> ofHosts(Collection<? extends CalicoResource> resources) {
        return Findings.sorted(
                new Hosts(new Scene(Given.noNulls("findings(..)", resources), List.of(), USUAL_SERVICE_RANGES))
                        .findings());
    }

    /**
     * An object that a reader came across in the form that Calico stores.
     *
     * @param place where it is
     * @param kind its kind
     * @return what to say of it
     */
    public static Finding crdV1(Place place, String kind) {
        Given.noneNull("crdV1(..)", place, kind);
        return Telling.crdV1(place, kind);
    }

    private static boolean isStaged(CalicoResource resource) {
        return resource instanceof StagedNetworkPolicy
                || resource instanceof StagedGlobalNetworkPolicy
                || resource instanceof StagedKubernetesNetworkPolicy;
    }
}
