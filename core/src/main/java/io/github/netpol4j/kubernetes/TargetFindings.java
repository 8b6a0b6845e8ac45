package io.github.netpol4j.kubernetes;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.internal.Findings;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortValue;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import io.github.netpol4j.rule.Isolation;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.rule.Selector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What in NetworkPolicy objects, or in compiling to them, may surprise. */
final class TargetFindings {

    private TargetFindings() {}

    static List<Finding> compiled(List<Policy> policies, KnownNamespaces known, List<PolicyObject> objects) {
        Policy unit = policies.stream().reduce(Policy::plus).orElseThrow();
        List<Finding> found = new ArrayList<>(unit.findings());
        if (policies.size() == 1 && KubernetesTarget.isUnnamed(unit)) {
            found.add(defaultNamespace(unit));
        }
        if (!known.isEmpty()) {
            policies.forEach(policy -> found.addAll(laterNamespaces(policy, known)));
            policies.forEach(policy -> found.addAll(laterSources(policy, unit)));
        }
        for (Policy one : policies) {
            for (Policy other : policies) {
                if (!one.name().equals(other.name())) {
                    found.addAll(isolatedByOther(one, other));
                }
            }
        }
        objects.forEach(object -> found.addAll(features(object)));
        return Findings.sorted(found);
    }

    static List<Finding> read(List<PolicyObject> objects) {
        List<Finding> found = new ArrayList<>();
        for (PolicyObject object : objects) {
            for (Violation warning : Validator.warnings(object)) {
                found.add(new Finding(
                        "AMBIGUOUS_ADDRESS",
                        Severity.WARNING,
                        Place.of(object.id(), warning.path()),
                        warning.message(),
                        "write the block as the API will one day demand it"));
            }
            found.addAll(features(object));
        }
        return Findings.sorted(found);
    }

    private static Finding defaultNamespace(Policy unit) {
        return new Finding(
                "NAMESPACE_DEFAULTED",
                Severity.INFO,
                Place.of(unit.rules().get(0).toString()),
                "rules outside a policy are taken to speak of the namespace \"default\"",
                "say which is meant, as in policy(\"mine\").in(\"default\").with("
                        + unit.rules().get(0) + ")");
    }

    /** What a policy isolates in namespaces that are not named stays open in those that are made later. */
    private static List<Finding> laterNamespaces(Policy policy, KnownNamespaces known) {
        return policy.isolates().stream()
                .filter(isolation -> isolation
                        .subject()
                        .asPods()
                        .map(Pods::namespaces)
                        .filter(namespaces -> namespaces.pinned().isEmpty())
                        .isPresent())
                .map(isolation -> new Finding(
                        "LATER_NAMESPACES_NOT_COVERED",
                        Severity.WARNING,
                        Place.of(isolation.because().get(0).toString()),
                        "the " + isolation.direction() + " of " + isolation.subject()
                                + " is isolated in the namespaces known now ("
                                + String.join(", ", known.labels().keySet())
                                + "); in one that is made or labelled later it is open",
                        "compile and apply again whenever a namespace is added or its labels change"))
                .toList();
    }

    /** A source chosen by label was granted, or not, by the labels that its namespace has now. */
    private static List<Finding> laterSources(Policy policy, Policy unit) {
        List<Pods> closed = subjects(unit, Direction.EGRESS);
        return policy.rules().stream()
                .filter(rule -> clauses(policy, rule)
                        .flatMap(clause -> clause.sourcePods().stream())
                        .filter(source ->
                                !source.namespaces().labels().requirements().isEmpty())
                        .anyMatch(source -> closed.stream().anyMatch(source::overlaps)))
                .map(rule -> new Finding(
                        "LATER_NAMESPACES_NOT_COVERED",
                        Severity.WARNING,
                        Place.of(rule.toString()),
                        "which isolated pods this grants egress to was decided by the labels that namespaces have now; one that is"
                                + " made or labelled later is treated as it was then",
                        "compile and apply again whenever a namespace is added or its labels change"))
                .toList();
    }

