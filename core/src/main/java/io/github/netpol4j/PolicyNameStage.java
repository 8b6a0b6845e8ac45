package io.github.netpol4j;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Policy;

/**
 * A policy that lacks its namespace and rules.
 *
 * @param name the policy's name
 */
public record PolicyNameStage(String name) {

    /**
     * An unfinished policy.
     *
     * @param name the policy's name
     * @throws io.github.netpol4j.finding.InvalidInputException if the name is one that Kubernetes refuses
     */
    public PolicyNameStage {
        name = Given.policyName(name);
    }

    /**
     * Says which namespace is meant where a rule names none.
     *
     * @param namespace a namespace's name
     * @return the policy so far; go on with {@code .with(..)}
     */
    public PolicyStage in(String namespace) {
        return new PolicyStage(name, namespace, Policy.APP_LABEL);
    }

    /** The expression so far, and what is missing. */
    @Override
    public String toString() {
        return "policy(" + Literals.quote(name) + ") (unfinished: add .in(namespace))";
    }
}
