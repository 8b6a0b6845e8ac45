package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.felix.FelixSettings;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The hosts that {@code host()} stands for: some by name, which get host endpoints, or all nodes, by the host endpoints that Calico
 * makes if it is told to.
 *
 * @param named by name; none for all nodes
 */
public record Hosts(List<Node> named) {

    /** All nodes, by their automatic host endpoints. */
    public static final Hosts EVERY_NODE = new Hosts(List.of());

    /** The label of host endpoints that are made here. */
    static final String LABEL = "netpol4j.io/host";

    private static final String PREFIX = "netpol4j-";

    /**
     * Hosts, in the order of their names.
     *
     * @param named by name; none for all nodes
     */
    public Hosts {
        named = named.stream().sorted(Comparator.comparing(Node::name)).toList();
    }

    /** Finds their host endpoints. */
    CalicoSelector selector() {
        CalicoSelector marked = named.isEmpty()
                ? CalicoSelector.equal(FelixSettings.CREATED_BY_LABEL, FelixSettings.CREATED_BY)
                : CalicoSelector.has(LABEL);
        // A pod may carry any label, but it is always in a namespace.
        return marked.and(CalicoSelector.has("projectcalico.org/namespace").not());
    }

    /** Host endpoints for all their interfaces, which let pass what no policy decides. */
    List<HostEndpoint> endpoints(Map<String, String> labels) {
        return named.stream()
                .map(node -> {
                    Map<String, String> all = new java.util.TreeMap<>(labels);
                    all.put(LABEL, "true");
                    return new HostEndpoint(
                            Metadata.named(PREFIX + node.name()).withLabels(all),
                            node.name(),
                            HostEndpoint.ALL_INTERFACES,
                            node.addresses(),
                            List.of(HostEndpoint.DEFAULT_ALLOW),
                            List.of());
                })
                .toList();
    }
}
