package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Endpoint;
import java.util.List;

/**
 * As whom somebody is seen at the end of a way, after addresses were translated.
 *
 * @param end as policies see it
 * @param blocks the addresses that it can be
 * @param isTranslated whether it is somebody else than who asks
 */
record Seen(Endpoint end, List<Cidr> blocks, boolean isTranslated) {

    static Seen asItself(Asker asker, Endpoint end, boolean six) {
        return new Seen(end, asker.blocks(six), false);
    }

    static Seen as(Machine node, boolean six) {
        return new Seen(node.node(), node.blocks(six), true);
    }

    String words() {
        return "seen as " + Words.asker(end);
    }
}
