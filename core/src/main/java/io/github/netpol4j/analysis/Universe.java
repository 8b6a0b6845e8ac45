package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The flows of all clusters that fit some assumptions. */
final class Universe {

    private final Assumptions assumptions;

    Universe(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** Those of some flows that can be in a cluster as assumed. */
    FlowSet within(FlowSet flows) {
        FlowSet possible = flows;
        for (End end : End.values()) {
            if (!assumptions.namespaces().isEmpty()) {
                possible = possible.and(FlowSet.of(inKnownNamespaces(end, keys(flows))));
            }
            if (!assumptions.podRanges().isEmpty()) {
                possible = possible.and(FlowSet.of(atKnownAddresses(end)));
            }
        }
        return possible;
    }

    /** The keys of namespace labels that matter to these flows. */
    private static Set<String> keys(FlowSet flows) {
        Set<String> keys = new TreeSet<>();
        for (Dimension dimension : flows.vocabulary().names().keySet()) {
            if (dimension.equals(Dimension.namespaceLabel(dimension.end(), dimension.name()))) {
                keys.add(dimension.name());
            }
        }
        keys.remove(Pod.NAMESPACE_NAME_LABEL);
        return keys;
    }

    private List<Region> inKnownNamespaces(End end, Set<String> keys) {
        List<Region> regions = new ArrayList<>();
        regions.add(Region.all().at(end, Location.noPods()));
        for (Map.Entry<String, ? extends Map<String, String>> namespace :
                assumptions.namespaces().entrySet()) {
            Region region = Region.all().at(end, Location.podsIn(Set.of(namespace.getKey())));
            for (String key : keys) {
                String value = namespace.getValue().get(key);
                region = region.namespaceLabel(end, key, value == null ? Names.ABSENT : Names.in(Set.of(value)));
            }
            regions.add(region);
        }
        return regions;
    }

    private List<Region> atKnownAddresses(End end) {
        List<Cidr> blocks = assumptions.podRanges();
        List<AddressRange> outside = new ArrayList<>();
        for (Cidr family : List.of(Cidr.IPV4, Cidr.IPV6)) {
            outside.addAll(Addresses.of(family, blocks).ranges());
        }
        Addresses ofPods = new Addresses(blocks.stream().map(AddressRange::of).toList());
        return List.of(
                Region.all().at(end, Location.pods()).with(Dimension.address(end), ofPods),
                Region.all().at(end, Location.noPods()).with(Dimension.address(end), new Addresses(outside)));
    }
}
