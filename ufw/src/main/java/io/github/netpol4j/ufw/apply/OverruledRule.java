package io.github.netpol4j.ufw.apply;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwRule;

/**
 * A rule of somebody else's that one of ours stands before, about just the same packets: it stays in the file, and has no effect any more.
 *
 * @param v6 whether it is a rule for IPv6
 * @param foreign the rule of somebody else's
 * @param ours ours
 */
public record OverruledRule(boolean v6, UfwRule foreign, UfwRule ours) {

    /**
     * A pair.
     *
     * @param v6 whether they are rules for IPv6
     * @param foreign the rule of somebody else's
     * @param ours ours
     */
    public OverruledRule {
        Given.noneNull("an overruled rule", foreign, ours);
    }

    /**
     * Whether they do different things.
     *
     * @return false if nothing changes but who is in charge
     */
    public boolean differs() {
        return foreign.action() != ours.action();
    }
}
