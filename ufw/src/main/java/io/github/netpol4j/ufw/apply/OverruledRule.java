package io.github.netpol4j.ufw.apply;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwRule;

/**
 * A rule of somebody else's that one of ours stands before: it stays in the file, and packets that are of both go by ours.
 *
 * @param v6 whether it is a rule for IPv6
 * @param foreign the rule of somebody else's
 * @param ours ours: the first that does something else, or that takes all its packets
 * @param whole whether ours takes all its packets, so that it has no effect any more
 */
public record OverruledRule(boolean v6, UfwRule foreign, UfwRule ours, boolean whole) {

    /**
     * A pair.
     *
     * @param v6 whether they are rules for IPv6
     * @param foreign the rule of somebody else's
     * @param ours ours: the first that does something else, or that takes all its packets
     * @param whole whether ours takes all its packets, so that it has no effect any more
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
