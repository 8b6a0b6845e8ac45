package io.github.netpol4j.analysis.hosts;

import java.util.Optional;

/**
 * The hosts that a connection passes.
 *
 * @param from the node of who asks; none outside the cluster
 * @param arrival the node that was asked, whose port it is
 * @param place the node of who answers; none if that is outside the cluster, or nobody answers
 * @param ipvs whether a Service's port comes in at a node before it is rewritten
 * @param six whether it is of IPv6
 */
record Hop(Optional<Machine> from, Optional<Machine> arrival, Optional<Machine> place, boolean ipvs, boolean six) {

    static boolean same(Optional<Machine> one, Optional<Machine> other) {
        return one.isPresent()
                && other.isPresent()
                && one.get().name().equals(other.get().name());
    }
}
