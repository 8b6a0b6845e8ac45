package io.github.netpol4j.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.netpol4j.analysis.Party;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Values.Span;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** Writes JSON, and what several reports have in common. */
final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private JsonText() {}

    /** What writes into an object that has been begun. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** An object that says what it is. */
    static String document(String schema, int version, Body body) {
        return object(json -> {
            json.writeStringField("schema", schema);
            json.writeNumberField("version", version);
            body.write(json);
        });
    }

    static String object(Body body) {
        StringWriter text = new StringWriter();
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
        try (JsonGenerator json = FACTORY.createGenerator(text).setPrettyPrinter(printer)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter has none
        }
        return text.append('\n').toString();
    }

    static <T> void array(JsonGenerator json, String name, Collection<T> items, ItemBody<T> body) throws IOException {
        array(json, name, items.iterator(), body);
    }

    static <T> void array(JsonGenerator json, String name, Iterator<T> items, ItemBody<T> body) throws IOException {
        json.writeArrayFieldStart(name);
        while (items.hasNext()) {
            json.writeStartObject();
            body.write(json, items.next());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What writes an item into an object that has been begun. */
    interface ItemBody<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    static void texts(JsonGenerator json, String name, Iterable<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    static void party(JsonGenerator json, Party party) throws IOException {
        json.writeStringField("name", party.name());
        json.writeStringField(
                "kind", party.fold(pods -> "pods", host -> "node", outside -> "external", any -> "ingress-controller"));
    }

    static void connections(JsonGenerator json, String name, Connections connections) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", connections.toString());
        json.writeBooleanField("all", connections.isAll());
        json.writeArrayFieldStart("protocols");
        for (Protocol protocol : List.of(Protocol.SCTP, Protocol.TCP, Protocol.UDP)) {
            List<Span> ports = connections.ports(protocol).spans();
            if (!ports.isEmpty()) {
                json.writeStartObject();
                json.writeStringField("protocol", protocol.toString());
                array(json, "ports", ports, JsonText::span);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        array(json, "protocolNumbers", connections.portless().spans(), JsonText::span);
        json.writeEndObject();
    }

    private static void span(JsonGenerator json, Span span) throws IOException {
        json.writeNumberField("from", span.from());
        json.writeNumberField("to", span.to());
    }
}
