package io.github.netpol4j.calico.resource;

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
}
