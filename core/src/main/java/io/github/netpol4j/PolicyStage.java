package io.github.netpol4j;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.util.Collection;
import java.util.stream.Collector;

/**
 * A policy that lacks its rules.
 *
 * @param name the policy's name
 * @param namespace the namespace that names without one are in
 * @param appLabel the key of the label that names a pod's application
 */
public record PolicyStage(String name, String namespace, String appLabel) {

    /**
     * An unfinished policy.
     *
     * @param name the policy's name
     * @param namespace the namespace that names without one are in
     * @param appLabel the key of the label that names a pod's application
     * @throws io.github.netpol4j.finding.InvalidInputException if a name or key is one that Kubernetes refuses
     */
    public PolicyStage {
        name = Given.policyName(name);
        namespace = Given.namespace("in", namespace);
        appLabel = Given.appLabel(appLabel);
    }

    /**
     * Says which label names a pod's application, instead of {@code app}.
     *
     * @param key the label's key, such as {@code app.kubernetes.io/name}
     * @return the policy so far; go on with {@code .with(..)}
     */
    public PolicyStage labelledBy(String key) {
        return new PolicyStage(name, namespace, key);
    }

    /**
     * Says the rules.
     *
     * @param rules one or more
     * @return the finished policy
     */
    public Policy with(Rule... rules) {
        return with(Given.list("with(..)", rules));
    }

    /**
     * Says the rules.
     *
     * @param rules one or more
     * @return the finished policy
     */
    public Policy with(Collection<? extends Rule> rules) {
        return Policy.of(name, namespace, appLabel, rules);
    }

    /**
     * Collects a stream of rules.
     *
     * @return a collector, which refuses an empty stream
     */
    public Collector<Rule, ?, Policy> collector() {
        return Policy.collector(name, namespace, appLabel);
    }

    /** The expression so far, and what is missing. */
    @Override
    public String toString() {
        String key = appLabel.equals(Policy.APP_LABEL) ? "" : ".labelledBy(" + Literals.quote(appLabel) + ")";
        return "policy(" + Literals.quote(name) + ").in(" + Literals.quote(namespace) + ")" + key
                + " (unfinished: add .with(rules))";
    }
}
