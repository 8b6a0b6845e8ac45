package io.github.netpol4j;

import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import java.util.List;

/** Makes what a finished sentence is: a rule, or a claim. */
@FunctionalInterface
interface SentenceMaker<R> {
    R make(List<Peer> sources, List<Peer> destinations, List<Port> ports);
}
