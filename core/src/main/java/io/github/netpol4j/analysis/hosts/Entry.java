package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Pod;
import java.util.List;
import java.util.Optional;

/**
 * A way, with what is known of it.
 *
 * @param way what is asked for
 * @param targets where it ends; one of them answers
 * @param arrivals the nodes that a connection from elsewhere comes to, if its destination is rewritten there
 * @param addresses the Service's own, where those are asked for
 * @param keepsClients whether pods see who asks, and only those of that node answer
 * @param ranges the addresses that the load balancer lets in
 * @param seeming a pod as policies may mean it that are named after the Service, where no pod is behind it
 * @param notes what else is to be known
 */
record Entry(
        Way way,
        List<Target> targets,
        List<Machine> arrivals,
        List<IpAddress> addresses,
        boolean keepsClients,
        List<Cidr> ranges,
        Optional<Pod> seeming,
        List<String> notes) {

    /** Whether it is of use to those outside the cluster. */
    boolean isForOutside() {
        return way.kind() != Way.Kind.SERVICE;
    }

    /** Whether it is of use to pods and nodes: what leads to a Service from outside is short-cut there. */
    boolean isForInside() {
        return way.kind() != Way.Kind.LOAD_BALANCER && way.kind() != Way.Kind.EXTERNAL_IP;
    }

    /** Whether a Service's port is rewritten to a target's. */
    boolean isService() {
        return way.kind() == Way.Kind.SERVICE || way.kind() == Way.Kind.ENDPOINTS;
    }
}
