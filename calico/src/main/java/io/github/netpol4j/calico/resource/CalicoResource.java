package io.github.netpol4j.calico.resource;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;

/**
 * An object of {@code projectcalico.org/v3} that carries policy. Values: immutable, equal if they say the same.
 *
 * <p>They hold whatever the API can express; what Calico would refuse is found by validation.
 */
public sealed interface CalicoResource
        permits CalicoPolicyResource, StagedKubernetesNetworkPolicy, Tier, HostEndpoint, NetworkSet, GlobalNetworkSet {

    /** The API's group and version. */
    String API_VERSION = "projectcalico.org/v3";

    /**
     * One result for each kind.
     *
     * @param <R> what comes out
     */
    interface Cases<R> {
        /**
         * For a policy of a namespace.
         *
         * @param policy the object
         * @return the result
         */
        R calicoNetworkPolicy(CalicoNetworkPolicy policy);

        /**
         * For a policy of the cluster.
         *
         * @param policy the object
         * @return the result
         */
        R globalNetworkPolicy(GlobalNetworkPolicy policy);

        /**
         * For a staged policy of a namespace.
         *
         * @param policy the object
         * @return the result
         */
        R stagedNetworkPolicy(StagedNetworkPolicy policy);

        /**
         * For a staged policy of the cluster.
         *
         * @param policy the object
         * @return the result
         */
        R stagedGlobalNetworkPolicy(StagedGlobalNetworkPolicy policy);

        /**
         * For a staged policy of Kubernetes' form.
         *
         * @param policy the object
         * @return the result
         */
        R stagedKubernetesNetworkPolicy(StagedKubernetesNetworkPolicy policy);

        /**
         * For a tier.
         *
         * @param tier the object
         * @return the result
         */
        R tier(Tier tier);

        /**
         * For a host endpoint.
         *
         * @param endpoint the object
         * @return the result
         */
        R hostEndpoint(HostEndpoint endpoint);

        /**
         * For a set of addresses of a namespace.
         *
         * @param set the object
         * @return the result
         */
        R networkSet(NetworkSet set);

        /**
         * For a set of addresses of the cluster.
         *
         * @param set the object
         * @return the result
         */
        R globalNetworkSet(GlobalNetworkSet set);
    }

    /**
     * What it is called, and what is noted on it.
     *
     * @return the metadata
     */
    Metadata metadata();

    /**
     * Its kind, as the API names it.
     *
     * @return such as {@code NetworkPolicy}
     */
    String kind();

    /**
     * One result for each kind.
     *
     * @param cases what to do with each
     * @param <R> what comes out
     * @return the result for this kind
     */
    <R> R fold(Cases<R> cases);

    /**
     * What tells it from the others of its kind.
     *
     * @return {@code namespace/name}, or the name alone if it is of the whole cluster
     */
    default String id() {
        String name = metadata().name().isEmpty()
                ? metadata().generateName() + "*"
                : metadata().name();
        return isNamespaced() ? effectiveNamespace() + "/" + name : name;
    }

    /**
     * Whether objects of this kind are in a namespace.
     *
     * @return false for those of the whole cluster
     */
    default boolean isNamespaced() {
        return false;
    }

    /**
     * The namespace that it is in.
     *
     * @return {@code default} if it names none; empty for objects of the whole cluster
     */
    default String effectiveNamespace() {
        return !isNamespaced()
                ? ""
                : metadata().namespace().isEmpty() ? "default" : metadata().namespace();
    }

    /**
     * The object as maps, lists, strings, numbers and booleans, for whatever writes JSON or YAML.
     *
     * @return fresh at each call, fields in the order of Calico's documentation
     */
    default Map<String, Object> toTree() {
        return ResourceTree.of(this);
    }

    /**
     * The object as a fabric8 client takes it.
     *
     * @return fresh at each call; what is done to it changes nothing here
     */
    default GenericKubernetesResource toResource() {
        return GenericResources.of(this);
    }
}
