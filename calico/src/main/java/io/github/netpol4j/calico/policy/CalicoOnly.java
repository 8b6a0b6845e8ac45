package io.github.netpol4j.calico.policy;

import java.util.function.Function;

/** What only Calico has: sentences that say more than a rule, tiers, host endpoints, and network sets. */
public sealed interface CalicoOnly permits CalicoSentence, TierSentence, HostEndpointSentence, NetworkSetSentence {

    /**
     * One result for each kind.
     *
     * @param sentence for a rule that says more
     * @param tier for a tier
     * @param hostEndpoint for a host endpoint
     * @param networkSet for a network set
     * @param <R> what comes out
     * @return the result for this kind
     */
    <R> R fold(
            Function<CalicoSentence, R> sentence,
            Function<TierSentence, R> tier,
            Function<HostEndpointSentence, R> hostEndpoint,
            Function<NetworkSetSentence, R> networkSet);
}
