package io.github.netpol4j.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.netpol4j.analysis.Cell;
import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.Entrance;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.finding.Problem;
import java.io.IOException;
import java.util.Locale;

/** Version 1 of the JSON of a {@link Connectivity}: {@code connectivity-1.schema.json}. */
final class ConnectivityJson {

    private static final int VERSION = 1;

    private ConnectivityJson() {}

    static String of(Connectivity connectivity) {
        return JsonText.document("netpol4j/connectivity", VERSION, json -> {
            semantics(json, connectivity.semantics());
            JsonText.array(json, "parties", connectivity.parties(), JsonText::party);
            JsonText.array(json, "connections", connectivity.cells().iterator(), ConnectivityJson::cell);
            JsonText.array(json, "entrances", connectivity.entrances(), ConnectivityJson::entrance);
            JsonText.array(json, "leftOut", connectivity.leftOut(), ConnectivityJson::leftOut);
        });
    }

    private static void leftOut(JsonGenerator json, Problem problem) throws IOException {
        LintJson.place(json, problem.place());
        json.writeStringField("what", problem.what());
        json.writeStringField("remedy", problem.remedy());
    }

    static void semantics(JsonGenerator json, ClusterSemantics semantics) throws IOException {
        json.writeObjectFieldStart("semantics");
        json.writeBooleanField("podIpsInIpBlocks", semantics.flows().podIpsInIpBlocks());
        json.writeStringField("hostNetworkPods", word(semantics.flows().hostNetworkPods()));
        json.writeStringField("otherProtocols", word(semantics.flows().otherProtocols()));
        json.writeBooleanField("egressToOwnNode", semantics.flows().egressToOwnNode());
        json.writeBooleanField("finishedPodsCount", semantics.finishedPodsCount());
        json.writeBooleanField("externalIpv6", semantics.externalIpv6());
        json.writeBooleanField("nodes", semantics.nodes());
        json.writeEndObject();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void cell(JsonGenerator json, Cell cell) throws IOException {
        json.writeStringField("source", cell.source().name());
        json.writeStringField("destination", cell.destination().name());
        JsonText.connections(json, "surely", cell.surely());
        JsonText.connections(json, "possibly", cell.possibly());
    }

    private static void entrance(JsonGenerator json, Entrance entrance) throws IOException {
        json.writeStringField("kind", word(entrance.entry().kind()));
        json.writeStringField("namespace", entrance.entry().namespace());
        json.writeStringField("name", entrance.entry().name());
        json.writeStringField("host", entrance.entry().host());
        json.writeStringField("path", entrance.entry().path());
        json.writeStringField("service", entrance.entry().service());
        json.writeStringField("destination", entrance.destination().name());
        JsonText.connections(json, "ports", entrance.ports());
        json.writeBooleanField("blocked", entrance.isBlocked());
        JsonText.array(json, "connections", entrance.cells(), ConnectivityJson::cell);
    }
}
