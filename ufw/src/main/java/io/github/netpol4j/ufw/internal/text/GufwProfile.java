package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwState;

/**
 * What a profile of GUFW holds. The comments of its rules are GUFW's descriptions; application profiles are not named.
 *
 * @param enabled whether the firewall runs
 * @param state the rules and defaults
 */
public record GufwProfile(boolean enabled, UfwState state) {

    /**
     * A profile.
     *
     * @param enabled whether the firewall runs
     * @param state the rules and defaults
     */
    public GufwProfile {
        Given.notNull("a profile", state);
    }
}
