package io.github.netpol4j.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.netpol4j.analysis.Explanation;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.RuleMatch;
import io.github.netpol4j.target.Verdict.Selecting;
import io.github.netpol4j.target.Verdict.Side;
import java.io.IOException;
import java.util.Optional;

/**
 * Why a connection passes or not, as text or JSON.
 *
 * <p>The JSON has {@code "schema": "netpol4j/explanation"} and {@code "version": 1}; {@code explanation-1.schema.json} beside this
 * class describes it: the {@code outcome}; {@code answers}, one for each two ends that policies tell apart, each with its
 * {@code egress} and {@code ingress} side and all {@code policies} that select the end there, with what each of their {@code rules}
 * says; and {@code remedies}, what would have to change.
 */
public final class ExplanationReport {

    private static final int VERSION = 1;

    private ExplanationReport() {}

    /**
     * The explanation in lines.
     *
     * @param explanation why
     * @return several lines
     */
    public static String text(Explanation explanation) {
        return Given.notNull("ExplanationReport.text(..)", explanation) + "\n";
    }

    /**
     * JSON, as described above.
     *
     * @param explanation why
     * @return one object
     */
    public static String json(Explanation explanation) {
        Given.notNull("ExplanationReport.json(..)", explanation);
        return JsonText.document("netpol4j/explanation", VERSION, json -> {
            json.writeStringField("source", explanation.source().name());
            json.writeStringField("destination", explanation.destination().name());
            json.writeStringField("protocol", explanation.protocol().toString());
            json.writeNumberField("port", explanation.port());
            json.writeStringField("outcome", ConnectivityJson.word(explanation.outcome()));
            JsonText.array(json, "answers", explanation.verdicts(), ExplanationReport::verdict);
            JsonText.texts(json, "remedies", explanation.remedies());
        });
    }

    private static void verdict(JsonGenerator json, Verdict verdict) throws IOException {
        json.writeStringField("outcome", ConnectivityJson.word(verdict.outcome()));
        json.writeStringField("reason", verdict.reason());
        end(json, "source", verdict.flow().source(), verdict.flow().sourceAddress());
        end(json, "destination", verdict.flow().destination(), verdict.flow().destinationAddress());
        json.writeBooleanField("exempt", verdict.exemption().isPresent());
        side(json, "egress", verdict.egress());
        side(json, "ingress", verdict.ingress());
    }

    private static void end(JsonGenerator json, String name, Endpoint end, Optional<IpAddress> address)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("kind", end.fold(pod -> "pod", node -> "node", external -> "external"));
        json.writeStringField("id", end.id());
        if (address.isPresent()) {
            json.writeStringField("address", address.get().toString());
        }
        json.writeEndObject();
    }

    private static void side(JsonGenerator json, String name, Side side) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeBooleanField("isolated", side.isIsolated());
        json.writeStringField("outcome", ConnectivityJson.word(side.outcome()));
        if (side.conclusion().isPresent()) {
            json.writeStringField("why", side.conclusion().get().why());
        }
        JsonText.array(json, "policies", side.selecting(), ExplanationReport::policy);
        json.writeEndObject();
    }

    private static void policy(JsonGenerator json, Selecting policy) throws IOException {
        json.writeStringField("policy", policy.policy());
        json.writeBooleanField("matches", policy.isMatched());
        JsonText.array(json, "rules", policy.rules(), ExplanationReport::rule);
    }

    private static void rule(JsonGenerator json, RuleMatch rule) throws IOException {
        json.writeStringField("path", rule.path());
        json.writeBooleanField("matches", rule.isMatch());
        json.writeBooleanField("mayMatch", rule.isPossible());
        json.writeStringField("why", rule.why());
    }
}
