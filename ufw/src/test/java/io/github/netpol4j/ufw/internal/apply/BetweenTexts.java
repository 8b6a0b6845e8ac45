package io.github.netpol4j.ufw.internal.apply;

/** What the kernel gets while rules are replaced, for tests that load it alone. */
public final class BetweenTexts {

    private BetweenTexts() {}

    /** The chains beside. */
    public static String beside(String before, String after, boolean six) {
        return new Between(before, after, six).beside();
    }

    /** The rules of the moment between. */
    public static String between(String before, String after, boolean six) {
        return new Between(before, after, six).between();
    }
}
