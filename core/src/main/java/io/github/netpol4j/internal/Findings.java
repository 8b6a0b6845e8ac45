package io.github.netpol4j.internal;

import io.github.netpol4j.finding.Finding;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Findings as every target tells them. */
public final class Findings {

    private Findings() {}

    /**
     * Each once, by place, code and sentence.
     *
     * @param found in any order
     * @return the same, sorted
     */
    public static List<Finding> sorted(Collection<Finding> found) {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::place)
                        .thenComparing(Finding::code)
                        .thenComparing(Finding::sentence))
                .toList();
    }
}
