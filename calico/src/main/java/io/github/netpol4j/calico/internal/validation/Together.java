package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.CalicoPolicyResource;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is wrong with objects side by side. */
final class Together {

    /** Some are of older releases; whoever names one may have it. */
    private static final Set<String> BUILT_IN = Set.of(
            PolicySpec.DEFAULT_TIER, "kube-admin", "kube-baseline", "adminnetworkpolicy", "baselineadminnetworkpolicy");

    private static final String DEFAULT_PREFIX = PolicySpec.DEFAULT_TIER + ".";

    private Together() {}

    /** Objects that can't be told apart. Those whose names are to be generated can. */
    static List<Violation> sameObjects(List<CalicoResource> resources) {
        List<CalicoResource> named = resources.stream()
                .filter(resource -> !resource.metadata().name().isEmpty())
                .toList();
        List<Violation> found = new ArrayList<>();
        Map<String, List<CalicoResource>> byName = grouped(named, Found::describe);
        byName.forEach((name, same) -> {
            if (same.size() > 1) {
                found.add(violation(same.get(0), Requirement.OBJECT_TWICE, "metadata.name", same.size()));
            }
        });
        for (CalicoResource prefixed : named) {
            String name = prefixed.metadata().name();
            if (prefixed instanceof CalicoPolicyResource && name.startsWith(DEFAULT_PREFIX)) {
                String described = Found.describe(prefixed);
                String alone = described.substring(0, described.length() - name.length())
                        + name.substring(DEFAULT_PREFIX.length());
                if (byName.containsKey(alone)) {
                    found.add(violation(prefixed, Requirement.POLICY_NAME_TWICE, "metadata.name", alone));
                }
            }
        }
        return List.copyOf(found);
    }

    static List<Violation> missingTiers(List<CalicoResource> resources) {
        Set<String> tiers = resources.stream()
                .filter(Tier.class::isInstance)
                .map(tier -> tier.metadata().name())
                .collect(Collectors.toSet());
        List<Violation> found = new ArrayList<>();
        for (CalicoResource resource : resources) {
            if (resource instanceof CalicoPolicyResource policy) {
                String tier = policy.spec().effectiveTier();
                if (!BUILT_IN.contains(tier) && !tiers.contains(tier)) {
                    found.add(violation(policy, Requirement.TIER_EXISTS, "spec.tier", tier));
                }
            }
        }
        return List.copyOf(found);
    }

    private static Map<String, List<CalicoResource>> grouped(
            List<CalicoResource> resources, Function<CalicoResource, String> key) {
        return resources.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static Violation violation(
            CalicoResource resource, Requirement requirement, String path, Object... details) {
        return new Violation(requirement, Found.describe(resource), path, requirement.message(details));
    }
}
