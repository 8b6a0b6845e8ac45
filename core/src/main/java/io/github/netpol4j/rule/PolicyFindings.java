package io.github.netpol4j.rule;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Cidr;
import java.util.List;

final class PolicyFindings {
    static List<Finding> of(Policy p, Intent i, List<Cidr> r) {
        return List.of();
    }
}
