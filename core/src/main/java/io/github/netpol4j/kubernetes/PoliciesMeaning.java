package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Barrier;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * What NetworkPolicies mean together, as sets of flows: an end that a policy selects is isolated, and then only what a rule
 * matches passes there. Both ends must let a flow pass.
 *
 * <p>Source: kubernetes.io, "Network Policies".
 */
final class PoliciesMeaning {

    private PoliciesMeaning() {}

    static Meaning of(List<PolicyObject> policies, Semantics semantics) {
        LabelRegions labels = new LabelRegions();
        List<PolicyRegions> regions = policies.stream()
                .map(policy -> new PolicyRegions(policy, semantics, labels))
                .toList();
        return Meaning.of(
                barrier(regions, Direction.EGRESS, semantics),
                barrier(regions, Direction.INGRESS, semantics),
                new Barrier(List.of(), semantics.untouched()));
    }

    private static Barrier barrier(List<PolicyRegions> policies, Direction direction, Semantics semantics) {
        return new Barrier(isolated(policies, direction), granted(policies, direction, semantics));
    }

    private static List<Region> isolated(List<PolicyRegions> policies, Direction direction) {
        return policies.stream()
                .flatMap(policy -> policy.isolated(direction).stream())
                .toList();
    }

    private static List<Region> granted(List<PolicyRegions> policies, Direction direction, Semantics semantics) {
        List<Region> granted = new ArrayList<>(semantics.untouched());
        policies.forEach(policy -> granted.addAll(policy.granted(direction)));
        return granted;
    }

    /** What each policy isolates, and what each of its rules grants. */
    static List<Part> parts(List<PolicyObject> policies, Semantics semantics) {
        LabelRegions labels = new LabelRegions();
        List<Part> parts = new ArrayList<>();
        for (PolicyObject policy : policies) {
            PolicyRegions regions = new PolicyRegions(policy, semantics, labels);
            for (Direction direction : policy.directions()) {
                List<Region> isolated = regions.isolated(direction).stream().toList();
                parts.add(new Part(policy.id(), "spec", direction, isolated, List.of()));
                List<List<Region>> rules = regions.grantedByRule(direction);
                for (int i = 0; i < rules.size(); i++) {
                    String path = "spec." + direction + "[" + i + "]";
                    parts.add(new Part(policy.id(), path, direction, List.of(), rules.get(i)));
                }
            }
        }
        return List.copyOf(parts);
    }
}
