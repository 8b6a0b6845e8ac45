package io.github.netpol4j.analysis;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Pods before nodes before addresses outside; of each, those of whom least is said first. */
final class PeerOrder implements Comparator<UnknownPeers>, Serializable {

    private static final Comparator<UnknownPeers> BEFORE_WORDS = Comparator.comparing(UnknownPeers::kind)
            .thenComparing(PeerOrder::conditions)
            .thenComparing(
                    UnknownPeers::addresses,
                    (some, more) -> some.isEmpty() || more.isEmpty()
                            ? Integer.compare(some.size(), more.size())
                            : some.get(0).compareTo(more.get(0)));

    static final PeerOrder INSTANCE = new PeerOrder();

    @Serial
    private static final long serialVersionUID = 1;

    private PeerOrder() {}

    /** Each is put in words once. */
    static List<UnknownPeers> sorted(Collection<UnknownPeers> some) {
        record Said(UnknownPeers peers, String text) {}
        return some.stream()
                .map(peers -> new Said(peers, peers.toString()))
                .sorted(Comparator.comparing(Said::peers, BEFORE_WORDS).thenComparing(Said::text))
                .map(Said::peers)
                .toList();
    }

    @Override
    public int compare(UnknownPeers one, UnknownPeers other) {
        return BEFORE_WORDS.thenComparing(UnknownPeers::toString).compare(one, other);
    }

    private static int conditions(UnknownPeers peers) {
        boolean anywhere =
                peers.namespaces().others() && peers.namespaces().names().isEmpty();
        return (anywhere ? 0 : 1)
                + peers.namespaceLabels().size()
                + peers.labels().size();
    }
}
