package io.github.netpol4j.calico.resource;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import java.util.List;

/**
 * Addresses under labels, so that selectors find them, in a namespace.
 *
 * @param metadata its name and what is noted on it
 * @param nets the addresses
 */
public record NetworkSet(Metadata metadata, List<Cidr> nets) implements CalicoResource {

    /**
     * NetworkSet, copied.
     *
     * @param metadata its name and what is noted on it
     * @param nets the addresses
     */
    public NetworkSet {
        Given.noneNull("NetworkSet", metadata, nets);
        nets = List.copyOf(Given.noNulls("nets", nets));
    }

    @Override
    public String kind() {
        return "NetworkSet";
    }

    @Override
    public boolean isNamespaced() {
        return true;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.networkSet(this);
    }
}
