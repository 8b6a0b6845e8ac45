package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.ufw.rule.UfwAction;

/**
 * The words that only ufw knows, beside those of {@link io.github.netpol4j.NetPol}:
 *
 * <pre>{@code
 * UfwPolicy.of(policy).with(
 *     defaults().incoming(DENY).outgoing(ALLOW),
 *     ufw(allow(from(anywhere())).to(host()).port(22)).limit().on("eth0").comment("admin"));
 * }</pre>
 */
public final class UfwPol {

    /** Packets pass. */
    public static final UfwAction ALLOW = UfwAction.ALLOW;

    /** Packets are dropped without an answer. */
    public static final UfwAction DENY = UfwAction.DENY;

    /** Packets are dropped, and the sender is told. */
    public static final UfwAction REJECT = UfwAction.REJECT;

    private UfwPol() {}

    /**
     * A rule as ufw alone has it: at its place in the list, with an interface, a limit, a log, a comment.
     *
     * @param rule an Allow, Deny or Isolate
     * @return the sentence, to which more can be added
     */
    public static UfwSentence ufw(Rule rule) {
        return UfwSentence.of(rule);
    }

    /**
     * Declares an application profile.
     *
     * @param name its name
     * @return the profile so far; go on with {@code .title(..)}
     */
    public static ApplicationStage application(String name) {
        return new ApplicationStage(name);
    }

    /**
     * Says what a host does with packets that no rule matches.
     *
     * @return nothing said so far; go on with {@code .incoming(..)}, {@code .outgoing(..)} or {@code .routed(..)}
     */
    public static UfwDefaultPolicies defaults() {
        return UfwDefaultPolicies.UNSAID;
    }
}
