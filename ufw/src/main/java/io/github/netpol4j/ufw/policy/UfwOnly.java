package io.github.netpol4j.ufw.policy;

import java.util.function.Function;

/** What only ufw has: a part of a {@link UfwPolicy}. */
public sealed interface UfwOnly permits UfwSentence, UfwApplication, UfwDefaultPolicies {

    /**
     * One result for each kind.
     *
     * @param sentence for a sentence
     * @param application for an application profile
     * @param defaults for default policies
     * @param <R> what comes out
     * @return the result for this kind
     */
    <R> R fold(
            Function<UfwSentence, R> sentence,
            Function<UfwApplication, R> application,
            Function<UfwDefaultPolicies, R> defaults);
}
