package io.github.netpol4j.analysis;

import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.internal.Given;

/**
 * Something that {@link Lint} looks for.
 *
 * @param code the code of its findings
 * @param severity how much they matter, unless one says otherwise
 * @param summary what it is, in a line
 */
public record LintRule(String code, Severity severity, String summary) {

    /**
     * Something to look for.
     *
     * @param code the code of its findings
     * @param severity how much they matter, unless one says otherwise
     * @param summary what it is, in a line
     */
    public LintRule {
        Given.noneNull("new LintRule(..)", code, severity, summary);
    }
}
