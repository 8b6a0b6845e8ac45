package io.github.netpol4j.report;

import io.github.netpol4j.analysis.Baseline;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.internal.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a linter finds, as text, Markdown, JSON or SARIF 2.1.0.
 *
 * <p>The JSON has {@code "schema": "netpol4j/lint"} and {@code "version": 1}; {@code lint-1.schema.json} beside this class describes it: {@code findings},
 * {@code suppressed} and {@code known} ones, {@code stale} entries of the baseline, the {@code rules} and the {@code coverage}.
 *
 * <p>SARIF is what code scanning services read. Findings that an annotation suppresses have a suppression in source, those of a baseline are {@code unchanged} and
 * have an external one; what is in the baseline and found no more is {@code absent}. Fingerprints stay when lines move and files are renamed. Files are
 * named relative to the root that is given, so name that of the repository.
 */
public final class LintReport {

    private LintReport() {}

    /**
     * Text for people: the findings, each with what to do about it, then how many there are.
     *
     * @param lint what was found
     * @return several lines
     */
    public static String text(Lint lint) {
        Given.notNull("LintReport.text(..)", lint);
        StringBuilder text = new StringBuilder();
        for (Finding finding : lint.findings()) {
            text.append(word(finding.severity())).append(' ').append(finding.code());
            String place = finding.place().toString();
            text.append(place.isEmpty() ? "" : " " + place).append('\n');
            text.append("  ").append(finding.sentence()).append('\n');
            text.append("  > ").append(finding.remedy()).append('\n');
        }
        lint.stale().forEach(entry -> text.append("stale ").append(entry).append('\n'));
        return text.append(summary(lint)).append('\n').toString();
    }

    /**
     * A table of GitHub-flavoured Markdown, and how many there are.
     *
     * @param lint what was found
     * @return a head, a line for each finding, and a summary
     */
    public static String markdown(Lint lint) {
        Given.notNull("LintReport.markdown(..)", lint);
        List<List<String>> rows =
                new ArrayList<>(List.of(List.of("severity", "code", "place", "finding", "what to do")));
        for (Finding finding : lint.findings()) {
            rows.add(List.of(
                    word(finding.severity()),
                    finding.code(),
                    finding.place().toString(),
                    finding.sentence(),
                    finding.remedy()));
        }
        StringBuilder text = new StringBuilder(lint.findings().isEmpty() ? "" : TextTable.markdown(rows) + "\n");
        text.append(summary(lint)).append('\n');
        for (Baseline.Entry entry : lint.stale()) {
            text.append("- stale: ")
                    .append(TextTable.markdownText(entry.toString()))
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * JSON, as described above.
     *
     * @param lint what was found
     * @return one object
     */
    public static String json(Lint lint) {
        return LintJson.of(Given.notNull("LintReport.json(..)", lint));
    }

    /**
     * SARIF 2.1.0, with files named as they were when they were read.
     *
     * @param lint what was found
     * @return one log
     */
    public static String sarif(Lint lint) {
        return Sarif.of(Given.notNull("LintReport.sarif(..)", lint), Optional.empty());
    }

    /**
     * SARIF 2.1.0, with files named relative to a folder.
     *
     * @param lint what was found
     * @param root mostly that of the repository
     * @return one log
     */
    public static String sarif(Lint lint, Path root) {
        Given.noneNull("LintReport.sarif(..)", lint, root);
        return Sarif.of(lint, Optional.of(root));
    }

    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static String summary(Lint lint) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            long count = lint.findings().stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            parts.add(count + " " + word(severity) + (severity == Severity.INFO || count == 1 ? "" : "s"));
        }
        String more =
                (lint.suppressed().isEmpty() ? "" : "; " + lint.suppressed().size() + " suppressed")
                        + (lint.known().isEmpty() ? "" : "; " + lint.known().size() + " in the baseline")
                        + (lint.stale().isEmpty() ? "" : "; " + lint.stale().size() + " stale in the baseline");
        return String.join(", ", parts) + more + "\nisolated: "
                + lint.coverage().whole();
    }
}
