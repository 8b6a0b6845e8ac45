package io.github.netpol4j.examples.look;

import io.github.netpol4j.finding.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Findings that are known, and not told again. A line each, without places, so that editing a file brings none of them back. */
final class Baseline {

    private static final String HEAD =
            "# Findings that are known: CODE and sentence. Remove a line to be told again.\n";

    private final Set<String> known;

    private Baseline(Set<String> known) {
        this.known = known;
    }

    static Baseline of(Collection<String> lines) {
        return new Baseline(lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    static String text(Collection<Finding> findings) {
        return HEAD
                + findings.stream()
                        .map(Baseline::line)
                        .distinct()
                        .sorted()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
    }

    List<Finding> unknown(Collection<Finding> findings) {
        return findings.stream()
                .filter(finding -> !known.contains(line(finding)))
                .toList();
    }

    private static String line(Finding finding) {
        return finding.code() + " " + finding.sentence().strip();
    }
}
