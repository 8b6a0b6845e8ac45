package io.github.netpol4j.calico;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.felix.FelixSettings;
import io.github.netpol4j.calico.internal.findings.GuardRails;
import io.github.netpol4j.calico.internal.manifest.BackingObject;
import io.github.netpol4j.calico.internal.validation.CalicoValidator;
import io.github.netpol4j.calico.resource.CalicoPolicyResource;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.internal.Findings;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What may surprise in Calico objects. */
final class CalicoFindings {

    private CalicoFindings() {}

    /**
     * What core's findings say of the sentences, and what the objects themselves show. Of objects that come of core's sentences alone, only
     * what they do to hosts is not told by the former.
     */
    static List<Finding> compiled(
            List<Policy> policies, boolean automatic, List<CalicoResource> resources, boolean fromCoreAlone) {
        List<Finding> found = new ArrayList<>();
        if (fromCoreAlone) {
            found.addAll(GuardRails.ofHosts(automatic ? withAutomatic(resources) : resources));
        } else {
            found.addAll(GuardRails.of(
                    automatic ? withAutomatic(resources) : resources, List.of(), GuardRails.USUAL_SERVICE_RANGES));
            found.addAll(unguarded(resources));
            CalicoValidator.missingTiers(resources)
                    .forEach(problem -> found.add(new Finding(
                            "TIER_NOT_DECLARED",
                            Severity.WARNING,
                            problem.place(),
                            problem.what(),
                            "declare it, as in tier(\"security\").order(100).defaultAction(PASS), or see that the cluster has it:"
                                    + " calicoctl and the API server refuse policies in a tier that is not there")));
        }
        policies.stream().reduce(Policy::plus).ifPresent(unit -> found.addAll(ofSentences(policies, unit, automatic)));
        return Findings.sorted(found);
    }

    private static List<Finding> ofSentences(List<Policy> policies, Policy unit, boolean automatic) {
        List<Finding> found = new ArrayList<>(unit.findings());
        if (policies.size() == 1 && CalicoTarget.isUnnamed(unit)) {
            found.add(defaultNamespace(unit));
        }
        if (automatic) {
            found.add(hostsNotNamed(unit));
        }
        return found;
    }

    static List<Finding> read(
            List<CalicoResource> resources, List<NetworkPolicy> kubernetes, List<BackingObject> crdV1) {
        List<Finding> found = new ArrayList<>(GuardRails.of(resources, kubernetes, GuardRails.USUAL_SERVICE_RANGES));
        crdV1.forEach(object -> found.add(GuardRails.crdV1(object.place(), object.kind())));
        return Findings.sorted(found);
    }

    /** What is made automatically is like this, as far as findings are concerned. */
    private static List<CalicoResource> withAutomatic(List<CalicoResource> resources) {
        List<CalicoResource> all = new ArrayList<>(resources);
        all.add(new HostEndpoint(
                Metadata.named("every-node-auto-hep")
                        .withLabels(Map.of(FelixSettings.CREATED_BY_LABEL, FelixSettings.CREATED_BY)),
                "every-node",
                HostEndpoint.ALL_INTERFACES,
                List.of(),
                List.of(HostEndpoint.DEFAULT_ALLOW),
                List.of()));
        return all;
    }

    /** Policies about the hosts that are made here, where none is. */
    private static List<Finding> unguarded(List<CalicoResource> resources) {
        boolean made = resources.stream().anyMatch(HostEndpoint.class::isInstance);
        return resources.stream()
                .filter(CalicoPolicyResource.class::isInstance)
                .map(CalicoPolicyResource.class::cast)
                .filter(policy -> !made && policy.spec().selector().contains("netpol4j.io/host"))
                .map(policy -> new Finding(
                        "HOSTS_NOT_NAMED",
                        Severity.WARNING,
                        Place.of(policy.kind() + " " + policy.id()),
                        "host() in a sentence is the host endpoints that are declared beside it, and there are none, so this guards"
                                + " nothing",
                        "declare them, as in hostEndpoint(\"db\").on(\"n1\").interfaceName(\"*\").expecting(\"192.0.2.7\"), or say"
                                + " which are meant with .hosts(..)"))
                .toList();
    }

    private static Finding defaultNamespace(Policy unit) {
        Rule first = unit.rules().get(0);
        return new Finding(
                "NAMESPACE_DEFAULTED",
                Severity.INFO,
                Place.of(first.toString()),
                "rules outside a policy are taken to speak of the namespace \"default\"",
                "say which is meant, as in policy(\"mine\").in(\"default\").with(" + first + ")");
    }

    private static Finding hostsNotNamed(Policy unit) {
        Rule first = unit.rules().stream()
                .filter(rule -> rule.peers().contains(new io.github.netpol4j.rule.Peer.Host()))
                .findFirst()
                .orElseThrow();
        return new Finding(
                "HOSTS_NOT_NAMED",
                Severity.WARNING,
                Place.of(first.toString()),
                "host() is taken to be every node of the cluster by the host endpoints that Calico makes automatically, and a node"
                        + " without one is guarded by nothing",
                "set controllers.node.hostEndpoint.autoCreate to Enabled in the KubeControllersConfiguration, or name the hosts:"
                        + " Calico.guarding(node(\"n1\").at(\"192.0.2.7\")).compile(..)");
    }
}
