package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.function.Function;

/**
 * An address outside the cluster.
 *
 * @param address the address
 */
public record External(IpAddress address) implements Endpoint {

    /**
     * An address outside the cluster.
     *
     * @param address the address
     */
    public External {
        Given.notNull("external(..)", address);
    }

    @Override
    public String id() {
        return address.toString();
    }

    @Override
    public List<IpAddress> addresses() {
        return List.of(address);
    }

    @Override
    public List<NamedPort> ports() {
        return List.of();
    }

    @Override
    public <R> R fold(Function<Pod, R> pod, Function<Node, R> node, Function<External, R> external) {
        return external.apply(this);
    }

    @Override
    public String toString() {
        return "external(\"" + address + "\")";
    }
}
