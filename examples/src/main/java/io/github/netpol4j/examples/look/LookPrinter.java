package io.github.netpol4j.examples.look;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.ConnectivityDifference;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.report.ConnectivityReport;
import io.github.netpol4j.report.DifferenceReport;
import io.github.netpol4j.report.HostExposureReport;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
            Connectivity connectivity,
            Lint lint,
            List<Finding> findings,
            Optional<ConnectivityDifference> difference,
            List<Access> reached) {
        switch (format) {
            case TEXT -> {
                section("Who reaches whom", ConnectivityReport.text(connectivity));
                section("What was found", findings(lint, findings, ""));
                difference.ifPresent(changed -> section("What changed", DifferenceReport.text(changed)));
                if (!reached.isEmpty()) {
                    section("What is reached across all layers", HostExposureReport.text(reached));
                }
            }
            case MARKDOWN -> {
                section("Who reaches whom", ConnectivityReport.markdown(connectivity));
                section("What was found", findings(lint, findings, "- "));
                difference.ifPresent(changed -> section("What changed", DifferenceReport.markdown(changed)));
                if (!reached.isEmpty()) {
                    section("What is reached across all layers", HostExposureReport.markdown(reached));
                }
            }
            case JSON -> json(connectivity, findings, difference, reached);
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

    private static String findings(Lint lint, List<Finding> findings, String bullet) {
        StringBuilder lines = new StringBuilder();
        findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .forEach(finding -> lines.append(bullet).append(finding).append('\n'));
        lint.suppressed().forEach(one -> lines.append(bullet).append(one).append('\n'));
        lines.append(bullet)
                .append("isolated: ")
                .append(lint.coverage().whole())
                .append('\n');
        return lines.toString();
    }

    /** One object with the reports, each with its own schema and version, and the findings. */
    private void json(
            Connectivity connectivity,
            List<Finding> findings,
            Optional<ConnectivityDifference> difference,
            List<Access> reached) {
        out.print("{\n\"connectivity\" : " + ConnectivityReport.json(connectivity));
        out.print(",\n\"findings\" : " + json(findings) + "\n");
        difference.ifPresent(changed -> out.print(",\n\"difference\" : " + DifferenceReport.json(changed)));
        if (!reached.isEmpty()) {
            out.print(",\n\"hostExposure\" : " + HostExposureReport.json(reached));
        }
        out.println("}");
    }

    private static String json(List<Finding> findings) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (Finding finding : findings) {
                json.writeStartObject();
                json.writeStringField("code", finding.code());
                json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
                json.writeStringField("file", finding.place().source());
                json.writeNumberField("line", finding.place().line());
                json.writeStringField("path", finding.place().path());
                json.writeStringField("sentence", finding.sentence());
                json.writeStringField("remedy", finding.remedy());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
