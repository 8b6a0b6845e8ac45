package io.github.netpol4j.cluster;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Service: one name for several pods, or for something outside the cluster.
 *
 * @param namespace the name of its namespace
 * @param name its name
 * @param type how it is reached
 * @param selector the labels of the pods behind it; without any, no pod is chosen, and others say what is behind it
 * @param ports its ports
 * @param externalName the name outside the cluster that it stands for; empty for every other type
 * @param isHeadless whether it has no address of its own
 * @param clusterIps its own addresses, where they are known
 * @param externalIps addresses outside the cluster that lead to it too
 * @param loadBalancers the addresses of its load balancer, where they are known
 * @param sourceRanges the addresses that the load balancer lets in; none means all
 * @param keepsClients whether what comes from outside keeps its address and goes to pods of the node it came to alone,
 *     {@code externalTrafficPolicy: Local}
 * @param origin where it was read
 */
public record Service(
        String namespace,
        String name,
        Type type,
        SortedMap<String, String> selector,
        List<ServicePort> ports,
        String externalName,
        boolean isHeadless,
        List<IpAddress> clusterIps,
        List<IpAddress> externalIps,
        List<IpAddress> loadBalancers,
        List<Cidr> sourceRanges,
        boolean keepsClients,
        Origin origin) {

    /** How a Service is reached. */
    public enum Type {
        /** At an address inside the cluster. */
        CLUSTER_IP,
        /** At a port of every node too. */
        NODE_PORT,
        /** At a load balancer too, which leads to the node ports. */
        LOAD_BALANCER,
        /** It is a DNS name for something outside the cluster. */
        EXTERNAL_NAME
    }

    /**
     * A Service.
     *
     * @param namespace the name of its namespace
     * @param name its name
     * @param type how it is reached
     * @param selector the labels of the pods behind it
     * @param ports its ports
     * @param externalName the name outside the cluster that it stands for; empty for every other type
     * @param isHeadless whether it has no address of its own
     * @param clusterIps its own addresses, where they are known
     * @param externalIps addresses outside the cluster that lead to it too
     * @param loadBalancers the addresses of its load balancer, where they are known
     * @param sourceRanges the addresses that the load balancer lets in; none means all
     * @param keepsClients whether what comes from outside keeps its address and goes to pods of the node it came to alone
     * @param origin where it was read
     */
    public Service {
        String call = "service(..)";
        Given.noneNull(call, namespace, name, type, externalName, origin);
        selector = Collections.unmodifiableSortedMap(new TreeMap<>(Given.noNulls(call, selector)));
        ports = List.copyOf(Given.noNulls(call, ports));
        clusterIps = List.copyOf(Given.noNulls(call, clusterIps));
        externalIps = List.copyOf(Given.noNulls(call, externalIps));
        loadBalancers = List.copyOf(Given.noNulls(call, loadBalancers));
        sourceRanges = List.copyOf(Given.noNulls(call, sourceRanges));
    }

    /**
     * A Service inside the cluster that selects nothing yet, for a cluster in a test.
     *
     * @param namespace the name of its namespace
     * @param name its name
     * @return the Service, without ports
     */
    public static Service of(String namespace, String name) {
        return new Service(
                namespace,
                name,
                Type.CLUSTER_IP,
                new TreeMap<>(),
                List.of(),
                "",
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Origin.unknown());
    }

    /**
     * The same Service as a name for something outside the cluster.
     *
     * @param external the name outside
     * @return the changed Service
     */
    public Service naming(String external) {
        return new Service(
                namespace,
                name,
                Type.EXTERNAL_NAME,
                selector,
                ports,
                Given.notNull("naming(..)", external),
                isHeadless,
                clusterIps,
                externalIps,
                loadBalancers,
                sourceRanges,
                keepsClients,
                origin);
    }

    /**
     * The same Service, asking for one more label of the pods behind it.
     *
     * @param key the label's key
     * @param value its value
     * @return the changed Service
     */
    public Service selecting(String key, String value) {
        Given.noneNull("selecting(..)", key, value);
        SortedMap<String, String> labels = new TreeMap<>(selector);
        labels.put(key, value);
        return with(type, labels, ports);
    }

    /**
     * The same Service, reached in another way.
     *
     * @param other the way
     * @return the changed Service
     */
    public Service reachedBy(Type other) {
        return with(Given.notNull("reachedBy(..)", other), selector, ports);
    }

    /**
     * The same Service with one more port of TCP, which leads to the same port of the pods.
     *
     * @param number the port
     * @return the changed Service
     */
    public Service port(int number) {
        return port(number, PortRef.of(number));
    }

    /**
     * The same Service with one more port of TCP.
     *
     * @param number the port
     * @param target the port of the pods that it leads to
     * @return the changed Service
     */
    public Service port(int number, PortRef target) {
        return port(new ServicePort("", Protocol.TCP, number, target, Optional.empty()));
    }

    /**
     * The same Service with one more port.
     *
     * @param port the port
     * @return the changed Service
     */
    public Service port(ServicePort port) {
        List<ServicePort> all = new ArrayList<>(ports);
        all.add(Given.notNull("port(..)", port));
        return with(type, selector, all);
    }

    /**
     * The same, where what comes from outside keeps its address: {@code externalTrafficPolicy: Local}.
     *
     * @return the changed Service
     */
    public Service keepingClients() {
        return new Service(
                namespace,
                name,
                type,
                selector,
                ports,
                externalName,
                isHeadless,
                clusterIps,
                externalIps,
                loadBalancers,
                sourceRanges,
                true,
                origin);
    }

    private Service with(Type reached, SortedMap<String, String> labels, List<ServicePort> all) {
        return new Service(
                namespace,
                name,
                reached,
                labels,
                all,
                externalName,
                isHeadless,
                clusterIps,
                externalIps,
                loadBalancers,
                sourceRanges,
                keepsClients,
                origin);
    }

    /**
     * How reports name it.
     *
     * @return {@code namespace/name}
     */
    public String id() {
        return namespace + "/" + name;
    }
}
