package io.github.netpol4j.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.netpol4j.analysis.Baseline;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.analysis.LintRule;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a linter finds as SARIF.
 *
 * <p>Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", and its JSON schema.
 */
final class Sarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String HELP = "https://github.com/netpol4j/netpol4j/blob/main/docs/lint.md#";
    private static final Set<String> DOCUMENTED =
            Lint.rules().stream().map(LintRule::code).collect(Collectors.toUnmodifiableSet());
    private static final String FINGERPRINT = "netpol4j/v1";
    private static final String ROOT = "%SRCROOT%";

    /** A result in the making: nothing is known of the place of what is found no more. */
    private record Result(
            String code, Severity severity, String text, String object, String fingerprint, Optional<Place> place) {}

    private final Lint lint;
    private final Optional<Path> root;
    private final boolean compares;
    private final Map<String, Integer> rules = new HashMap<>();

    private Sarif(Lint lint, Optional<Path> root) {
        this.lint = lint;
        this.root = root;
        this.compares = lint.hasBaseline();
    }

    static String of(Lint lint, Optional<Path> root) {
        return JsonText.object(new Sarif(lint, root)::write);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        JsonText.array(json, "runs", List.of(lint), this::run);
    }

    private void run(JsonGenerator json, Lint all) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "netpol4j");
        json.writeStringField("informationUri", "https://github.com/netpol4j/netpol4j");
        JsonText.array(json, "rules", allRules(), this::rule);
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeArrayFieldStart("results");
        for (Finding finding : all.findings()) {
            result(json, result(finding), compares ? "new" : "", "", "");
        }
        for (Lint.Known known : all.known()) {
            result(json, result(known.finding()), "unchanged", "external", known.reason());
        }
        for (Lint.Suppressed one : all.suppressed()) {
            result(json, result(one.finding()), compares ? "unchanged" : "", "inSource", one.reason());
        }
        for (Baseline.Entry entry : all.stale()) {
            result(json, gone(entry), "absent", "", "");
        }
        json.writeEndArray();
    }

    /** Those that are documented, and those that only a target has. */
    private List<LintRule> allRules() {
        Map<String, LintRule> all = new TreeMap<>();
        lint.findings().forEach(finding -> add(finding, all));
        lint.known().forEach(known -> add(known.finding(), all));
        lint.suppressed().forEach(one -> add(one.finding(), all));
        lint.stale()
                .forEach(entry ->
                        all.putIfAbsent(entry.code(), new LintRule(entry.code(), Severity.WARNING, entry.code())));
        Lint.rules().forEach(rule -> all.put(rule.code(), rule));
        List<LintRule> sorted = List.copyOf(all.values());
        sorted.forEach(rule -> rules.put(rule.code(), rules.size()));
        return sorted;
    }

    private static void add(Finding finding, Map<String, LintRule> all) {
        all.putIfAbsent(finding.code(), new LintRule(finding.code(), finding.severity(), finding.code()));
    }

    private void rule(JsonGenerator json, LintRule rule) throws IOException {
        json.writeStringField("id", rule.code());
        message(json, "shortDescription", rule.summary());
        if (DOCUMENTED.contains(rule.code())) {
            json.writeStringField("helpUri", HELP + rule.code().toLowerCase(Locale.ROOT));
        }
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(rule.severity()));
        json.writeEndObject();
    }

    private Result result(Finding finding) {
        return new Result(
                finding.code(),
                finding.severity(),
                finding.sentence() + "; " + finding.remedy(),
                lint.object(finding),
                lint.fingerprint(finding),
                Optional.of(finding.place()));
    }

    private Result gone(Baseline.Entry entry) {
        Severity severity = Lint.rules().stream()
                .filter(rule -> rule.code().equals(entry.code()))
                .map(LintRule::severity)
                .findFirst()
                .orElse(Severity.WARNING);
        return new Result(
                entry.code(), severity, entry.sentence(), entry.object(), lint.fingerprint(entry), Optional.empty());
    }

    private void result(JsonGenerator json, Result result, String state, String suppression, String reason)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", result.code);
        json.writeNumberField("ruleIndex", rules.getOrDefault(result.code, -1));
        json.writeStringField("level", level(result.severity));
        message(json, "message", result.text);
        List<Result> located = result.place.isPresent() || !result.object.isEmpty() ? List.of(result) : List.of();
        JsonText.array(json, "locations", located, this::location);
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField(FINGERPRINT, result.fingerprint);
        json.writeEndObject();
        if (!state.isEmpty()) {
            json.writeStringField("baselineState", state);
        }
        if (!suppression.isEmpty()) {
            JsonText.array(json, "suppressions", List.of(suppression), (out, kind) -> {
                out.writeStringField("kind", kind);
                out.writeStringField("status", "accepted");
                out.writeStringField("justification", reason.isEmpty() ? "it is in the baseline" : reason);
            });
        }
        json.writeEndObject();
    }

    private void location(JsonGenerator json, Result result) throws IOException {
        Place place = result.place.orElseGet(() -> Place.of(""));
        if (isFile(place)) {
            json.writeObjectFieldStart("physicalLocation");
            json.writeObjectFieldStart("artifactLocation");
            SarifUri uri = SarifUri.of(place.source(), root);
            json.writeStringField("uri", uri.text());
            if (uri.isRelative()) {
                json.writeStringField("uriBaseId", ROOT);
            }
            json.writeEndObject();
            if (place.line() > 0) {
                json.writeObjectFieldStart("region");
                json.writeNumberField("startLine", place.line());
                if (place.column() > 0) {
                    json.writeNumberField("startColumn", place.column());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        List<String> names = new ArrayList<>();
        names.add(result.object);
        names.add(place.path());
        names.removeIf(String::isEmpty);
        JsonText.array(json, "logicalLocations", names.isEmpty() ? List.of() : List.of(names), (out, parts) -> {
            out.writeStringField("fullyQualifiedName", String.join(" ", parts));
            out.writeStringField("kind", "object");
        });
    }

    /** What was not read from a file has no line, or no name. */
    private static boolean isFile(Place place) {
        return !place.source().isEmpty() && !place.source().startsWith("<") && place.document() > 0;
    }

    private static void message(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
