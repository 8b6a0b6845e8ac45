package io.github.netpol4j.calico.resource;

/** A policy of Calico's own form, enforced or staged, of a namespace or of the whole cluster. */
public sealed interface CalicoPolicyResource extends CalicoResource
        permits CalicoNetworkPolicy, GlobalNetworkPolicy, StagedNetworkPolicy, StagedGlobalNetworkPolicy {

    /**
     * What it says.
     *
     * @return the same for all kinds
     */
    PolicySpec spec();
}
