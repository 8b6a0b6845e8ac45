package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.HttpMatch;
import java.util.HashSet;
import java.util.List;

/**
 * What Calico asks of the HTTP requests that a rule matches.
 *
 * <p>Source: libcalico-go lib/validator/v3, validateHTTPMethods and validateHTTPPaths.
 */
final class HttpRules {

    private HttpRules() {}

    static void check(String path, HttpMatch http, Found found) {
        List<String> methods = http.methods();
        found.size(Requirement.HTTP_METHODS_MANY, path + ".methods", methods, Limits.HTTP_METHODS);
        if (new HashSet<>(methods).size() < methods.size()) {
            found.add(Requirement.HTTP_METHODS_TWICE, path + ".methods", "[" + String.join(" ", methods) + "]");
        }
        found.size(Requirement.HTTP_PATHS_MANY, path + ".paths", http.paths(), Limits.HTTP_PATHS);
        for (int i = 0; i < http.paths().size(); i++) {
            path(path + ".paths[" + i + "]", http.paths().get(i), found);
        }
    }

    private static void path(String path, HttpMatch.Path match, Found found) {
        found.length(Requirement.HTTP_PATH_LENGTH, path + ".exact", match.exact(), Limits.HTTP_PATH_LENGTH);
        found.length(Requirement.HTTP_PATH_LENGTH, path + ".prefix", match.prefix(), Limits.HTTP_PATH_LENGTH);
        if (!match.exact().isEmpty() && !match.prefix().isEmpty()) {
            found.add(Requirement.HTTP_PATH_BOTH, path);
            return;
        }
        String text = match.exact() + match.prefix();
        if (text.isEmpty()) {
            found.add(Requirement.HTTP_PATH_NEITHER, path);
        } else if (!text.startsWith("/") || text.chars().anyMatch(c -> c == '?' || c == ' ' || c == '#')) {
            found.add(Requirement.HTTP_PATH_FORM, path, text);
        }
    }
}
