package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.flow.Node;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.target.Enforcement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The firewalls of hosts: of nodes of a cluster, and of machines outside it. A host that is not among them is taken to have none.
 *
 * <pre>{@code
 * Hosts.none()
 *         .node(node("minikube").at("192.168.49.2"), Ufw.compile(policy))
 *         .machine(node("sql-server").at("192.168.1.20"), Ufw.readStatus(text, UfwDefaults.INSTALLED))
 * }</pre>
 *
 * @param nodes those of nodes, by their names in the cluster; one that the cluster does not list counts as one of it
 * @param machines those of machines outside the cluster, by their addresses, or by the name that a Service of type ExternalName says
 */
public record Hosts(List<Guarded> nodes, List<Guarded> machines) {

    private static final Hosts NONE = new Hosts(List.of(), List.of());

    /**
     * Firewalls of hosts.
     *
     * @param nodes those of nodes
     * @param machines those of machines outside the cluster
     * @throws io.github.netpol4j.finding.InvalidInputException if two hosts share a name or an address, or a machine has no address
     */
    public Hosts {
        nodes = List.copyOf(Given.noNulls("new Hosts(..)", nodes));
        machines = List.copyOf(Given.noNulls("new Hosts(..)", machines));
        Messages.check(nodes, machines);
    }

    /**
     * A host with its firewall.
     *
     * @param host its name and addresses
     * @param rules what decides over what comes in, goes out and is forwarded there
     */
    public record Guarded(Node host, Enforcement rules) {

        /**
         * A host with its firewall.
         *
         * @param host its name and addresses
         * @param rules what decides over what comes in, goes out and is forwarded there
         */
        public Guarded {
            Given.noneNull("new Guarded(..)", host, rules);
        }
    }

    /**
     * No firewall on any host.
     *
     * @return that
     */
    public static Hosts none() {
        return NONE;
    }

    /**
     * The same, with the firewall of a node.
     *
     * @param node its name in the cluster, and its addresses where the cluster does not tell them
     * @param rules such as those of ufw
     * @return the changed firewalls
     * @throws io.github.netpol4j.finding.InvalidInputException if two hosts share a name or an address
     */
    public Hosts node(Node node, Enforcement rules) {
        return new Hosts(and(nodes, new Guarded(node, rules)), machines);
    }

    /**
     * The same, with the firewall of a machine outside the cluster.
     *
     * @param machine its addresses; its name is also what a Service of type ExternalName may say
     * @param rules such as those of ufw
     * @return the changed firewalls
     * @throws io.github.netpol4j.finding.InvalidInputException if two hosts share a name or an address, or the machine has no address
     */
    public Hosts machine(Node machine, Enforcement rules) {
        return new Hosts(nodes, and(machines, new Guarded(machine, rules)));
    }

    private static List<Guarded> and(List<Guarded> some, Guarded one) {
        List<Guarded> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    Stream<Guarded> all() {
        return Stream.concat(nodes.stream(), machines.stream());
    }
}
