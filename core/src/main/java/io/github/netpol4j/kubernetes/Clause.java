package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One source and one destination of an Allow, with nothing left to the policy.
 *
 * @param policy whose rule it is
 * @param written the rule as it was written
 * @param sentence its text
 * @param source one of its sources
 * @param destination one of its destinations
 * @param ports its ports
 */
record Clause(Policy policy, Rule written, String sentence, Peer source, Peer destination, List<Port> ports) {

    static List<Clause> of(Policy policy, Rule written, String sentence, Allow resolved) {
        List<Clause> clauses = new ArrayList<>();
        for (Peer source : resolved.sources()) {
            for (Peer destination : resolved.destinations()) {
                clauses.add(new Clause(policy, written, sentence, source, destination, resolved.ports()));
            }
        }
        return clauses;
    }

    Optional<Pods> sourcePods() {
        return source.asPods();
    }

    Optional<Pods> destinationPods() {
        return destination.asPods();
    }

    /** Pods that may reach addresses may reach nothing else: then the source's egress is closed. */
    boolean closesSource() {
        return destination.fold(pods -> false, all -> false, block -> true, () -> true, () -> false, () -> false);
    }

    /**
     * The pods that this grants something in a direction, and does not isolate there: what is granted shows in objects only
     * where something else isolates them. A destination other than DNS is always isolated by its own Allow.
     */
    Optional<Pods> onlyIfIsolated(Direction direction) {
        if (direction == Direction.EGRESS) {
            return closesSource() ? Optional.empty() : sourcePods();
        }
        return destination.equals(new Peer.Dns()) ? Optional.of(Peer.Dns.PODS) : Optional.empty();
    }
}
