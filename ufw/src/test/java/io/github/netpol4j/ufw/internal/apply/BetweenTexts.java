package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.ufw.internal.text.UserRules;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwState;

/** What the kernel gets while rules are replaced, for tests that load it alone. */
public final class BetweenTexts {

    private BetweenTexts() {}

    /** The chains beside. */
    public static String beside(UfwState before, UfwState after, boolean six) {
        return between(before, after, six).beside();
    }

    /** The rules of the moment between. */
    public static String rules(UfwState before, UfwState after, boolean six) {
        return between(before, after, six).between();
    }

    private static Between between(UfwState before, UfwState after, boolean six) {
        return new Between(
                UserRules.write(before, six, UfwLogLevel.LOW),
                UserRules.write(after, six, UfwLogLevel.LOW),
                six,
                before.defaults(),
                after.defaults());
    }
}
