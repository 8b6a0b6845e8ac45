package io.github.netpol4j;

import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import java.util.List;

/** Makes the rule that a finished sentence is. */
@FunctionalInterface
interface RuleMaker<R extends Rule> {
    R make(List<Peer> sources, List<Peer> destinations, List<Port> ports);
}
