package io.github.netpol4j.analysis;

import io.github.netpol4j.analysis.UnknownPeers.Kind;
import io.github.netpol4j.flow.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Describes sets of peers, in order. Many parties have the same, and it is made once. Thread-safe. */
final class PeerLists {

    /** So many descriptions are kept; beyond that they are forgotten. */
    private static final int KEPT = 100_000;

    private final boolean externalIpv6;
    private final Map<List<Region>, List<UnknownPeers>> known = new ConcurrentHashMap<>();
    private final AtomicInteger kept = new AtomicInteger();

    PeerLists(boolean externalIpv6) {
        this.externalIpv6 = externalIpv6;
    }

    List<UnknownPeers> of(List<Region> regions) {
        List<UnknownPeers> before = known.get(regions);
        if (before != null) {
            return before;
        }
        List<UnknownPeers> made = List.copyOf(made(regions));
        if (kept.addAndGet(made.size()) > KEPT) {
            kept.set(made.size());
            known.clear();
        }
        known.put(regions, made);
        return made;
    }

    private List<UnknownPeers> made(List<Region> regions) {
        List<UnknownPeers> peers = new ArrayList<>();
        for (Region region : regions) {
            peers.addAll(UnknownPeers.of(region));
        }
        peers.removeIf(one -> one.kind() == Kind.OUTSIDE
                && !externalIpv6
                && one.addresses().get(0).first().isIpv6());
        return PeerOrder.sorted(peers);
    }
}
