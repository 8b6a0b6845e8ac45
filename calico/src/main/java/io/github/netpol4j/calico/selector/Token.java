package io.github.netpol4j.calico.selector;

import io.github.netpol4j.internal.Literals;

/**
 * A word of a selector.
 *
 * @param kind which kind of word
 * @param value a label's key, or the text between quotes
 * @param column where it begins, from 1
 */
record Token(Kind kind, String value, int column) {

    enum Kind {
        LABEL("a label"),
        STRING("a quoted value"),
        LEFT_BRACE("{"),
        RIGHT_BRACE("}"),
        COMMA(","),
        EQUAL("=="),
        NOT_EQUAL("!="),
        CONTAINS("contains"),
        STARTS_WITH("starts with"),
        ENDS_WITH("ends with"),
        IN("in"),
        NOT_IN("not in"),
        NOT("!"),
        HAS("has(..)"),
        ALL("all()"),
        GLOBAL("global()"),
        LEFT_PARENTHESIS("("),
        RIGHT_PARENTHESIS(")"),
        AND("&&"),
        OR("||"),
        END("the end of the selector");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** As an error names it. */
    String found() {
        return switch (kind) {
            case LABEL -> "the label " + value;
            case STRING -> "the value " + Literals.quote(value);
            default -> kind.text;
        };
    }
}
