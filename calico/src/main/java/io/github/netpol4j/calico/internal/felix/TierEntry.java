package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.resource.Action;
import java.util.List;

/**
 * A tier with the policies that are enforced in it.
 *
 * @param name its name
 * @param order where it stands
 * @param defaultAction what becomes of what none of its rules match
 * @param policies in their order
 */
record TierEntry(String name, double order, Action defaultAction, List<PolicyEntry> policies) {

    TierEntry {
        policies = List.copyOf(policies);
    }
}
