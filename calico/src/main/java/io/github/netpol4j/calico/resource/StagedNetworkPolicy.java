package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;
import java.util.Optional;

/**
 * A policy of a namespace that is not enforced yet: what it would do is only reported.
 *
 * @param metadata its name and what is noted on it
 * @param stagedAction what it would do to the enforced policy; {@code Set} if absent
 * @param spec what it would say
 */
public record StagedNetworkPolicy(Metadata metadata, Optional<StagedAction> stagedAction, PolicySpec spec)
        implements CalicoPolicyResource {

    /**
     * A policy.
     *
     * @param metadata its name and what is noted on it
     * @param stagedAction what it would do to the enforced policy; {@code Set} if absent
     * @param spec what it would say
     * @throws io.github.netpol4j.finding.InvalidInputException if it says what only a policy of the whole cluster can
     */
    public StagedNetworkPolicy {
        Given.noneNull("StagedNetworkPolicy", metadata, stagedAction, spec);
        Checks.inNamespace("StagedNetworkPolicy", metadata, spec);
    }

    @Override
    public String kind() {
        return "StagedNetworkPolicy";
    }

    @Override
    public boolean isNamespaced() {
        return true;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.stagedNetworkPolicy(this);
    }
}
