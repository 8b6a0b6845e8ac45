package io.github.netpol4j.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.analysis.hosts.Access.State;
import io.github.netpol4j.analysis.hosts.Layer;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.internal.Given;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody reaches across all layers, as a text table, Markdown or JSON.
 *
 * <p>The JSON has {@code "schema": "netpol4j/host-exposure"} and {@code "version": 1}; {@code host-exposure-1.schema.json} beside this
 * class describes it: {@code answers}, each with its {@code asker}, {@code way}, {@code state} ({@code open}, {@code guarded} or {@code
 * guarded-in-appearance}), whether that is {@code certain}, its {@code guards}, {@code layers}, {@code sentence}, {@code notes} and {@code
 * remedies}.
 */
public final class HostExposureReport {

    private static final int VERSION = 1;

    private HostExposureReport() {}

    /**
     * A table with aligned columns; below it a sentence for each answer that is not certain, or guarded in appearance, and the remedies.
     *
     * @param answers what was asked
     * @return a line for each answer, and the sentences
     */
    public static String text(Collection<Access> answers) {
        Given.noNulls("HostExposureReport.text(..)", answers);
        return TextTable.aligned(answers.stream().map(HostExposureReport::row).toList()) + below(answers, "\n", "");
    }

    /**
     * A table of GitHub-flavoured Markdown, and below it the same sentences as a list.
     *
     * @param answers what was asked
     * @return a head, a line for each answer, and the sentences
     */
    public static String markdown(Collection<Access> answers) {
        Given.noNulls("HostExposureReport.markdown(..)", answers);
        List<List<String>> rows = new ArrayList<>(List.of(List.of("who", "how", "to", "what guards it", "by")));
        answers.stream().map(HostExposureReport::row).forEach(rows::add);
        return TextTable.markdown(rows) + below(answers, "\n", "- ");
    }

    /**
     * JSON, as described above.
     *
     * @param answers what was asked
     * @return one object
     */
    public static String json(Collection<Access> answers) {
        Given.noNulls("HostExposureReport.json(..)", answers);
        return JsonText.document(
                "netpol4j/host-exposure",
                VERSION,
                json -> JsonText.array(json, "answers", answers, HostExposureReport::answer));
    }

    private static List<String> row(Access access) {
        String port = access.way().protocol() + " "
                + (access.way().port() == 0 ? "?" : access.way().port());
        String at = access.way().at();
        return List.of(
                asker(access.asker()),
                word(access.way().kind()) + (at.isEmpty() ? "" : " " + at) + " " + port,
                access.way().subject(),
                (access.isCertain() ? "" : "possibly ") + state(access.state()),
                access.guards().isEmpty() ? "" : String.join(", ", access.guards()));
    }

    private static String below(Collection<Access> answers, String before, String bullet) {
        Set<String> lines = new LinkedHashSet<>();
        Set<String> remedies = new LinkedHashSet<>();
        for (Access access : answers) {
            if (!access.isCertain() || access.state() == State.GUARDED_IN_APPEARANCE) {
                lines.add(bullet + access.sentence() + "\n");
                remedies.addAll(access.remedies());
            }
        }
        remedies.forEach(remedy -> lines.add(bullet + "Remedy: " + remedy + ".\n"));
        return lines.isEmpty() ? "" : lines.stream().collect(Collectors.joining("", before, ""));
    }

    private static String asker(Endpoint end) {
        return end.fold(pod -> pod.id(), node -> "node " + node.name(), external -> external.id());
    }

    private static String state(State state) {
        return word(state).replace('-', ' ');
    }

    private static String word(Enum<?> constant) {
        return ConnectivityJson.word(constant);
    }

    private static void answer(JsonGenerator json, Access access) throws IOException {
        json.writeObjectFieldStart("asker");
        json.writeStringField("kind", access.asker().fold(pod -> "pod", node -> "node", external -> "external"));
        json.writeStringField("id", access.asker().id());
        json.writeEndObject();
        json.writeObjectFieldStart("way");
        json.writeStringField("kind", word(access.way().kind()));
        json.writeStringField("subject", access.way().subject());
        json.writeStringField("at", access.way().at());
        json.writeStringField("protocol", access.way().protocol().toString());
        json.writeNumberField("port", access.way().port());
        json.writeStringField("leadsTo", access.way().leadsTo());
        json.writeEndObject();
        json.writeStringField("state", word(access.state()));
        json.writeBooleanField("certain", access.isCertain());
        JsonText.texts(json, "guards", access.guards());
        JsonText.array(json, "layers", access.layers(), HostExposureReport::layer);
        json.writeStringField("sentence", access.sentence());
        JsonText.texts(json, "notes", access.notes());
        JsonText.texts(json, "remedies", access.remedies());
    }

    private static void layer(JsonGenerator json, Layer layer) throws IOException {
        json.writeStringField("name", layer.name());
        json.writeStringField("part", layer.part());
        json.writeStringField("role", word(layer.role()));
        json.writeStringField("outcome", word(layer.outcome()));
        json.writeStringField("why", layer.why());
        json.writeStringField("note", layer.note());
        json.writeStringField("when", layer.when());
    }
}
