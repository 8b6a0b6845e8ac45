package io.github.netpol4j.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.netpol4j.analysis.Exposed;
import io.github.netpol4j.analysis.Exposure;
import io.github.netpol4j.analysis.UnknownPeers;
import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Offer;
import io.github.netpol4j.flow.Values.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Version 1 of the JSON of an {@link Exposure}: {@code exposure-1.schema.json}. */
final class ExposureJson {

    private static final int VERSION = 1;

    private ExposureJson() {}

    static String of(Exposure exposure) {
        return JsonText.document("netpol4j/exposure", VERSION, json -> {
            ConnectivityJson.semantics(json, exposure.semantics());
            JsonText.array(json, "parties", exposure.parties(), JsonText::party);
            List<Exposed> all = new ArrayList<>();
            exposure.parties().forEach(party -> {
                all.addAll(exposure.rows(party, Direction.INGRESS));
                all.addAll(exposure.rows(party, Direction.EGRESS));
            });
            JsonText.array(json, "exposures", all, ExposureJson::row);
        });
    }

    private static void row(JsonGenerator json, Exposed row) throws IOException {
        json.writeStringField("party", row.party().name());
        json.writeStringField("direction", ConnectivityJson.word(row.direction()));
        JsonText.array(json, "peers", row.peers(), ExposureJson::peers);
        offer(json, "surely", row.surely());
        offer(json, "possibly", row.possibly());
    }

    private static void peers(JsonGenerator json, UnknownPeers peers) throws IOException {
        json.writeStringField("text", peers.toString());
        json.writeStringField("kind", ConnectivityJson.word(peers.kind()));
        json.writeBooleanField("entireCluster", peers.isEntireCluster());
        if (peers.kind() == UnknownPeers.Kind.PODS) {
            names(json, "namespaces", peers.namespaces());
            labels(json, "namespaceLabels", peers.namespaceLabels());
            labels(json, "labels", peers.labels());
            names(json, "serviceAccounts", peers.serviceAccounts());
        }
        if (peers.kind() != UnknownPeers.Kind.OUTSIDE) {
            names(json, "nodes", peers.nodes());
        }
        JsonText.array(json, "addresses", peers.addresses(), ExposureJson::range);
    }

    private static void range(JsonGenerator json, AddressRange range) throws IOException {
        json.writeStringField("first", range.first().toString());
        json.writeStringField("last", range.last().toString());
    }

    private static void labels(JsonGenerator json, String field, SortedMap<String, Names> labels) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, Names> label : labels.entrySet()) {
            names(json, label.getKey(), label.getValue());
        }
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, String field, Names names) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeBooleanField("absent", names.absent());
        json.writeBooleanField("others", names.others());
        JsonText.texts(json, "values", names.names());
        json.writeEndObject();
    }

    private static void offer(JsonGenerator json, String field, Offer offer) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", offer.toString());
        JsonText.connections(json, "unnamed", offer.unnamed());
        JsonText.array(json, "named", offer.named(), ExposureJson::named);
        json.writeEndObject();
    }

    private static void named(JsonGenerator json, Offer.Named named) throws IOException {
        JsonText.texts(json, "names", named.names());
        JsonText.connections(json, "connections", named.connections());
    }
}
