package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.CalicoResource;
import java.util.List;

/**
 * A requirement, objects that break it and what is said of them, and objects nearest to them of which nothing is said.
 *
 * @param requirement the requirement
 * @param broken what breaks it, and nothing else
 * @param said all that is said of that, as {@code path: message}
 * @param nearest what complies, by one step, and with all other requirements too
 */
record Case(Requirement requirement, List<CalicoResource> broken, List<String> said, List<CalicoResource> nearest) {

    static Case of(Requirement requirement, CalicoResource broken, String said, CalicoResource... nearest) {
        return new Case(requirement, List.of(broken), List.of(said), List.of(nearest));
    }

    @Override
    public String toString() {
        return requirement + " " + said;
    }
}
