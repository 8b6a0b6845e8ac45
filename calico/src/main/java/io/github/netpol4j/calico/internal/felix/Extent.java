package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.flow.Region;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The flows that something holds of, where it may depend on more than flows tell.
 *
 * @param must the flows that it surely holds of
 * @param may those that it can hold of; the same list where flows alone decide
 */
record Extent(List<Region> must, List<Region> may) {

    static final Extent ALL = exactly(List.of(Region.all()));
    static final Extent NONE = exactly(List.of());

    static Extent exactly(List<Region> regions) {
        List<Region> all = List.copyOf(regions);
        return new Extent(all, all);
    }

    static Extent exactly(Region region) {
        return exactly(List.of(region));
    }

    /** What nothing known decides. */
    static Extent maybe(List<Region> may) {
        return new Extent(List.of(), List.copyOf(may));
    }

    static Extent of(Match match, List<Region> regions) {
        return switch (match) {
            case NO -> NONE;
            case MAYBE -> maybe(regions);
            case YES -> exactly(regions);
        };
    }

    boolean isExact() {
        return must.equals(may);
    }

    boolean isNothing() {
        return may.isEmpty();
    }

    /** The same, but it may not hold after all. */
    Extent uncertain() {
        return maybe(may);
    }

    Extent or(Extent other) {
        if (isNothing()) {
            return other;
        }
        return other.isNothing() ? this : new Extent(joined(must, other.must), joined(may, other.may));
    }

    Extent and(Extent other) {
        if (equals(ALL)) {
            return other;
        }
        if (other.equals(ALL)) {
            return this;
        }
        List<Region> most = product(may, other.may);
        return new Extent(isExact() && other.isExact() ? most : product(must, other.must), most);
    }

    private static List<Region> joined(List<Region> some, List<Region> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private static List<Region> product(List<Region> some, List<Region> more) {
        Set<Region> both = new LinkedHashSet<>();
        for (Region one : some) {
            more.forEach(other -> one.and(other).ifPresent(both::add));
        }
        return List.copyOf(both);
    }

    /**
     * All other flows, box by box. Of addresses, only known ones are in the complement as well: an end without one is in no
     * net, and outside none.
     */
    Extent not() {
        List<Region> most = complement(must);
        return new Extent(isExact() ? most : complement(may), most);
    }

    private static List<Region> complement(List<Region> regions) {
        List<Region> rest = List.of(Region.all());
        for (Region region : regions) {
            rest = product(rest, region.others());
        }
        return rest;
    }
}
