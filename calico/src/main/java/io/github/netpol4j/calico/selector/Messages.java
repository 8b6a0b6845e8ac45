package io.github.netpol4j.calico.selector;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Literals;

/** The errors of this package. */
final class Messages {

    private static final int EXCERPT = 60;

    private Messages() {}

    static InvalidInputException tooLong(String text, int characters) {
        return problem(
                "selector " + excerpt(text, 1),
                "it has " + characters + " characters, and Calico takes no more than " + CalicoSelector.MAX_LENGTH,
                "divide it among several rules or policies, or select by a label that says the same");
    }

    /** What stands somewhere is not what the grammar has there. */
    static InvalidInputException syntax(String text, int column, String found, String expected, String remedy) {
        return new InvalidInputException(new Problem(
                new Place("", 0, 0, column, "selector " + excerpt(text, column)),
                "found " + found + ", expected " + expected,
                remedy));
    }

    static InvalidInputException lineBreak(String text, int column) {
        return new InvalidInputException(
                new Problem(
                        new Place("", 0, 0, column, "selector " + excerpt(text, column)),
                        "found a line break, and Calico takes only spaces and tabs between words",
                        "write it in one line; in YAML, blocks that begin with > or | end in a line break: begin them with >-"));
    }

    static InvalidInputException tooDeep(String text, int column) {
        return new InvalidInputException(new Problem(
                new Place("", 0, 0, column, "selector " + excerpt(text, column)),
                "more than " + CalicoSelector.MAX_DEPTH
                        + " expressions are nested in each other, deeper than a selector that" + " Calico takes can be",
                "write conjunctions and unions side by side, as a && b && c"));
    }

    static InvalidInputException labelKey(String key) {
        return problem(
                "label " + excerpt(key, 1),
                key.isEmpty()
                        ? "a selector can't name a label without a name"
                        : key.length() > CalicoSelector.MAX_KEY_LENGTH
                                ? "it has " + key.length() + " characters, and Calico takes no more than "
                                        + CalicoSelector.MAX_KEY_LENGTH
                                : "a selector can't name this label",
                "use 1 to " + CalicoSelector.MAX_KEY_LENGTH + " of the characters A-Z a-z 0-9 _ . / -");
    }

    static InvalidInputException bothQuotes(String value) {
        return problem(
                "value " + excerpt(value, 1),
                "it has \" and ', and Calico's selectors have no way to write both in one value",
                "choose a value without one of them; labels of Kubernetes can have neither");
    }

    static InvalidInputException globalNotAlone() {
        return problem(
                "global()",
                "it can't be combined with other selectors",
                "use it alone, as the namespaceSelector of a rule's source or destination");
    }

    static InvalidInputException doubleNegation(CalicoSelector operand) {
        return problem(
                "new Not(" + excerpt(operand.toString(), 1) + ")",
                "what is negated is a negation itself, and Calico reads two as none",
                "use .not(), which takes the negation away");
    }

    static InvalidInputException operands(String call, int size) {
        return problem(
                call,
                "it joins two or more selectors, and " + (size == 0 ? "there is none" : "there is only one"),
                "use .and(..) or .or(..), which join as many as there are");
    }

    static InvalidInputException unknownOperator(String key, String operator) {
        return problem(
                "matchExpressions, " + key,
                "there is no operator " + Literals.quote(operator),
                "use In, NotIn, Exists or DoesNotExist");
    }

    static InvalidInputException notPositive(String call, int number) {
        return problem(call, number + " leaves room for nothing", "pass a number above 0");
    }

    /** The text as a literal, or what is around a column of it. */
    private static String excerpt(String text, int column) {
        int from = Math.max(0, Math.min(column - 1 - EXCERPT / 2, text.length() - EXCERPT));
        int to = Math.min(text.length(), from + EXCERPT);
        return (from > 0 ? "..." : "") + Literals.quote(text.substring(from, to)) + (to < text.length() ? "..." : "");
    }

    private static InvalidInputException problem(String where, String what, String remedy) {
        return new InvalidInputException(new Problem(Place.of(where), what, remedy));
    }
}
