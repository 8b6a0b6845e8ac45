package io.github.netpol4j.calico.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates as much of the Common Expression Language as the rules of Calico's schemas use, over trees of maps, lists and scalars.
 * Anything else is an error.
 *
 * <p>Source: the CEL language definition (cel.dev, cel-spec).
 */
final class Cel {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\|\\||&&|==|!=|[<>!?:(),.])|([A-Za-z_][A-Za-z0-9_]*)|([0-9]+(?:\\.[0-9]+)?)|'([^']*)')");
    private static final String STRING = "'";

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Object> variables = new HashMap<>();
    private int next;

    private Cel(String rule) {
        Matcher matcher = TOKEN.matcher(rule);
        int end = 0;
        while (end < rule.length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(4) == null ? matcher.group().strip() : STRING + matcher.group(4));
            end = matcher.end();
        }
        if (end < rule.length()) {
            throw new IllegalArgumentException("unknown at " + end + ": " + rule);
        }
    }

    /** Whether a rule holds for a value. One that can't be evaluated does not: the API server refuses the object all the same. */
    static boolean holds(String rule, Object self) {
        Cel cel = new Cel(rule);
        cel.variables.put("self", self);
        Object result = cel.ternary();
        if (cel.next < cel.tokens.size()) {
            throw new IllegalArgumentException("more than an expression: " + rule);
        }
        return result.equals(true);
    }

    private Object ternary() {
        Object condition = or();
        if (!take("?")) {
            return condition;
        }
        Object yes = ternary();
        expect(":");
        Object no = ternary();
        return condition instanceof Missing ? condition : (boolean) condition ? yes : no;
    }

    private Object or() {
        Object left = and();
        while (take("||")) {
            Object right = and();
            left = left.equals(true) || right.equals(true) ? true : orError(left, right);
        }
        return left;
    }

    private Object and() {
        Object left = comparison();
        while (take("&&")) {
            Object right = comparison();
            left = left.equals(false) || right.equals(false) ? false : orError(left, right);
        }
        return left;
    }

    /** Both sides are always looked at: one that decides hides the error of the other, as in CEL. */
    private static Object orError(Object left, Object right) {
        return left instanceof Missing ? left : right;
    }

    private Object comparison() {
        Object left = unary();
        if (take("==")) {
            return compare(left, unary(), 0);
        }
        if (take("!=")) {
            Object same = compare(left, unary(), 0);
            return same instanceof Missing ? same : !(boolean) same;
        }
        return take(">") ? compare(left, unary(), 1) : left;
    }

    private static Object compare(Object left, Object right, int sign) {
        if (left instanceof Missing || right instanceof Missing) {
            return new Missing();
        }
        if (left instanceof Number a && right instanceof Number b) {
            return Integer.signum(Double.compare(a.doubleValue(), b.doubleValue())) == sign;
        }
        return Objects.equals(left, right);
    }

    private Object unary() {
        if (take("!")) {
            Object operand = unary();
            return operand instanceof Missing ? operand : !(boolean) operand;
        }
        return member(primary());
    }

    private Object primary() {
        String token = tokens.get(next++);
        if (token.equals("(")) {
            Object inner = ternary();
            expect(")");
            return inner;
        }
        if (token.startsWith(STRING)) {
            return token.substring(1);
        }
        if (Character.isDigit(token.charAt(0))) {
            return Double.valueOf(token);
        }
        switch (token) {
            case "true" -> {
                return true;
            }
            case "has" -> {
                expect("(");
                Object value = ternary();
                expect(")");
                return !(value instanceof Missing);
            }
            case "size" -> {
                expect("(");
                Object value = ternary();
                expect(")");
                return size(value);
            }
            default -> {
                if (!variables.containsKey(token)) {
                    throw new IllegalArgumentException("unknown name " + token);
                }
                return variables.get(token);
            }
        }
    }

    private static Object size(Object value) {
        if (value instanceof List<?> list) {
            return (double) list.size();
        }
        return value instanceof String text ? (Object) (double) text.codePointCount(0, text.length()) : new Missing();
    }

    private Object member(Object start) {
        Object value = start;
        while (take(".")) {
            String name = tokens.get(next++);
            if (!take("(")) {
                value = value instanceof Map<?, ?> map && map.containsKey(name) ? map.get(name) : new Missing();
            } else if (name.equals("contains")) {
                Object part = ternary();
                expect(")");
                value = value instanceof String text ? (Object) text.contains((String) part) : new Missing();
            } else if (name.equals("exists")) {
                value = exists(value);
            } else {
                throw new IllegalArgumentException("unknown function " + name);
            }
        }
        return value;
    }

    private Object exists(Object items) {
        String variable = tokens.get(next++);
        expect(",");
        int body = next;
        boolean any = false;
        List<?> list = items instanceof List<?> given ? given : List.of("");
        for (Object item : list.isEmpty() ? List.of("") : list) {
            next = body;
            variables.put(variable, item);
            any |= ternary().equals(true) && list.contains(item);
        }
        variables.remove(variable);
        expect(")");
        return items instanceof List<?> ? (Object) any : new Missing();
    }

    private boolean take(String token) {
        if (next < tokens.size() && tokens.get(next).equals(token)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new IllegalArgumentException("expected " + token + " at " + next + " of " + tokens);
        }
    }

    /** A field that is not there: an error, unless something else decides. */
    private record Missing() {}
}
