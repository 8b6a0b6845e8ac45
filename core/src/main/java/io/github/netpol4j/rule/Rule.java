package io.github.netpol4j.rule;

import java.util.List;
import java.util.function.Function;

/**
 * One sentence of intent: {@link Allow}, {@link Deny} or {@link Isolate}. Rules are values, have no order, and print as the
 * sentence that makes them.
 */
public sealed interface Rule permits Allow, Deny, Isolate {

    /**
     * One result for each kind of rule.
     *
     * @param allow for an Allow
     * @param deny for a Deny
     * @param isolate for an Isolate
     * @param <R> what comes out
     * @return the result for this kind
     */
    <R> R fold(Function<Allow, R> allow, Function<Deny, R> deny, Function<Isolate, R> isolate);

    /**
     * The same rule with nothing left to the policy.
     *
     * @param policyNamespace the policy's namespace
     * @param appLabel the key of the label that names a pod's application
     * @return the rule with every peer by namespace and label alone
     */
    Rule resolved(String policyNamespace, String appLabel);

    /**
     * All peers that the rule names.
     *
     * @return at least one: sources before destinations
     */
    List<Peer> peers();

    /**
     * What the rule means, in words: what it grants, what it closes, and what it leaves as it is.
     *
     * @return one or more sentences
     */
    String describe();
}
