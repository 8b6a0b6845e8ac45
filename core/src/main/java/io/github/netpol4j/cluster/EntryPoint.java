package io.github.netpol4j.cluster;

import io.github.netpol4j.internal.Given;
import java.util.Comparator;
import java.util.Optional;

/**
 * A way into the cluster from outside, which leads to a Service.
 *
 * @param kind what sort of way
 * @param namespace the name of its namespace, which is also that of the Service
 * @param name the name of the Ingress, Route or Service that opens it
 * @param host the host name that it is for; empty for all
 * @param path the path of URLs that it is for; empty for all
 * @param service the name of the Service that it leads to
 * @param port the port of that Service; empty means all of them
 * @param origin where it was read
 */
public record EntryPoint(
        Kind kind,
        String namespace,
        String name,
        String host,
        String path,
        String service,
        Optional<PortRef> port,
        Origin origin) {

    /** The order in which ways in are listed. */
    static final Comparator<EntryPoint> ORDER = Comparator.comparing(EntryPoint::namespace)
            .thenComparing(EntryPoint::name)
            .thenComparing(EntryPoint::kind)
            .thenComparing(EntryPoint::host)
            .thenComparing(EntryPoint::path)
            .thenComparing(EntryPoint::service)
            .thenComparing(entry -> entry.port.map(PortRef::toString).orElse(""));

    /** What sort of way a {@link EntryPoint} is. */
    public enum Kind {
        /** A rule of an Ingress: whatever serves Ingress objects forwards to the pods. */
        INGRESS,
        /** A Route of OpenShift: its router forwards to the pods. */
        ROUTE,
        /** A port of every node. */
        NODE_PORT,
        /** A load balancer. */
        LOAD_BALANCER,
        /** An address outside that the nodes take traffic for. */
        EXTERNAL_IP;

        /**
         * Whether something in the cluster takes the connection and makes another one to the pods, so that they see the address
         * of that and not the client's.
         *
         * @return true for Ingress and Route
         */
        public boolean isController() {
            return this == INGRESS || this == ROUTE;
        }
    }

    /**
     * A way into the cluster.
     *
     * @param kind what sort of way
     * @param namespace the name of its namespace, which is also that of the Service
     * @param name the name of the Ingress, Route or Service that opens it
     * @param host the host name that it is for; empty for all
     * @param path the path of URLs that it is for; empty for all
     * @param service the name of the Service that it leads to
     * @param port the port of that Service; empty means all of them
     * @param origin where it was read
     */
    public EntryPoint {
        Given.noneNull("entry(..)", kind, namespace, name, host, path, service, port, origin);
    }

    /**
     * An Ingress for a port of a Service, for a cluster in a test.
     *
     * @param namespace the name of its namespace
     * @param name its name
     * @param service the name of the Service
     * @param port the port of the Service
     * @return the way in
     */
    public static EntryPoint ingress(String namespace, String name, String service, PortRef port) {
        return new EntryPoint(
                Kind.INGRESS,
                namespace,
                name,
                "",
                "",
                service,
                Optional.of(Given.notNull("entry(..)", port)),
                Origin.unknown());
    }
}
