package io.github.netpol4j.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.netpol4j.analysis.Baseline;
import io.github.netpol4j.analysis.Coverage;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.analysis.LintRule;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import java.io.IOException;
import java.util.Map;

/** Version 1 of the JSON of a {@link Lint}: {@code lint-1.schema.json}. */
final class LintJson {

    private static final int VERSION = 1;

    private LintJson() {}

    static String of(Lint lint) {
        return JsonText.document("netpol4j/lint", VERSION, json -> {
            JsonText.array(json, "findings", lint.findings(), (out, finding) -> finding(out, finding, lint));
            JsonText.array(json, "suppressed", lint.suppressed(), (out, one) -> {
                finding(out, one.finding(), lint);
                out.writeStringField("reason", one.reason());
            });
            JsonText.array(json, "known", lint.known(), (out, one) -> {
                finding(out, one.finding(), lint);
                out.writeStringField("reason", one.reason());
            });
            JsonText.array(json, "stale", lint.stale(), LintJson::entry);
            JsonText.array(json, "rules", Lint.rules(), LintJson::rule);
            coverage(json, lint.coverage());
        });
    }

    private static void finding(JsonGenerator json, Finding finding, Lint lint) throws IOException {
        json.writeStringField("code", finding.code());
        json.writeStringField("severity", LintReport.word(finding.severity()));
        json.writeStringField("object", lint.object(finding));
        place(json, finding.place());
        json.writeStringField("sentence", finding.sentence());
        json.writeStringField("remedy", finding.remedy());
        json.writeStringField("fingerprint", lint.fingerprint(finding));
    }

    /** What is not known is left out. */
    static void place(JsonGenerator json, Place place) throws IOException {
        json.writeObjectFieldStart("place");
        if (!place.source().isEmpty()) {
            json.writeStringField("source", place.source());
        }
        number(json, "document", place.document());
        number(json, "line", place.line());
        number(json, "column", place.column());
        if (!place.path().isEmpty()) {
            json.writeStringField("path", place.path());
        }
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String field, int number) throws IOException {
        if (number > 0) {
            json.writeNumberField(field, number);
        }
    }

    private static void entry(JsonGenerator json, Baseline.Entry entry) throws IOException {
        json.writeStringField("code", entry.code());
        json.writeStringField("object", entry.object());
        json.writeStringField("sentence", entry.sentence());
        json.writeNumberField("times", entry.times());
        json.writeStringField("reason", entry.reason());
    }

    private static void rule(JsonGenerator json, LintRule rule) throws IOException {
        json.writeStringField("code", rule.code());
        json.writeStringField("severity", LintReport.word(rule.severity()));
        json.writeStringField("summary", rule.summary());
    }

    private static void coverage(JsonGenerator json, Coverage coverage) throws IOException {
        json.writeObjectFieldStart("coverage");
        isolated(json, "whole", coverage.whole());
        json.writeObjectFieldStart("namespaces");
        for (Map.Entry<String, Coverage.Isolated> one : coverage.namespaces().entrySet()) {
            isolated(json, one.getKey(), one.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void isolated(JsonGenerator json, String field, Coverage.Isolated isolated) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("pods", isolated.pods());
        json.writeNumberField("ingress", isolated.ingress());
        json.writeNumberField("egress", isolated.egress());
        json.writeEndObject();
    }
}
