package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody reaches across all layers: what is enforced in the cluster, and the firewalls of its nodes and of machines outside it.
 * For each port of a Service and of a node it tells whether it is open, guarded and by which layer, or guarded in appearance only: by
 * a layer that has a rule about it, and that the connection never passes.
 *
 * <pre>{@code
 * Hosts hosts = Hosts.none().node(node("minikube").at("192.168.49.2"), Ufw.compile(policy));
 * List<Access> reached = HostExposure.of(cluster, hosts).from(external("203.0.113.7"));
 * }</pre>
 *
 * <p>What it goes by:
 *
 * <ul>
 *   <li>Node ports, load balancers, external addresses and host ports are rewritten before a host's rules about what comes in are asked,
 *       unless kube-proxy is in IPVS mode. Its rules about what it forwards see the pod's address and port, if they are asked at all: {@link
 *       HostOptions}.
 *   <li>With {@code externalTrafficPolicy: Local} pods see who asks. Otherwise they see the address of the node that took the connection, or who
 *       asks, depending on the implementation and on where the pod is: both are asked.
 *   <li>A pod on the network of its node is guarded by the node's rules, and by policies about hosts where there are any. No policy about
 *       pods holds it.
 *   <li>A Service of type ExternalName, or without selector, leads out of the cluster. The policies of those who ask hold for it, and the
 *       rules of the machine there, which sees the node's address or the pod's.
 * </ul>
 *
 * <p>Not looked at: what carries packets from node to node (a tunnel's port must be open between nodes), rewriting by eBPF instead of
 * kube-proxy, and Ingress and Route, whose controller has a Service of its own. Immutable and thread-safe.
 */
public final class HostExposure {

    private final Landscape landscape;
    private final HostOptions options;
    private final List<Entry> entries;
    private final Paths paths;

    private HostExposure(Cluster cluster, Hosts hosts, HostOptions options) {
        this.landscape = new Landscape(cluster, hosts);
        this.options = options;
        this.entries = Entries.of(cluster, landscape);
        this.paths = new Paths(cluster.enforcement(), options);
    }

    /**
     * What can be reached, where no more is known.
     *
     * @param cluster the cluster, with what is enforced in it
     * @param hosts the firewalls of hosts
     * @return what answers
     */
    public static HostExposure of(Cluster cluster, Hosts hosts) {
        return of(cluster, hosts, HostOptions.defaults());
    }

    /**
     * What can be reached.
     *
     * @param cluster the cluster, with what is enforced in it
     * @param hosts the firewalls of hosts
     * @param options what is known besides
     * @return what answers
     */
    public static HostExposure of(Cluster cluster, Hosts hosts, HostOptions options) {
        Given.noneNull("HostExposure.of(..)", cluster, hosts, options);
        return new HostExposure(cluster, hosts, options);
    }

    /**
     * What can be asked for.
     *
     * @return the ports of Services and nodes, by Service
     */
    public List<Way> ways() {
        return entries.stream().map(Entry::way).toList();
    }

    /**
     * What some reach.
     *
     * @param askers addresses outside, pods, whether the cluster has them or not, and nodes
     * @return for each of them, an answer for each way that is of use to it
     * @throws io.github.netpol4j.flow.FlowSetLimitException if an address is not known, and the rules of a host are too large to be asked about
     *     all that it can be
     */
    public List<Access> from(Endpoint... askers) {
        List<Access> answers = new ArrayList<>();
        for (Endpoint one : Given.list("from(..)", askers)) {
            Asker asker = Asker.of(one, landscape, options);
            for (Entry entry : entries) {
                boolean ofUse = asker.kind() == Asker.Kind.OUTSIDE ? entry.isForOutside() : entry.isForInside();
                List<Scenario> scenarios = ofUse ? paths.of(asker, entry) : List.of();
                if (!scenarios.isEmpty()) {
                    answers.add(Joining.of(one, entry, scenarios));
                }
            }
        }
        return List.copyOf(answers);
    }
}
