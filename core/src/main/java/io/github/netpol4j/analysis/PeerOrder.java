package io.github.netpol4j.analysis;

import java.io.Serial;
import java.io.Serializable;
import java.util.Comparator;

/** Pods before nodes before addresses outside; of each, those of whom least is said first. */
final class PeerOrder implements Comparator<UnknownPeers>, Serializable {

    static final PeerOrder INSTANCE = new PeerOrder();

    @Serial
    private static final long serialVersionUID = 1;

    private PeerOrder() {}

    @Override
    public int compare(UnknownPeers one, UnknownPeers other) {
        return Comparator.comparing(UnknownPeers::kind)
                .thenComparing(PeerOrder::conditions)
                .thenComparing(
                        UnknownPeers::addresses,
                        (some, more) -> some.isEmpty() || more.isEmpty()
                                ? Integer.compare(some.size(), more.size())
                                : some.get(0).compareTo(more.get(0)))
                .thenComparing(UnknownPeers::toString)
                .compare(one, other);
    }

    private static int conditions(UnknownPeers peers) {
        boolean anywhere =
                peers.namespaces().others() && peers.namespaces().names().isEmpty();
        return (anywhere ? 0 : 1)
                + peers.namespaceLabels().size()
                + peers.labels().size();
    }
}
