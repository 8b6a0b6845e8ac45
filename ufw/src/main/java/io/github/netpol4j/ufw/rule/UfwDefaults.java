package io.github.netpol4j.ufw.rule;

import io.github.netpol4j.internal.Given;

/**
 * What becomes of packets that no rule matches.
 *
 * @param incoming of those to the host
 * @param outgoing of those from it
 * @param routed of those that it forwards
 */
public record UfwDefaults(UfwAction incoming, UfwAction outgoing, UfwAction routed) {

    /** As ufw is installed: nothing comes in, everything goes out, nothing is forwarded. */
    public static final UfwDefaults INSTALLED = new UfwDefaults(UfwAction.DENY, UfwAction.ALLOW, UfwAction.DENY);

    /**
     * Defaults.
     *
     * @param incoming of those to the host
     * @param outgoing of those from it
     * @param routed of those that it forwards
     */
    public UfwDefaults {
        Given.noneNull("defaults", incoming, outgoing, routed);
    }
}
