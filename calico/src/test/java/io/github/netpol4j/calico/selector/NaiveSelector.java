package io.github.netpol4j.calico.selector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates the text of a selector while reading it, by the grammar of Calico's documentation; shares nothing with the library.
 * Only for texts that are selectors.
 */
public final class NaiveSelector {

    private static final String STRING = "\\s*(?:\"([^\"]*)\"|'([^']*)')";
    private static final String KEY = "([A-Za-z0-9_./-]+)";
    private static final Pattern CALL = Pattern.compile("\\s*(all|global|has)\\(\\s*" + KEY + "?\\s*\\)");
    private static final Pattern COMPARISON =
            Pattern.compile("\\s*" + KEY + "\\s*(==|!=|contains|starts\\s*with|ends\\s*with)" + STRING);
    private static final Pattern MEMBERSHIP = Pattern.compile("\\s*" + KEY + "\\s*(in|not\\s*in)\\s*\\{");
    private static final Pattern VALUE = Pattern.compile(STRING + "\\s*,?");

    private final String text;
    private final Map<String, String> labels;
    private int at;

    private NaiveSelector(String text, Map<String, String> labels) {
        this.text = text;
        this.labels = labels;
    }

    /** Whether labels are selected. */
    public static boolean matches(String text, Map<String, String> labels) {
        if (text.isBlank()) {
            return true;
        }
        NaiveSelector reading = new NaiveSelector(text, labels);
        boolean result = reading.or();
        if (!text.substring(reading.at).isBlank()) {
            throw new IllegalArgumentException("not read to its end: " + text);
        }
        return result;
    }

    private boolean or() {
        boolean result = and();
        while (skip("||")) {
            boolean next = and();
            result |= next;
        }
        return result;
    }

    private boolean and() {
        boolean result = one();
        while (skip("&&")) {
            boolean next = one();
            result &= next;
        }
        return result;
    }

    private boolean one() {
        if (skip("!")) {
            return !one();
        }
        if (skip("(")) {
            boolean inside = or();
            if (!skip(")")) {
                throw new IllegalArgumentException("not closed: " + text);
            }
            return inside;
        }
        Matcher call = next(CALL);
        if (call.lookingAt()) {
            at = call.end();
            return !call.group(1).equals("has") || labels.containsKey(call.group(2));
        }
        Matcher comparison = next(COMPARISON);
        if (comparison.lookingAt()) {
            at = comparison.end();
            return compare(labels.get(comparison.group(1)), comparison.group(2), value(comparison, 3));
        }
        Matcher membership = next(MEMBERSHIP);
        if (!membership.lookingAt()) {
            throw new IllegalArgumentException("no selector: " + text.substring(at));
        }
        at = membership.end();
        boolean listed = values().contains(labels.get(membership.group(1)));
        return membership.group(2).equals("in") == listed;
    }

    private static boolean compare(String label, String operator, String value) {
        if (operator.equals("!=")) {
            return label == null || !label.equals(value);
        }
        if (label == null) {
            return false;
        }
        return switch (operator.charAt(0)) {
            case '=' -> label.equals(value);
            case 'c' -> label.indexOf(value) >= 0;
            case 's' -> label.indexOf(value) == 0;
            default -> label.regionMatches(label.length() - value.length(), value, 0, value.length());
        };
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        while (!skip("}")) {
            Matcher value = next(VALUE);
            if (!value.lookingAt()) {
                throw new IllegalArgumentException("no value: " + text.substring(at));
            }
            at = value.end();
            values.add(value(value, 1));
        }
        return values;
    }

    private static String value(Matcher matcher, int group) {
        return matcher.group(group) != null ? matcher.group(group) : matcher.group(group + 1);
    }

    private Matcher next(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private boolean skip(String word) {
        int start = at;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (text.startsWith(word, start)) {
            at = start + word.length();
            return true;
        }
        return false;
    }
}
