package io.github.netpol4j.calico.selector;

import io.github.netpol4j.calico.selector.CalicoSelector.All;
import io.github.netpol4j.calico.selector.CalicoSelector.Equality;
import io.github.netpol4j.calico.selector.CalicoSelector.Global;
import io.github.netpol4j.calico.selector.CalicoSelector.Has;
import io.github.netpol4j.calico.selector.CalicoSelector.Membership;
import io.github.netpol4j.calico.selector.CalicoSelector.Substring;
import io.github.netpol4j.calico.selector.Token.Kind;
import io.github.netpol4j.finding.InvalidInputException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads selectors: {@code ||} binds weakest, then {@code &&}, then {@code !}. What is open is kept in a list, not on the stack,
 * so that no text can overflow it.
 *
 * <p>Source: libcalico-go, lib/selector/parser.
 */
final class SelectorParser {

    private static final Set<Kind> AROUND_GLOBAL =
            EnumSet.of(Kind.GLOBAL, Kind.LEFT_PARENTHESIS, Kind.RIGHT_PARENTHESIS, Kind.END);

    private final String text;
    private final List<Token> tokens;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    private SelectorParser(String text) {
        this.text = text;
        tokens = Tokens.of(text);
    }

    static CalicoSelector parse(String text) {
        return new SelectorParser(text).whole();
    }

    private CalicoSelector whole() {
        if (next().kind() == Kind.END) {
            return new All();
        }
        globalIsAlone();
        open.push(new Open());
        while (true) {
            operand();
            Optional<CalicoSelector> result = afterOperand();
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    private void globalIsAlone() {
        boolean combined = tokens.stream().anyMatch(token -> !AROUND_GLOBAL.contains(token.kind()));
        tokens.stream()
                .filter(token -> combined && token.kind() == Kind.GLOBAL)
                .findFirst()
                .ifPresent(global -> {
                    throw Messages.syntax(
                            text,
                            global.column(),
                            "global() beside something else",
                            "global() alone",
                            "leave the rest out, or write what is meant without global()");
                });
    }

    /** Opens what is to be opened, up to the first operand that is none of that. */
    private void operand() {
        while (true) {
            if (skip(Kind.NOT)) {
                top().negate();
            } else if (skip(Kind.LEFT_PARENTHESIS)) {
                open.push(new Open());
            } else {
                top().add(leaf(), 1);
                return;
            }
        }
    }

    /** Closes what is to be closed, up to the next operator; the whole selector if there is none. */
    private Optional<CalicoSelector> afterOperand() {
        while (true) {
            if (skip(Kind.AND)) {
                return Optional.empty();
            }
            if (skip(Kind.OR)) {
                top().or();
                return Optional.empty();
            }
            boolean nested = open.size() > 1;
            if (!nested && next().kind() == Kind.END) {
                return Optional.of(open.pop().close());
            }
            if (!nested || next().kind() != Kind.RIGHT_PARENTHESIS) {
                throw error("&&, || or " + (nested ? ")" : "the end of the selector"), remedyAfterOperand());
            }
            Open closed = open.pop();
            CalicoSelector inside = closed.close();
            if (closed.depth() > CalicoSelector.MAX_DEPTH) {
                throw Messages.tooDeep(text, next().column());
            }
            at++;
            top().add(inside, closed.depth());
        }
    }

    private Open top() {
        return open.element();
    }

    private CalicoSelector leaf() {
        Token token = next();
        at++;
        switch (token.kind()) {
            case HAS -> {
                return new Has(token.value());
            }
            case ALL -> {
                return new All();
            }
            case GLOBAL -> {
                return new Global();
            }
            case LABEL -> {
                return comparison(token.value());
            }
            default -> {
                at--;
                throw error(
                        "a label, has(..), all(), ! or (",
                        token.kind() == Kind.STRING
                                ? "write the label without quotes, then an operator, then the value"
                                : "complete the expression, or leave out what is before it");
            }
        }
    }

    private CalicoSelector comparison(String key) {
        Token operator = next();
        at++;
        return switch (operator.kind()) {
            case EQUAL -> new Equality(key, true, value());
            case NOT_EQUAL -> new Equality(key, false, value());
            case CONTAINS -> new Substring(key, Position.ANYWHERE, value());
            case STARTS_WITH -> new Substring(key, Position.START, value());
            case ENDS_WITH -> new Substring(key, Position.END, value());
            case IN -> new Membership(key, true, values());
            case NOT_IN -> new Membership(key, false, values());
            default -> {
                at--;
                throw error(
                        Tokens.AN_OPERATOR + " after the label " + key,
                        operator.kind() == Kind.LEFT_PARENTHESIS
                                ? "write has(, all( and global( without a space"
                                : "compare the label with a quoted value, or write has(" + key + ")");
            }
        };
    }

    private String value() {
        Token token = next();
        if (token.kind() != Kind.STRING) {
            throw error("a value in quotes", "put the value in \" or '");
        }
        at++;
        return token.value();
    }

    private SortedSet<String> values() {
        if (!skip(Kind.LEFT_BRACE)) {
            throw error("{", "write the values as {\"a\", \"b\"}");
        }
        SortedSet<String> values = new TreeSet<>();
        while (next().kind() == Kind.STRING) {
            values.add(value());
            if (!skip(Kind.COMMA)) {
                break;
            }
        }
        if (!skip(Kind.RIGHT_BRACE)) {
            throw error("a value in quotes, a comma, or }", "write the values as {\"a\", \"b\"}");
        }
        return values;
    }

    private String remedyAfterOperand() {
        Token before = tokens.get(at - 1);
        return before.kind() == Kind.STRING && before.value().endsWith("\\")
                ? "a quote can't be escaped; put the value in the other kind of quotes"
                : next().kind() == Kind.END
                        ? "close the parenthesis"
                        : "join expressions with && or ||, and close as many parentheses as you open";
    }

    private Token next() {
        return tokens.get(at);
    }

    private boolean skip(Kind kind) {
        if (next().kind() == kind) {
            at++;
            return true;
        }
        return false;
    }

    private InvalidInputException error(String expected, String remedy) {
        return Messages.syntax(text, next().column(), next().found(), expected, remedy);
    }
}
