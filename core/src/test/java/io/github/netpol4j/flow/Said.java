package io.github.netpol4j.flow;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A region with its naive meaning: all that it is told holds. */
record Said(
        List<Saying> sayings,
        Predicate<Endpoint> source,
        Predicate<Endpoint> destination,
        Predicate<Optional<IpAddress>> from,
        Predicate<Optional<IpAddress>> to,
        Predicate<Traffic> traffic) {

    Said(List<Saying> sayings) {
        this(
                sayings,
                all(sayings, Saying::source, Saying.ANYONE),
                all(sayings, Saying::destination, Saying.ANYONE),
                all(sayings, Saying::from, Saying.ANYWHERE),
                all(sayings, Saying::to, Saying.ANYWHERE),
                all(sayings, Saying::traffic, Saying.ANYTHING));
    }

    private static <T> Predicate<T> all(List<Saying> sayings, Function<Saying, Predicate<T>> part, Predicate<T> any) {
        return sayings.stream()
                .map(part)
                .filter(one -> one != any)
                .reduce(Predicate::and)
                .orElse(any);
    }

    Region region() {
        Region region = Region.all();
        for (Saying saying : sayings) {
            region = saying.told().apply(region);
        }
        return region;
    }

    /** Whether it holds for a flow, as clusters by default see its ends. */
    boolean holds(Flow flow) {
        return source.test(seen(flow.source()))
                && destination.test(seen(flow.destination()))
                && from.test(flow.sourceAddress())
                && to.test(flow.destinationAddress())
                && traffic.test(Traffic.of(flow));
    }

    static Endpoint seen(Endpoint end) {
        return end.fold(
                pod -> pod.hostNetwork() ? new Node("of-" + pod.name(), pod.addresses()) : pod,
                node -> node,
                external -> external);
    }

    /** That it is the very same: what it is told can't be compared. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return sayings.toString();
    }
}
