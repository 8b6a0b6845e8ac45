package io.github.netpol4j.examples.look;

import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.ConnectivityDifference;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.report.ConnectivityReport;
import io.github.netpol4j.report.DifferenceReport;
import io.github.netpol4j.report.HostExposureReport;
import io.github.netpol4j.report.LintReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prints what was looked at. */
final class LookPrinter {

    private final PrintStream out;
    private final LookOptions.Format format;

    LookPrinter(PrintStream out, LookOptions.Format format) {
        this.out = out;
        this.format = format;
    }

    void print(
            Connectivity connectivity, Lint lint, Optional<ConnectivityDifference> difference, List<Access> reached) {
        switch (format) {
            case TEXT -> {
                section("Who reaches whom", ConnectivityReport.text(connectivity));
                section("What was found", LintReport.text(lint));
                difference.ifPresent(changed -> section("What changed", DifferenceReport.text(changed)));
                if (!reached.isEmpty()) {
                    section("What is reached across all layers", HostExposureReport.text(reached));
                }
            }
            case MARKDOWN -> {
                section("Who reaches whom", ConnectivityReport.markdown(connectivity));
                section("What was found", LintReport.markdown(lint));
                difference.ifPresent(changed -> section("What changed", DifferenceReport.markdown(changed)));
                if (!reached.isEmpty()) {
                    section("What is reached across all layers", HostExposureReport.markdown(reached));
                }
            }
            case JSON -> json(connectivity, lint, difference, reached);
            case SARIF -> out.print(LintReport.sarif(lint, Path.of("")));
            case CSV -> {
                if (difference.isPresent()) {
                    out.print(DifferenceReport.csv(difference.get()));
                } else {
                    ConnectivityReport.csvRecords(connectivity).forEach(out::print);
                }
            }
        }
    }

    private void section(String title, String text) {
        out.println("## " + title + "\n");
        out.println(text.isEmpty() ? "nothing\n" : text);
    }

    /** One object with the reports, each with its own schema and version. */
    private void json(
            Connectivity connectivity, Lint lint, Optional<ConnectivityDifference> difference, List<Access> reached) {
        out.print("{\n\"connectivity\" : " + ConnectivityReport.json(connectivity));
        out.print(",\n\"lint\" : " + LintReport.json(lint));
        difference.ifPresent(changed -> out.print(",\n\"difference\" : " + DifferenceReport.json(changed)));
        if (!reached.isEmpty()) {
            out.print(",\n\"hostExposure\" : " + HostExposureReport.json(reached));
        }
        out.println("}");
    }
}
