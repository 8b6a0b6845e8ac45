package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.Optional;

/**
 * One pair of ends of a rule, in one chain.
 *
 * @param direction which way
 * @param routed whether the host is at neither end
 * @param source from where; empty for anywhere
 * @param destination to where; empty for anywhere
 * @param ports on which ports, by number
 */
record Placed(
        UfwDirection direction, boolean routed, Optional<Cidr> source, Optional<Cidr> destination, PortSet ports) {

    /** Whether the host's other end is anybody at all. */
    boolean isAnybody() {
        return source.isEmpty() && destination.isEmpty();
    }

    /** The rule, without ports. */
    UfwRule rule(UfwAction action, String comment) {
        return UfwRule.incoming(action)
                .withDirection(direction)
                .withRouted(routed)
                .withSource(source.map(UfwEnd.ANY::at).orElse(UfwEnd.ANY))
                .withDestination(destination.map(UfwEnd.ANY::at).orElse(UfwEnd.ANY))
                .withComment(comment);
    }
}
