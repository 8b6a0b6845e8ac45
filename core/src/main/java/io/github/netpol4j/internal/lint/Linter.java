package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPolicy;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that lints find in a cluster.
 *
 * @param findings what is not suppressed, sorted by place
 * @param suppressed what is, with the reason that is given
 * @param isolated how many pods are isolated, by namespace
 * @param objects the names of the objects that findings are about, where that is known
 */
public record Linter(
        List<Finding> findings,
        SortedMap<Finding, String> suppressed,
        SortedMap<String, IsolatedPods> isolated,
        SortedMap<Finding, String> objects) {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::place)
            .thenComparing(Finding::code)
            .thenComparing(Finding::sentence)
            .thenComparing(Finding::remedy)
            .thenComparing(Finding::severity);

    private static final SortedMap<String, Scene.Check> CHECKS = new TreeMap<>(Map.ofEntries(
            Map.entry("what selectors choose", SelectorLints::look),
            Map.entry("what objects say", ObjectLints::look),
            Map.entry("what Services name", ServiceLints::look),
            Map.entry("what is behind Services and Ingresses", BackendLints::look),
            Map.entry("whether controllers reach their pods", ControllerLints::look),
            Map.entry("what is open by default", DenyLints::look),
            Map.entry("who reaches DNS", DnsLints::look),
            Map.entry("whose ports rules name", PortLints::look),
            Map.entry("pods on the network of their node", HostNetworkLints::look),
            Map.entry("what blocks hold", BlockLints::look),
            Map.entry("whether the other end agrees", OneSidedLints::look),
            Map.entry("what adds nothing", RedundancyLints::look)));

    /**
     * Looks at a cluster.
     *
     * @param whole the cluster
     * @param semantics how it is looked at
     * @return what is found
     */
    public static Linter of(Cluster whole, ClusterSemantics semantics) {
        Cluster cluster = semantics.finishedPodsCount() ? whole.countingFinishedPods() : whole;
        Found found = new Found();
        Scene scene = Scene.of(cluster, semantics);
        passOn(cluster, found);
        scene.look("what is open to the outside", ExposureLints::look, found);
        CHECKS.forEach((question, check) -> scene.look(question, check, found));
        Suppression suppression = Suppression.of(cluster, found.all());
        SortedMap<Finding, String> suppressed = new TreeMap<>(ORDER);
        suppressed.putAll(suppression.suppressed());
        List<Finding> left =
                suppression.left().stream().distinct().sorted(ORDER).toList();
        SortedMap<Finding, String> objects = new TreeMap<>(ORDER);
        found.all().forEach(one -> one.subject().ifPresent(subject -> objects.put(one.finding(), subject.id())));
        return new Linter(left, suppressed, scene.isolated(), objects);
    }

    /** What the reader and the target have found already. */
    private static void passOn(Cluster cluster, Found found) {
        List<Subject> subjects = Subject.all(cluster);
        cluster.findings().forEach(finding -> passOn(finding, subjects, found));
        for (Problem problem : cluster.leftOut()) {
            found.add(new Finding(
                    LintCode.LEFT_OUT.name(),
                    LintCode.LEFT_OUT.severity(),
                    problem.place(),
                    "this was left out: " + problem.what(),
                    problem.remedy().isEmpty() ? "correct it" : problem.remedy()));
        }
        Map<String, ClusterPolicy> policies = new LinkedHashMap<>();
        cluster.policies().forEach(policy -> policies.put(policy.toString(), policy));
        for (Finding finding : cluster.enforcement().findings()) {
            Place place = finding.place();
            ClusterPolicy policy = policies.get(place.source().isEmpty() ? place.path() : place.source());
            if (policy == null) {
                passOn(finding, subjects, found);
            } else {
                String path = place.source().isEmpty() ? "" : place.path();
                found.add(finding, Subject.of(policy), path);
            }
        }
    }

    private static void passOn(Finding finding, List<Subject> subjects, Found found) {
        Optional<Subject> about = subjects.stream()
                .filter(subject -> subject.holds(finding.place()))
                .findFirst();
        found.add(new Found.One(finding, about));
    }
}
