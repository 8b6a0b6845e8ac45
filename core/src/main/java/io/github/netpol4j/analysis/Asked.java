package io.github.netpol4j.analysis;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Regions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The flows that claims are about, as regions; a claim, or a part of one, that is about none is refused. */
final class Asked {

    /** So many parts of a claim are looked at one by one. */
    private static final int PARTS = 2_000;

    private final Assumptions assumptions;
    private final Universe universe;

    Asked(Assumptions assumptions, Universe universe) {
        this.assumptions = assumptions;
        this.universe = universe;
    }

    /**
     * The flows between peers.
     *
     * @throws InvalidInputException with all parts of the claim that are about nothing
     */
    List<Region> between(
            String claim, Collection<Peer> sources, Collection<Peer> destinations, Collection<Port> ports) {
        Given.notNull("a claim", claim);
        Given.noNulls("a claim", ports);
        List<Problem> problems = new ArrayList<>(nobodies(claim, End.SOURCE, sources));
        problems.addAll(nobodies(claim, End.DESTINATION, destinations));
        if (problems.isEmpty()) {
            problems.addAll(noFlows(claim, sources, destinations, ports));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return regions(sources, destinations, ports);
    }

    List<Region> regions(Collection<Peer> sources, Collection<Peer> destinations, Collection<Port> ports) {
        return Regions.between(claimed(sources), claimed(destinations), ports, assumptions.semantics());
    }

    private List<Problem> nobodies(String claim, End end, Collection<Peer> peers) {
        return Given.noNulls("a claim", peers).stream()
                .filter(peer -> isEmpty(claimed(List.of(peer)).stream()
                        .map(part -> at(Region.all(), end, part))
                        .toList()))
                .map(peer -> Messages.nobody(claim, Peer.sentence(List.of(peer)), assumptions.isOfSomeClusters()))
                .toList();
    }

    private List<Problem> noFlows(
            String claim, Collection<Peer> sources, Collection<Peer> destinations, Collection<Port> ports) {
        List<Problem> problems = new ArrayList<>();
        if ((long) sources.size() * destinations.size() * ports.size() > PARTS) {
            return isEmpty(regions(sources, destinations, ports))
                    ? List.of(Messages.noSuchFlow(claim, "as asked for", assumptions.isOfSomeClusters()))
                    : List.of();
        }
        for (Peer source : sources) {
            for (Peer destination : destinations) {
                for (Port port : ports) {
                    if (isEmpty(regions(List.of(source), List.of(destination), List.of(port)))) {
                        String part = "from " + Peer.sentence(List.of(source)) + " to "
                                + Peer.sentence(List.of(destination)) + " on " + port;
                        problems.add(Messages.noSuchFlow(claim, part, assumptions.isOfSomeClusters()));
                    }
                }
            }
        }
        return problems;
    }

    /**
     * Whether one endpoint can be at both ends, or a node and its own pod: what no policy can block. Such flows are in no set.
     */
    boolean areExempt(Collection<Peer> sources, Collection<Peer> destinations) {
        List<Region> exempt = new ArrayList<>();
        for (Peer source : claimed(sources)) {
            for (Peer destination : claimed(destinations)) {
                Region at = at(Region.all(), End.DESTINATION, source);
                exempt.add(at(at, End.DESTINATION, destination));
                Region between = at(at(Region.all(), End.SOURCE, source), End.DESTINATION, destination);
                exempt.add(between.at(End.SOURCE, Location.hosts()).at(End.DESTINATION, Location.pods()));
                if (assumptions.semantics().egressToOwnNode()) {
                    exempt.add(between.at(End.SOURCE, Location.pods()).at(End.DESTINATION, Location.hosts()));
                }
            }
        }
        return !isEmpty(exempt);
    }

    private Region at(Region region, End end, Peer peer) {
        return Regions.at(region, end, peer, assumptions.semantics());
    }

    private boolean isEmpty(List<Region> regions) {
        return universe.within(FlowSet.of(regions)).isEmpty();
    }

    private List<Peer> claimed(Collection<Peer> peers) {
        return peers.stream()
                .flatMap(peer -> Regions.claimed(peer, assumptions.namespace(), assumptions.appLabel()).stream())
                .toList();
    }
}
