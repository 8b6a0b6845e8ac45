package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Calico asks of selectors. */
final class SelectorRules {

    private static final String GLOBAL = "global(";
    private static final Pattern ANY_GLOBAL = Pattern.compile("global\\([ \t]*\\)");
    private static final Pattern ONLY_GLOBAL = Pattern.compile("[ \t]*global\\([ \t]*\\)[ \t]*");

    private final Found found;

    SelectorRules(Found found) {
        this.found = found;
    }

    /** Of the endpoints that a policy is for. */
    void ofPolicy(String path, String field, String selector) {
        limited(path, field, selector);
        noGlobal(path, selector);
    }

    /** Of the endpoints that a rule matches. */
    void ofEnd(String path, String selector) {
        limited(path, "Selector", selector);
        noGlobal(path, selector);
    }

    /** Of those that it does not match; Calico does not look for {@code global()} here. */
    void ofOthers(String path, String selector) {
        limited(path, "NotSelector", selector);
    }

    /** Of the namespaces that a rule matches. */
    void ofNamespaces(String path, String selector) {
        limited(path, "NamespaceSelector", selector);
        if (selector.contains(GLOBAL) && !ONLY_GLOBAL.matcher(selector).matches()) {
            found.add(Requirement.GLOBAL_ALONE, path);
        }
    }

    /** Of service accounts that a rule matches; it may be of any length. */
    void ofAccounts(String path, String selector) {
        syntax(path, "Selector", selector);
    }

    private void limited(String path, String field, String selector) {
        found.length(Requirement.SELECTOR_LENGTH, path, selector, Limits.SELECTOR_LENGTH);
        syntax(path, field, selector);
    }

    private void syntax(String path, String field, String selector) {
        wrong(selector).ifPresent(detail -> found.add(Requirement.SELECTOR_SYNTAX, path, field, detail));
    }

    private void noGlobal(String path, String selector) {
        if (selector.contains(GLOBAL)) {
            found.add(Requirement.GLOBAL_PLACE, path);
        }
    }

    /** What is wrong with the syntax of a selector, and where. In the grammar {@code global()} can stand where all() can. */
    private static Optional<String> wrong(String selector) {
        try {
            CalicoSelector.parseAnyLength(ANY_GLOBAL.matcher(selector).replaceAll("all()   "));
            return Optional.empty();
        } catch (InvalidInputException refused) {
            Problem problem = refused.problems().get(0);
            int column = problem.place().column();
            return Optional.of((column > 0 ? "column " + column + ": " : "") + problem.what());
        }
    }
}
