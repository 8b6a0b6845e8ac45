package io.github.netpol4j.calico.policy;

import io.github.netpol4j.PolicyStage;
import io.github.netpol4j.internal.Given;
import java.util.Collection;
import java.util.List;

/**
 * A policy that lacks its sentences, all of which only Calico has.
 *
 * @param policy its name and namespace
 */
public record CalicoPolicyStage(PolicyStage policy) {

    /**
     * An unfinished policy.
     *
     * @param policy its name and namespace
     */
    public CalicoPolicyStage {
        Given.notNull("CalicoPolicy.of(..)", policy);
    }

    /**
     * Says what only Calico has.
     *
     * @param items one or more sentences, tiers, host endpoints or network sets
     * @return the finished policy
     */
    public CalicoPolicy with(CalicoOnly... items) {
        return with(Given.list("with(..)", items));
    }

    /**
     * Says what only Calico has.
     *
     * @param items one or more sentences, tiers, host endpoints or network sets
     * @return the finished policy
     */
    public CalicoPolicy with(Collection<? extends CalicoOnly> items) {
        return new CalicoPolicy(policy.name(), policy.namespace(), policy.appLabel(), List.of(), List.of()).with(items);
    }

    /** The expression so far, and what is missing. */
    @Override
    public String toString() {
        String head = policy.toString();
        return "CalicoPolicy.of(" + head.substring(0, head.indexOf(" (unfinished"))
                + ") (unfinished: add .with(sentences))";
    }
}