    /** Pods that Allows of one policy speak for, and that another closes: apart, the second would cut what the first allows. */
    private static List<Finding> isolatedByOther(Policy one, Policy other) {
        List<Finding> found = new ArrayList<>();
        for (Isolation isolation : other.isolates()) {
            Direction direction = isolation.direction();
            Optional<Pods> closed = isolation.subject().asPods();
            List<Pods> own = subjects(one, direction);
            one.rules().stream()
                    .filter(rule -> closed.isPresent()
                            && clauses(one, rule)
                                    .flatMap(clause -> clause.onlyIfIsolated(direction).stream())
                                    .anyMatch(granted -> isCut(granted, closed.get(), own)))
                    .map(rule -> new Finding(
                            "ISOLATED_BY_OTHER_POLICY",
                            Severity.WARNING,
                            Place.of(rule.toString()),
                            "policy " + other.name() + " closes the " + direction + " of " + isolation.subject() + ", "
                                    + (direction == Direction.EGRESS ? "from" : "to") + " where policy " + one.name()
                                    + " allows this; the two hold together only while they are"
                                    + " compiled together",
                            "always compile and apply these policies as one unit"))
                    .forEach(found::add);
        }
        return found;
    }

    /** Whether some of the granted pods are closed, and are none of those that the policy itself isolates and so grants to. */
    private static boolean isCut(Pods granted, Pods closed, List<Pods> own) {
        Selector labels = granted.labels().and(closed.labels());
        Selector namespaces =
                granted.namespaces().asSelector().and(closed.namespaces().asSelector());
        return granted.overlaps(closed)
                && own.stream()
                        .noneMatch(isolated -> labels.isWithin(isolated.labels())
                                && namespaces.isWithin(isolated.namespaces().asSelector()));
    }

    /** The pods that a policy isolates in one direction. */
    private static List<Pods> subjects(Policy policy, Direction direction) {
        return policy.isolates().stream()
                .filter(isolation -> isolation.direction() == direction)
                .flatMap(isolation -> isolation.subject().asPods().stream())
                .toList();
    }

    /** The sources and destinations of an Allow; of other rules none. */
    private static Stream<Clause> clauses(Policy policy, Rule rule) {
        return rule.resolved(policy.namespace(), policy.appLabel())
                .fold(
                        allow -> Clause.of(policy, rule, rule.toString(), allow).stream(),
                        deny -> Stream.empty(),
                        isolate -> Stream.empty());
    }

    /** A port of a rule, and where it is. */
    private record At(Direction direction, PortSpec port, String path) {}

    /** Features that some network plugins lack; an object that uses them is valid, and may do less than it says. */
    private static List<Finding> features(PolicyObject object) {
        List<At> ports = new ArrayList<>(ports(Direction.INGRESS, object.ingress()));
        ports.addAll(ports(Direction.EGRESS, object.egress()));
        Map<String, String> used = new LinkedHashMap<>();
        use(
                ports,
                at -> at.port.endPort().isPresent(),
                "endPort (a plugin without it guards the first port of the range alone)",
                used);
        use(ports, at -> at.port.effectiveProtocol().equals("SCTP"), "SCTP", used);
        use(
                ports,
                at -> at.direction == Direction.EGRESS
                        && at.port.port().flatMap(PortValue::name).isPresent(),
                "a named port in an egress rule",
                used);
        return used.isEmpty()
                ? List.of()
                : List.of(new Finding(
                        "PLUGIN_FEATURE",
                        Severity.INFO,
                        Place.of(object.id(), used.values().iterator().next()),
                        "this uses " + String.join(", ", used.keySet()) + ", which not every network plugin enforces",
                        "check that the cluster's plugin does"));
    }

    /** With the place of the first port that has it. */
    private static void use(List<At> ports, Predicate<At> has, String feature, Map<String, String> used) {
        ports.stream().filter(has).findFirst().ifPresent(at -> used.put(feature, at.path));
    }

    private static List<At> ports(Direction direction, List<TrafficRule> rules) {
        List<At> ports = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            for (int j = 0; j < rules.get(i).ports().size(); j++) {
                String path = "spec." + direction + "[" + i + "].ports[" + j + "]";
                ports.add(new At(direction, rules.get(i).ports().get(j), path));
            }
        }
        return ports;
    }
}
