package io.github.netpol4j.ufw.policy;

/** Texts that are written in UTF-8. */
final class Texts {

    private Texts() {}

    /** Whether it has halves of characters, which UTF-8 can't write. */
    static boolean isBroken(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
