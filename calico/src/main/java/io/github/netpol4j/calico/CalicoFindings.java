package io.github.netpol4j.calico;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.internal.findings.GuardRails;
import io.github.netpol4j.calico.internal.manifest.BackingObject;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What may surprise in Calico objects. */
final class CalicoFindings {

    private static final String DNS = "DEFAULT_DENY_WITHOUT_DNS";

    private CalicoFindings() {}

    /**
     * What core's findings say of the sentences, and what the objects themselves show. Of objects that come of core's sentences alone,
     * DNS is told by the former.
     */
    static List<Finding> compiled(
            List<Policy> policies, boolean automatic, List<CalicoResource> resources, boolean fromCoreAlone) {
        List<Finding> found = new ArrayList<>();
        GuardRails.of(resources, List.of(), GuardRails.USUAL_SERVICE_RANGES).stream()
                .filter(finding -> !fromCoreAlone || !finding.code().equals(DNS))
                .forEach(found::add);
        policies.stream().reduce(Policy::plus).ifPresent(unit -> found.addAll(ofSentences(policies, unit, automatic)));
        return sorted(found);
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
        return sorted(found);
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

    static List<Finding> sorted(List<Finding> found) {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::place)
                        .thenComparing(Finding::code)
                        .thenComparing(Finding::sentence))
                .toList();
    }
}
