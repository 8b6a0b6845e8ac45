package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.PolicyStage;
import io.github.netpol4j.internal.Given;
import java.util.Collection;
import java.util.List;

/**
 * A policy that lacks its sentences, all of which only ufw has.
 *
 * @param policy its name and namespace
 */
public record UfwPolicyStage(PolicyStage policy) {

    /**
     * An unfinished policy.
     *
     * @param policy its name and namespace
     */
    public UfwPolicyStage {
        Given.notNull("UfwPolicy.of(..)", policy);
    }

    /**
     * Says what only ufw has.
     *
     * @param items one or more sentences, application profiles or default policies
     * @return the finished policy
     */
    public UfwPolicy with(UfwOnly... items) {
        return with(Given.list("with(..)", items));
    }

    /**
     * Says what only ufw has.
     *
     * @param items one or more sentences, application profiles or default policies
     * @return the finished policy
     */
    public UfwPolicy with(Collection<? extends UfwOnly> items) {
        return new UfwPolicy(policy.name(), policy.namespace(), policy.appLabel(), List.of(), List.of()).with(items);
    }

    /** The expression so far, and what is missing. */
    @Override
    public String toString() {
        String head = policy.toString();
        return "UfwPolicy.of(" + head.substring(0, head.indexOf(" (unfinished"))
                + ") (unfinished: add .with(sentences))";
    }
}
