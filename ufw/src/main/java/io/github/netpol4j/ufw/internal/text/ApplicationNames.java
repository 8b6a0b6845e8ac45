package io.github.netpol4j.ufw.internal.text;

import java.util.regex.Pattern;

/** Names of application profiles that ufw takes. */
final class ApplicationNames {

    static final int LONGEST = 64;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9 _.+-]*");
    /** What Python reads as a number. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(_[0-9]+)* *");

    private ApplicationNames() {}

    static boolean isName(String word) {
        return !word.equals("all")
                && NAME.matcher(word).matches()
                && !NUMBER.matcher(word).matches();
    }
}
