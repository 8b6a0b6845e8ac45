package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.Direction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A policy that is enforced, its selectors read.
 *
 * @param kind its kind
 * @param name its name
 * @param namespace its namespace, if it is in one
 * @param spec what it says
 * @param applied which endpoints it applies to
 * @param ingress its rules for connections to them
 * @param egress its rules for connections from them
 */
record PolicyEntry(
        String kind,
        String name,
        Optional<String> namespace,
        PolicySpec spec,
        CalicoSelector applied,
        List<RuleEntry> ingress,
        List<RuleEntry> egress) {

    /** Where in a host's packet path a policy is. */
    enum Stage {
        /** Before connection tracking. */
        UNTRACKED,
        /** Before destinations are rewritten. */
        PRE_DNAT,
        /** Where pods are guarded, and hosts otherwise. */
        NORMAL
    }

    static PolicyEntry of(String kind, String name, Optional<String> namespace, PolicySpec spec) {
        return new PolicyEntry(
                kind,
                name,
                namespace,
                spec,
                Scoping.applied(spec, namespace),
                rules(spec, PolicyType.INGRESS, namespace),
                rules(spec, PolicyType.EGRESS, namespace));
    }

    private static List<RuleEntry> rules(PolicySpec spec, PolicyType type, Optional<String> namespace) {
        String path = type == PolicyType.INGRESS ? "spec.ingress[" : "spec.egress[";
        return IntStream.range(0, spec.rules(type).size())
                .mapToObj(i -> RuleEntry.of(path + i + "]", spec.rules(type).get(i), namespace))
                .toList();
    }

    Stage stage() {
        return spec.doNotTrack() ? Stage.UNTRACKED : spec.preDnat() ? Stage.PRE_DNAT : Stage.NORMAL;
    }

    boolean hasDirection(Direction direction) {
        return spec.effectiveTypes().stream().anyMatch(type -> type.direction() == direction);
    }

    List<RuleEntry> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }

    /** What Felix sorts policies of one order by. */
    String tieBreaker() {
        return name + "/" + namespace.orElse("") + "/" + kind;
    }

    /** {@code kind namespace/name}. */
    String id() {
        return kind + " " + namespace.map(where -> where + "/").orElse("") + name;
    }
}
