package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;
import java.util.List;

/**
 * Which HTTP requests a rule matches, where Calico's application layer policy runs.
 *
 * @param methods any of these; every method if empty
 * @param paths any of these; every path if empty
 */
public record HttpMatch(List<String> methods, List<Path> paths) {

    /**
     * Requests, lists copied.
     *
     * @param methods any of these; every method if empty
     * @param paths any of these; every path if empty
     */
    public HttpMatch {
        methods = List.copyOf(Given.noNulls("http methods", methods));
        paths = List.copyOf(Given.noNulls("http paths", paths));
    }

    /**
     * A path, whole or from its start. Just one of the two is given.
     *
     * @param exact the whole path, or empty
     * @param prefix its start, or empty
     */
    public record Path(String exact, String prefix) {

        /**
         * A path.
         *
         * @param exact the whole path, or empty
         * @param prefix its start, or empty
         */
        public Path {
            Given.noneNull("http path", exact, prefix);
        }
    }
}
