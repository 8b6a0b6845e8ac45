package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Barrier;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The meaning of rules as sets of flows, straight from the definition: what isolates, what grants, what forbids. */
final class IntentMeaning {

    private final Intent intent;
    private final Semantics semantics;

    private IntentMeaning(Intent intent, Semantics semantics) {
        this.intent = intent;
        this.semantics = semantics;
    }

    static Meaning of(Intent intent, Semantics semantics) {
        return new IntentMeaning(intent, semantics).meaning();
    }

    private Meaning meaning() {
        return Meaning.of(
                new Barrier(isolated(Direction.EGRESS), granted(Intent.Pair::grantsSource)),
                new Barrier(isolated(Direction.INGRESS), granted(Intent.Pair::grantsDestination)),
                new Barrier(regions(intent.denies(), any -> true), semantics.untouched()));
    }

    private List<Region> isolated(Direction direction) {
        End end = direction == Direction.EGRESS ? End.SOURCE : End.DESTINATION;
        return intent.isolations().stream()
                .filter(isolation -> isolation.direction() == direction)
                .flatMap(isolation -> isolation.ports().stream()
                        .map(port -> Regions.on(Regions.at(Region.all(), end, isolation.subject(), semantics), port)))
                .toList();
    }

    private List<Region> granted(Predicate<Intent.Pair> atThisEnd) {
        List<Region> regions = new ArrayList<>(regions(intent.allows(), atThisEnd));
        regions.addAll(semantics.untouched());
        return regions;
    }

    private List<Region> regions(List<Intent.Pair> pairs, Predicate<Intent.Pair> which) {
        return pairs.stream()
                .filter(which)
                .flatMap(pair ->
                        Regions.between(List.of(pair.source()), List.of(pair.destination()), pair.ports(), semantics)
                                .stream())
                .toList();
    }
}
