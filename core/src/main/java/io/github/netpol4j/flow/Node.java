package io.github.netpol4j.flow;

import io.github.netpol4j.internal.KubernetesSyntax;
import io.github.netpol4j.internal.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A host: a node of the cluster, or any other machine whose firewall is spoken of.
 *
 * @param name its name
 * @param addresses its addresses, the preferred one first
 * @param ports the services that it knows by name
 */
public record Node(String name, List<IpAddress> addresses, List<NamedPort> ports) implements Endpoint {

    /**
     * A host.
     *
     * @throws io.github.netpol4j.finding.InvalidInputException if the name is not one that a node can have
     */
    public Node {
        List<String> wrong = KubernetesSyntax.dnsSubdomain(name);
        if (!wrong.isEmpty()) {
            throw Messages.name("node(\"" + name + "\")", "the name of a node", name, wrong);
        }
        addresses = addresses.stream().distinct().toList();
        ports = ports.stream().distinct().sorted().toList();
    }

    /**
     * A host of which no more is known.
     *
     * @param name its name
     * @return the host
     */
    public static Node named(String name) {
        return new Node(name, List.of(), List.of());
    }

    /**
     * The same host with these addresses besides.
     *
     * @param texts IPv4 or IPv6 addresses
     * @return the changed host
     */
    public Node at(String... texts) {
        return new Node(name, Pod.join(addresses, texts), ports);
    }

    /**
     * The same host, which knows one more service by name.
     *
     * @param service the service's name
     * @param protocol its protocol
     * @param number its port
     * @return the changed host
     */
    public Node listening(String service, Protocol protocol, int number) {
        List<NamedPort> all = new ArrayList<>(ports);
        all.add(new NamedPort(service, protocol, number));
        return new Node(name, addresses, all);
    }

    @Override
    public String id() {
        return name;
    }

    @Override
    public <R> R fold(Function<Pod, R> pod, Function<Node, R> node, Function<External, R> external) {
        return node.apply(this);
    }

    @Override
    public String toString() {
        return "node(" + Literals.quote(name) + ")" + Endpoint.at(addresses) + Endpoint.listening(ports);
    }
}
