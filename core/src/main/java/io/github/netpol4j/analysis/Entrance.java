package io.github.netpol4j.analysis;

import io.github.netpol4j.cluster.EntryPoint;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.internal.Given;
import java.util.List;

/**
 * A way in from outside to some pods, and what of it policies let through.
 *
 * @param entry the Ingress, the Route, or the port of a Service
 * @param destination the pods that it leads to
 * @param ports the protocols and ports of those pods that it leads to
 * @param cells what passes from whom, of those ports: from the controller, or from addresses outside
 */
public record Entrance(EntryPoint entry, Party destination, Connections ports, List<Cell> cells) {

    /**
     * A way in.
     *
     * @param entry the Ingress, the Route, or the port of a Service
     * @param destination the pods that it leads to
     * @param ports the protocols and ports of those pods that it leads to
     * @param cells what passes from whom, of those ports: from the controller, or from addresses outside
     */
    public Entrance {
        Given.noneNull("new Entrance(..)", entry, destination, ports);
        cells = List.copyOf(Given.noNulls("new Entrance(..)", cells));
    }

    /**
     * Whether policies let nothing of it through, from anyone.
     *
     * @return whether it is a way in that leads nowhere
     */
    public boolean isBlocked() {
        return cells.stream().allMatch(Cell::isEmpty);
    }
}
