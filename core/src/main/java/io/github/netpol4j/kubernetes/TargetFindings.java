package io.github.netpol4j.kubernetes;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.rule.Policy;
import java.util.List;

/** Stub. */
final class TargetFindings {
    private TargetFindings() {}

    static List<Finding> compiled(List<Policy> policies, KnownNamespaces known, List<PolicyObject> objects) {
        return policies.get(0).findings();
    }

    static List<Finding> read(List<PolicyObject> objects) {
        return List.of();
    }
}
