package io.github.netpol4j.calico.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Calico's selectors, read and evaluated in one go (reference 2.5).
 *
 * <p>What the update processors of libcalico-go do to a selector of namespaces or service accounts is here too: its keys
 * get a prefix, and {@code all()} and {@code global()} come to mean something else.
 */
final class SelectorText {

    static final String NAMESPACE = "projectcalico.org/namespace";

    private final String text;
    private final String prefix;
    private final Predicate<Map<String, String>> all;
    private int at;

    private SelectorText(String text, String prefix, Predicate<Map<String, String>> all) {
        this.text = text;
        this.prefix = prefix;
        this.all = all;
    }

    /** A selector as it stands. */
    static Predicate<Map<String, String>> of(String text) {
        return of(text, "", labels -> true);
    }

    /**
     * A selector whose keys get a prefix.
     *
     * @param all what {@code all()} means
     */
    static Predicate<Map<String, String>> of(String text, String prefix, Predicate<Map<String, String>> all) {
        SelectorText parser = new SelectorText(text, prefix, all);
        if (text.isBlank()) {
            return all;
        }
        Predicate<Map<String, String>> selector = parser.either();
        parser.blanks();
        if (parser.at < text.length()) {
            throw parser.error("nothing more");
        }
        return selector;
    }

    private Predicate<Map<String, String>> either() {
        Predicate<Map<String, String>> left = both();
        while (takes("||")) {
            left = left.or(both());
        }
        return left;
    }

    private Predicate<Map<String, String>> both() {
        Predicate<Map<String, String>> left = operation();
        while (takes("&&")) {
            left = left.and(operation());
        }
        return left;
    }

    private Predicate<Map<String, String>> operation() {
        return takes("!") ? operation().negate() : primary();
    }

    private Predicate<Map<String, String>> primary() {
        if (takes("(")) {
            Predicate<Map<String, String>> inner = either();
            expect(")");
            return inner;
        }
        if (takes("has(")) {
            String key = prefix + label();
            expect(")");
            return labels -> labels.containsKey(key);
        }
        if (takes("all()")) {
            return all;
        }
        if (takes("global()")) {
            return labels -> !labels.containsKey(NAMESPACE);
        }
        return comparison(prefix + label());
    }

    private Predicate<Map<String, String>> comparison(String key) {
        if (takes("==")) {
            String value = string();
            return labels -> value.equals(labels.get(key));
        }
        if (takes("!=")) {
            String value = string();
            return labels -> !value.equals(labels.get(key));
        }
        if (takes("contains")) {
            String value = string();
            return labels -> labels.containsKey(key) && labels.get(key).contains(value);
        }
        if (takes("starts with") || takes("startswith")) {
            String value = string();
            return labels -> labels.containsKey(key) && labels.get(key).startsWith(value);
        }
        if (takes("ends with") || takes("endswith")) {
            String value = string();
            return labels -> labels.containsKey(key) && labels.get(key).endsWith(value);
        }
        if (takes("not in") || takes("notin")) {
            List<String> values = set();
            return labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
        }
        if (takes("in")) {
            List<String> values = set();
            return labels -> labels.containsKey(key) && values.contains(labels.get(key));
        }
        throw error("a comparison");
    }

    private List<String> set() {
        List<String> values = new ArrayList<>();
        expect("{");
        while (!takes("}")) {
            values.add(string());
            if (!takes(",")) {
                expect("}");
                return values;
            }
        }
        return values;
    }

    private String string() {
        blanks();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        int end = text.indexOf(quote, at + 1);
        if ((quote != '"' && quote != '\'') || end < 0) {
            throw error("a string");
        }
        String value = text.substring(at + 1, end);
        at = end + 1;
        return value;
    }

    private String label() {
        blanks();
        int start = at;
        while (at < text.length() && String.valueOf(text.charAt(at)).matches("[A-Za-z0-9_./-]")) {
            at++;
        }
        if (at == start) {
            throw error("a key");
        }
        return text.substring(start, at);
    }

    private boolean takes(String token) {
        blanks();
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!takes(token)) {
            throw error(token);
        }
    }

    private void blanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private IllegalArgumentException error(String wanted) {
        return new IllegalArgumentException("not a selector, wants " + wanted + " at " + at + ": " + text);
    }
}
