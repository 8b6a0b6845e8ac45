package io.github.netpol4j.calico.oracle;

import java.util.List;
import java.util.Map;

/**
 * A policy that is enforced.
 *
 * @param kind the kind by which Felix knows it
 * @param name its name
 * @param namespace its namespace, empty if it has none
 * @param spec its spec as on the wire
 */
record Policy(String kind, String name, String namespace, Map<String, Object> spec) {

    String tier() {
        return Tree.has(spec, "tier") && !Tree.text(spec, "tier").isEmpty() ? Tree.text(spec, "tier") : "default";
    }

    double order() {
        return Tree.has(spec, "order") ? ((Number) spec.get("order")).doubleValue() : Double.POSITIVE_INFINITY;
    }

    boolean isUntracked() {
        return Tree.flag(spec, "doNotTrack");
    }

    boolean isBeforeDnat() {
        return Tree.flag(spec, "preDNAT");
    }

    boolean isOnForward() {
        return Tree.flag(spec, "applyOnForward");
    }

    List<Map<String, Object>> rules(Direction direction) {
        return Tree.children(spec, direction == Direction.INGRESS ? "ingress" : "egress");
    }

    /** Which way a rule is asked. */
    enum Direction {
        INGRESS("Ingress"),
        EGRESS("Egress");

        private final String word;

        Direction(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
