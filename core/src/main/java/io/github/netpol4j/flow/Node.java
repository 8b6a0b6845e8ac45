package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.KubernetesSyntax;
import io.github.netpol4j.internal.Literals;
import java.util.List;
import java.util.function.Function;

/**
 * A host: a node of the cluster, or any other machine whose firewall is spoken of.
 *
 * @param name its name
 * @param addresses its addresses, the preferred one first
 */
public record Node(String name, List<IpAddress> addresses) implements Endpoint {

    /**
     * A host.
     *
     * @param name its name
     * @param addresses its addresses, the preferred one first
     * @throws io.github.netpol4j.finding.InvalidInputException if the name is not one that a node can have
     */
    public Node {
        Given.notNull("node(..)", name);
        Given.noNulls("node(..).at(..)", addresses);
        List<String> wrong = KubernetesSyntax.dnsSubdomain(name);
        if (!wrong.isEmpty()) {
            throw Messages.name("node(\"" + name + "\")", "the name of a node", name, wrong);
        }
        addresses = addresses.stream().distinct().toList();
    }

    /**
     * A host of which no more is known.
     *
     * @param name its name
     * @return the host
     */
    public static Node named(String name) {
        return new Node(name, List.of());
    }

    /**
     * The same host with these addresses besides.
     *
     * @param texts IPv4 or IPv6 addresses
     * @return the changed host
     */
    public Node at(String... texts) {
        return new Node(name, Pod.join(addresses, texts));
    }

    @Override
    public String id() {
        return name;
    }

    @Override
    public List<NamedPort> ports() {
        return List.of();
    }

    @Override
    public <R> R fold(Function<Pod, R> pod, Function<Node, R> node, Function<External, R> external) {
        return node.apply(this);
    }

    @Override
    public String toString() {
        return "node(" + Literals.quote(name) + ")" + Expressions.at(addresses);
    }
}
