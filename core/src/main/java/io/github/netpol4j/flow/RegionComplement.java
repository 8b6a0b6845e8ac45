package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is outside a region, dimension by dimension. */
final class RegionComplement {

    private RegionComplement() {}

    static List<Region> of(Region region) {
        List<Region> others = new ArrayList<>();
        for (Map.Entry<Dimension, Values> said : region.values().entrySet()) {
            Values rest = of(said.getKey(), said.getValue());
            if (!rest.isEmpty()) {
                others.add(Region.all().with(said.getKey(), rest));
            }
        }
        return List.copyOf(others);
    }

    private static Values of(Dimension dimension, Values values) {
        return values.fold(
                Names::not, numbers -> rest(dimension.least(), numbers, dimension.most()), RegionComplement::rest);
    }

    private static Numbers rest(int least, Numbers numbers, int most) {
        List<Span> rest = new ArrayList<>();
        int next = least;
        for (Span span : numbers.spans()) {
            if (next < span.from()) {
                rest.add(new Span(next, span.from() - 1));
            }
            next = span.to() + 1;
        }
        if (next <= most) {
            rest.add(new Span(next, most));
        }
        return new Numbers(rest);
    }

    private static Addresses rest(Addresses addresses) {
        List<AddressRange> rest = List.of(AddressRange.of(Cidr.IPV4), AddressRange.of(Cidr.IPV6));
        for (AddressRange range : addresses.ranges()) {
            rest = rest.stream().flatMap(one -> one.without(range).stream()).toList();
        }
        return new Addresses(rest);
    }
}
