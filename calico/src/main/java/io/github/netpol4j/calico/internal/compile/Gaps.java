package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Gap;

/** What Calico can't enforce of a policy. */
final class Gaps {

    private Gaps() {}

    static Gap selectorTooLong(Rule rule) {
        return new Gap(
                "SELECTOR_TOO_LONG",
                rule.toString(),
                "a selector of Calico has at most 1024 characters, and this one can't be divided into shorter ones: only lists of"
                        + " values that a label may have can, not lists of those it must not have",
                "give the pods a label that says it in one word, and name that");
    }
}
