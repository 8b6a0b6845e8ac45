package io.github.netpol4j.cluster;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;

/** A NetworkPolicy that was found in the cluster, valid by the rules of the API server. Two are equal if their objects are. */
public final class ClusterPolicy {

    private final NetworkPolicy object;
    private final Origin origin;

    ClusterPolicy(NetworkPolicy object, Origin origin) {
        this.object = new NetworkPolicyBuilder(object).build();
        this.origin = origin;
    }

    /**
     * The name of its namespace.
     *
     * @return {@code default} where the object says none
     */
    public String namespace() {
        String namespace = object.getMetadata().getNamespace();
        return namespace == null || namespace.isEmpty() ? Cluster.DEFAULT_NAMESPACE : namespace;
    }

    /**
     * Its name.
     *
     * @return empty if the server is yet to make one
     */
    public String name() {
        String name = object.getMetadata().getName();
        return name == null ? "" : name;
    }

    /**
     * The object.
     *
     * @return a fresh one at each call; what is done to it changes nothing here
     */
    public NetworkPolicy object() {
        return new NetworkPolicyBuilder(object).build();
    }

    /**
     * Where it was read; its parts have places of their own.
     *
     * @return the origin
     */
    public Origin origin() {
        return origin;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClusterPolicy that && object.equals(that.object);
    }

    @Override
    public int hashCode() {
        return object.hashCode();
    }

    /** Namespace and name. */
    @Override
    public String toString() {
        return namespace() + "/" + name();
    }
}
