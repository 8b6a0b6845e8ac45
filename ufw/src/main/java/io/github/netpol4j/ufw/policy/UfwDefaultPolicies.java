package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a host does with packets that no rule matches. What is not said is left as it is.
 *
 * @param incoming with those to the host
 * @param outgoing with those from it
 * @param routed with those that it forwards
 */
public record UfwDefaultPolicies(Optional<UfwAction> incoming, Optional<UfwAction> outgoing, Optional<UfwAction> routed)
        implements UfwOnly {

    /** Nothing said so far. */
    public static final UfwDefaultPolicies UNSAID =
            new UfwDefaultPolicies(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Default policies.
     *
     * @param incoming with those to the host
     * @param outgoing with those from it
     * @param routed with those that it forwards
     * @throws io.github.netpol4j.finding.InvalidInputException if one is to limit, which is no default policy
     */
    public UfwDefaultPolicies {
        Given.noneNull("defaults()", incoming, outgoing, routed);
        check("incoming", incoming);
        check("outgoing", outgoing);
        check("routed", routed);
    }

    /**
     * All three, said.
     *
     * @param defaults what a host does
     * @return the same as a sentence
     */
    public static UfwDefaultPolicies of(UfwDefaults defaults) {
        Given.notNull("defaults", defaults);
        return new UfwDefaultPolicies(
                Optional.of(defaults.incoming()), Optional.of(defaults.outgoing()), Optional.of(defaults.routed()));
    }

    private static void check(String call, Optional<UfwAction> action) {
        if (action.filter(UfwAction.LIMIT::equals).isPresent()) {
            throw Messages.limitIsNoDefault(call);
        }
    }

    /**
     * Says what becomes of packets to the host.
     *
     * @param action ALLOW, DENY or REJECT
     * @return the changed defaults
     */
    public UfwDefaultPolicies incoming(UfwAction action) {
        return new UfwDefaultPolicies(Optional.of(Given.notNull("incoming(..)", action)), outgoing, routed);
    }

    /**
     * Says what becomes of packets from the host.
     *
     * @param action ALLOW, DENY or REJECT
     * @return the changed defaults
     */
    public UfwDefaultPolicies outgoing(UfwAction action) {
        return new UfwDefaultPolicies(incoming, Optional.of(Given.notNull("outgoing(..)", action)), routed);
    }

    /**
     * Says what becomes of packets that the host forwards.
     *
     * @param action ALLOW, DENY or REJECT
     * @return the changed defaults
     */
    public UfwDefaultPolicies routed(UfwAction action) {
        return new UfwDefaultPolicies(incoming, outgoing, Optional.of(Given.notNull("routed(..)", action)));
    }

    /**
     * Others with what is said here.
     *
     * @param others what holds where nothing is said
     * @return the defaults
     */
    public UfwDefaults over(UfwDefaults others) {
        Given.notNull("over(..)", others);
        return new UfwDefaults(
                incoming.orElse(others.incoming()), outgoing.orElse(others.outgoing()), routed.orElse(others.routed()));
    }

    @Override
    public <R> R fold(
            Function<UfwSentence, R> sentence,
            Function<UfwApplication, R> application,
            Function<UfwDefaultPolicies, R> defaults) {
        return defaults.apply(this);
    }

    /** The expression that makes it, and what is missing if nothing was said. */
    @Override
    public String toString() {
        return equals(UNSAID)
                ? "defaults() (unfinished: add .incoming(..), .outgoing(..) or .routed(..))"
                : "defaults()" + call("incoming", incoming) + call("outgoing", outgoing) + call("routed", routed);
    }

    private static String call(String method, Optional<UfwAction> action) {
        return action.map(some -> "." + method + "(" + some.name() + ")").orElse("");
    }
}
