package io.github.netpol4j.ufw.internal.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of interfaces that ufw takes. */
final class InterfaceNames {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.+,=%@-]+");
    private static final int LONGEST = 15;

    private InterfaceNames() {}

    /** Why ufw refuses a name, as its message goes on; nothing if it does not. */
    static Optional<String> refused(String name) {
        if (name.contains("!")) {
            return Optional.of(": reserved character: '!'");
        }
        if (name.contains(":")) {
            return Optional.of(": can't use interface aliases");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of(": can't use '.' or '..'");
        }
        if (name.isEmpty()) {
            return Optional.of(": interface name is empty");
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of(": interface name too long");
        }
        return NAME.matcher(name).matches() ? Optional.empty() : Optional.of("");
    }
}
