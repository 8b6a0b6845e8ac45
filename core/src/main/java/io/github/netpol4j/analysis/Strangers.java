package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Semantics.OtherProtocols;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.target.Enforcement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Pods that no rule speaks of: without labels, in a namespace that nobody mentions. Whatever lets them pass on every port is open
 * by default, even where it is isolated.
 */
final class Strangers {

    /** For experiments (RFC 3692): no rule speaks of it, so only a rule without ports lets it pass. */
    private static final Protocol UNSPOKEN = new Protocol(253);

    private final Enforcement enforcement;
    private final Semantics semantics;

    Strangers(Enforcement enforcement, Semantics semantics) {
        this.enforcement = enforcement;
        // A stranger has no address that a block speaks of.
        this.semantics = semantics.withPodIpsInIpBlocks(false);
    }

    /** Those flows of regions that have a stranger at one end and pass by a rule that names neither peers nor ports. */
    FlowSet passing(Collection<Region> asked, End stranger) {
        Meaning meaning = enforcement.meaning(semantics);
        FlowSet all = meaning.possiblyWithin(asked);
        boolean others = semantics.otherProtocols() == OtherProtocols.ISOLATED;
        List<Region> unspoken = new ArrayList<>();
        for (Region region : asked) {
            Region from = nobody(region, stranger, all.vocabulary().names());
            unspoken.add(others ? from.protocols(Set.of(UNSPOKEN)) : from.ports(Protocol.SCTP, 1, 1));
        }
        return meaning.possiblyWithin(unspoken);
    }

    private static Region nobody(Region region, End end, Map<Dimension, SortedSet<String>> mentioned) {
        Set<String> namespaces = new TreeSet<>();
        for (End either : End.values()) {
            namespaces.addAll(mentioned.getOrDefault(Dimension.location(either), new TreeSet<>()));
        }
        Region stranger = region.at(end, Location.podsOutside(namespaces));
        for (Dimension dimension : mentioned.keySet()) {
            if (dimension.equals(Dimension.label(dimension.end(), dimension.name()))) {
                stranger = stranger.label(end, dimension.name(), Names.ABSENT);
            } else if (dimension.equals(Dimension.namespaceLabel(dimension.end(), dimension.name()))) {
                stranger = stranger.namespaceLabel(end, dimension.name(), Names.ABSENT);
            }
        }
        return stranger;
    }
}
