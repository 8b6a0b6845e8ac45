package io.github.netpol4j.calico.resource;

import java.util.Optional;

/** What objects can't be made of at all, because writing them would lose it. */
final class Checks {

    private Checks() {}

    static void ofCluster(String kind, Metadata metadata) {
        if (!metadata.namespace().isEmpty()) {
            throw Messages.namespaced(kind, metadata);
        }
    }

    static void inNamespace(String kind, Metadata metadata, PolicySpec spec) {
        if (spec.isGlobal()) {
            throw Messages.onlyGlobal(kind, metadata);
        }
    }

    static void defaultAction(Metadata metadata, Action action) {
        if (action != Action.DENY && action != Action.PASS) {
            throw Messages.defaultAction(metadata, action);
        }
    }

    /** Neither JSON nor YAML writes what is not finite as Calico reads it; and there is one zero. */
    static Optional<Double> order(Optional<Double> order) {
        if (!order.map(Double::isFinite).orElse(true)) {
            throw Messages.order(order.get());
        }
        return order.map(value -> value + 0.0);
    }
}
