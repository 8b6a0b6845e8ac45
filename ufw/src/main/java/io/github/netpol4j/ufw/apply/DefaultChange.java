package io.github.netpol4j.ufw.apply;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwAction;

/**
 * One change of what a host does with packets that no rule matches.
 *
 * @param way {@code incoming}, {@code outgoing} or {@code routed}
 * @param from what it did
 * @param to what it does then
 */
public record DefaultChange(String way, UfwAction from, UfwAction to) {

    /**
     * A change.
     *
     * @param way {@code incoming}, {@code outgoing} or {@code routed}
     * @param from what it did
     * @param to what it does then
     */
    public DefaultChange {
        Given.noneNull("a change of defaults", way, from, to);
    }

    /**
     * Whether more passes by the new default.
     *
     * @return false if less passes, or is refused in another way
     */
    public boolean loosens() {
        return to == UfwAction.ALLOW;
    }
}
