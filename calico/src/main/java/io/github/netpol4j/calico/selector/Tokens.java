package io.github.netpol4j.calico.selector;

import io.github.netpol4j.calico.selector.Token.Kind;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.internal.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Divides the text of a selector into words. A word after a label is an operator, and is a label everywhere else, so that
 * labels may be called {@code in} or {@code contains}.
 */
final class Tokens {

    private static final Map<Character, Kind> SINGLE = Map.of(
            '(', Kind.LEFT_PARENTHESIS,
            ')', Kind.RIGHT_PARENTHESIS,
            '{', Kind.LEFT_BRACE,
            '}', Kind.RIGHT_BRACE,
            ',', Kind.COMMA);
    private static final Map<Character, Kind> DOUBLE = Map.of('=', Kind.EQUAL, '&', Kind.AND, '|', Kind.OR);
    private static final Map<String, Kind> OPERATORS = Map.of(
            "contains", Kind.CONTAINS,
            "startswith", Kind.STARTS_WITH,
            "endswith", Kind.ENDS_WITH,
            "in", Kind.IN,
            "notin", Kind.NOT_IN);
    private static final Map<String, String> SECOND_WORDS = Map.of("starts", "with", "ends", "with", "not", "in");
    static final String AN_OPERATOR = "==, !=, in, not in, contains, starts with or ends with";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    /** The words; the last is the end. */
    static List<Token> of(String text) {
        Tokens reading = new Tokens(text);
        while (reading.more()) {
            reading.word();
        }
        reading.add(Kind.END, "", text.length());
        return reading.tokens;
    }

    /** Whether there is something after what may stand between words. */
    private boolean more() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < text.length();
    }

    private void word() {
        char c = text.charAt(at);
        Kind single = SINGLE.get(c);
        Kind twice = DOUBLE.get(c);
        if (single != null) {
            add(single, "", at++);
        } else if (twice != null) {
            twice(c, twice);
        } else if (c == '!') {
            boolean unequal = text.startsWith("!=", at);
            add(unequal ? Kind.NOT_EQUAL : Kind.NOT, "", at);
            at += unequal ? 2 : 1;
        } else if (c == '"' || c == '\'') {
            string(c);
        } else if (isKeyCharacter(c)) {
            if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == Kind.LABEL) {
                operator();
            } else {
                label();
            }
        } else {
            throw unexpected(
                    "a label, an operator, a value in quotes, or a parenthesis",
                    "labels are made of A-Z a-z 0-9 _ . / - and values stand in \" or '");
        }
    }

    private void twice(char c, Kind kind) {
        if (at + 1 >= text.length() || text.charAt(at + 1) != c) {
            throw error(at, "a single " + c, "" + c + c, "write " + c + c);
        }
        add(kind, "", at);
        at += 2;
    }

    private void string(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw error(
                    at,
                    "a quote " + quote + " that is not closed",
                    "another " + quote + " after the value",
                    "close it; quotes can't be escaped, so a value with \" in it stands in '");
        }
        add(Kind.STRING, text.substring(at + 1, end), at);
        at = end + 1;
    }

    private void operator() {
        int start = at;
        String word = identifier();
        String second = SECOND_WORDS.get(word);
        if (second != null && more()) {
            String next = identifier();
            word = second.equals(next) ? word + next : word + " " + next;
        }
        Kind operator = OPERATORS.get(word);
        if (operator == null) {
            throw error(
                    start,
                    Literals.quote(word.strip()),
                    AN_OPERATOR + " after the label "
                            + tokens.get(tokens.size() - 1).value(),
                    "compare the label with a quoted value, or write has(..) to ask whether it is there");
        }
        add(operator, "", start);
    }

    private void label() {
        int start = at;
        String word = identifier();
        boolean called = at < text.length() && text.charAt(at) == '(';
        if (called && word.equals("has")) {
            at++;
            boolean named = more() && isKeyCharacter(text.charAt(at));
            if (!named) {
                throw unexpected("a label after has(", "name the label: has(app)");
            }
            int key = at;
            closing(Kind.HAS, checked(identifier(), key), start, "has(");
        } else if (called && (word.equals("all") || word.equals("global"))) {
            at++;
            closing(word.equals("all") ? Kind.ALL : Kind.GLOBAL, "", start, word + "(");
        } else {
            add(Kind.LABEL, checked(word, start), start);
        }
    }

    private void closing(Kind kind, String value, int start, String opening) {
        if (!more() || text.charAt(at) != ')') {
            throw unexpected(") after " + opening + value, "close the parenthesis");
        }
        at++;
        add(kind, value, start);
    }

    private String checked(String key, int start) {
        if (key.length() > CalicoSelector.MAX_KEY_LENGTH) {
            throw error(
                    start,
                    "a label of " + key.length() + " characters",
                    "no more than " + CalicoSelector.MAX_KEY_LENGTH,
                    "use a shorter label");
        }
        return key;
    }

    private String identifier() {
        int start = at;
        while (at < text.length() && isKeyCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private InvalidInputException unexpected(String expected, String remedy) {
        return text.startsWith("\n", at) || text.startsWith("\r", at)
                ? Messages.lineBreak(text, at + 1)
                : error(at, character(), expected, remedy);
    }

    private String character() {
        if (at >= text.length()) {
            return "the end of the selector";
        }
        String found = text.substring(at, text.offsetByCodePoints(at, 1));
        return "the character " + (found.equals("\"") ? found : Literals.quote(found));
    }

    private InvalidInputException error(int index, String found, String expected, String remedy) {
        return Messages.syntax(text, index + 1, found, expected, remedy);
    }

    private void add(Kind kind, String value, int index) {
        tokens.add(new Token(kind, value, index + 1));
    }

    private static boolean isKeyCharacter(char c) {
        return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || "_./-".indexOf(c) >= 0;
    }
}
