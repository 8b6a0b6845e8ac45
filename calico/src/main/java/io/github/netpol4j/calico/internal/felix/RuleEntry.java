package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.End;
import java.util.Optional;

/**
 * A rule, its selectors read.
 *
 * @param path where it is in its policy
 * @param rule what it says
 * @param source its source
 * @param destination its destination
 */
record RuleEntry(String path, CalicoRule rule, Peer source, Peer destination) {

    /**
     * An end of a rule.
     *
     * @param said what it says
     * @param selector which endpoints it can be; empty if it need not be one
     * @param notSelector which endpoints it must not be
     */
    record Peer(EntityRule said, Optional<CalicoSelector> selector, Optional<CalicoSelector> notSelector) {

        /** Where both are said, Felix makes one selector of them, so that each endpoint and set is judged by itself. */
        static Peer of(EntityRule end, Optional<String> policyNamespace) {
            Optional<CalicoSelector> selector = Scoping.peer(end, policyNamespace);
            Optional<CalicoSelector> not = Scoping.notPeer(end);
            return selector.isPresent() && not.isPresent()
                    ? new Peer(end, Optional.of(selector.get().and(not.get().not())), Optional.empty())
                    : new Peer(end, selector, not);
        }
    }

    static RuleEntry of(String path, CalicoRule rule, Optional<String> policyNamespace) {
        return new RuleEntry(
                path, rule, Peer.of(rule.source(), policyNamespace), Peer.of(rule.destination(), policyNamespace));
    }

    Peer peer(End end) {
        return end == End.SOURCE ? source : destination;
    }
}
