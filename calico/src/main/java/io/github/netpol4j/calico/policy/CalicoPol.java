package io.github.netpol4j.calico.policy;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Rule;

/**
 * The words that only Calico knows, beside those of {@link io.github.netpol4j.NetPol}:
 *
 * <pre>{@code
 * CalicoPolicy.of(policy).with(
 *     tier("security").order(200).defaultAction(PASS),
 *     calico(deny(from("web")).to("db").port(1433)).tier("security").order(100).log());
 * }</pre>
 */
public final class CalicoPol {

    /** What no rule of the tier matched goes on to the next tier. */
    public static final Action PASS = Action.PASS;

    /** What no rule of the tier matched is dropped. */
    public static final Action DENY = Action.DENY;

    private CalicoPol() {}

    /**
     * A rule as Calico alone enforces it: in a tier, at a place in it, for one end of the connection.
     *
     * @param rule an Allow, Deny or Isolate
     * @return the sentence, to which more can be added
     * @throws io.github.netpol4j.finding.InvalidInputException if the rule names pods or a host at neither end
     */
    public static CalicoSentence calico(Rule rule) {
        return CalicoSentence.of(Given.notNull("calico(..)", rule));
    }

    /**
     * What one end of a connection must be like besides.
     *
     * @return nothing said so far
     */
    public static CalicoEnd end() {
        return CalicoEnd.ANY;
    }

    /**
     * Declares a tier.
     *
     * @param name its name, a DNS-1123 label
     * @return the tier so far; go on with {@code .order(..)}
     */
    public static TierStage tier(String name) {
        return new TierStage(name);
    }

    /**
     * Declares a host endpoint: an interface of a node that Calico guards.
     *
     * @param name its name
     * @return the endpoint so far; go on with {@code .on(node)}
     */
    public static HostEndpointStage hostEndpoint(String name) {
        return new HostEndpointStage(name);
    }

    /**
     * Declares addresses under labels in the policy's namespace.
     *
     * @param name its name
     * @return the set so far; go on with {@code .nets(..)}
     */
    public static NetworkSetStage networkSet(String name) {
        return new NetworkSetStage(name, false);
    }

    /**
     * Declares addresses under labels, for the whole cluster.
     *
     * @param name its name
     * @return the set so far; go on with {@code .nets(..)}
     */
    public static NetworkSetStage globalNetworkSet(String name) {
        return new NetworkSetStage(name, true);
    }
}
