package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.function.Function;

/**
 * One end of a connection: a {@link Pod}, a {@link Node} of the cluster, or an {@link External} address.
 *
 * <p>Endpoints are values and print as the expression that makes them.
 */
public sealed interface Endpoint permits Pod, Node, External {

    /**
     * What tells this endpoint from others of its kind: {@code namespace/name}, the node's name, the address.
     *
     * @return the identity
     */
    String id();

    /**
     * The endpoint's addresses, the preferred one first.
     *
     * @return empty where they are not known; then no address block matches this end
     */
    List<IpAddress> addresses();

    /**
     * The ports that the endpoint declares under names.
     *
     * @return sorted; several may share a name
     */
    List<NamedPort> ports();

    /**
     * One result for each kind of endpoint.
     *
     * @param pod for a pod
     * @param node for a node
     * @param external for an address outside the cluster
     * @param <R> what comes out
     * @return the result for this kind
     */
    <R> R fold(Function<Pod, R> pod, Function<Node, R> node, Function<External, R> external);

    /**
     * Whether both are the same endpoint, whatever else is said of it.
     *
     * @param other another endpoint
     * @return whether kind and identity are equal
     */
    default boolean isSameAs(Endpoint other) {
        return getClass().equals(Given.notNull("isSameAs(..)", other).getClass()) && id().equals(other.id());
    }
}
