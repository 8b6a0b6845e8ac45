package io.github.netpol4j.calico.resource;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import java.util.List;

/**
 * Addresses under labels, so that selectors find them.
 *
 * @param metadata its name and what is noted on it
 * @param nets the addresses
 */
public record GlobalNetworkSet(Metadata metadata, List<Cidr> nets) implements CalicoResource {

    /**
     * GlobalNetworkSet, copied.
     *
     * @param metadata its name and what is noted on it
     * @param nets the addresses
     */
    public GlobalNetworkSet {
        Given.noneNull("GlobalNetworkSet", metadata, nets);
        nets = List.copyOf(Given.noNulls("nets", nets));
        Checks.ofCluster("GlobalNetworkSet", metadata);
    }

    @Override
    public String kind() {
        return "GlobalNetworkSet";
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.globalNetworkSet(this);
    }
}
