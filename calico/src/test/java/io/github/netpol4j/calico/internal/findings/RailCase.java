package io.github.netpol4j.calico.internal.findings;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Objects of which something is told, and those nearest to them of which it is not.
 *
 * @param what the trap, in words
 * @param code the code of the finding
 * @param trap the objects
 * @param nearest the nearest, each by itself
 * @param kubernetes Kubernetes' policies beside all of them
 */
record RailCase(
        String what,
        String code,
        List<CalicoResource> trap,
        List<List<CalicoResource>> nearest,
        List<NetworkPolicy> kubernetes) {

    static RailCase of(String what, String code, List<CalicoResource> trap) {
        return new RailCase(what, code, trap, List.of(), List.of());
    }

    /** With something by which the trap is avoided. */
    RailCase but(CalicoResource... safe) {
        return new RailCase(
                what,
                code,
                trap,
                Stream.concat(nearest.stream(), Stream.of(List.of(safe))).toList(),
                kubernetes);
    }

    RailCase beside(NetworkPolicy policy) {
        return new RailCase(what, code, trap, nearest, List.of(policy));
    }

    @Override
    public String toString() {
        return code + ": " + what;
    }
}
