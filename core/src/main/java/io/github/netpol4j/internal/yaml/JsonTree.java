package io.github.netpol4j.internal.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.YamlNode.Entry;
import io.github.netpol4j.internal.yaml.YamlNode.Kind;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import io.github.netpol4j.internal.yaml.YamlNode.Scalar;
import io.github.netpol4j.internal.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the trees of JSON documents, of which several may follow each other. */
final class JsonTree {

    /** Names are neither interned nor kept beyond a parse: they are foreign. Our own limits replace Jackson's. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Chunk chunk;
    private final Limits limits;
    private final JsonParser parser;
    private int number;
    private List<Problem> flaws = new ArrayList<>();

    private JsonTree(Chunk chunk, Limits limits, JsonParser parser) {
        this.chunk = chunk;
        this.limits = limits;
        this.parser = parser;
        this.number = chunk.number();
    }

    /**
     * Reads the documents up to the first that is no JSON.
     *
     * @param chunk where they are
     * @param from the offset of the first
     * @param into takes the documents that are read
     * @throws Unreadable if one is no JSON, or goes beyond a limit
     */
    static void read(Chunk chunk, int from, Limits limits, List<Document> into) throws Unreadable {
        // The marker before it makes way for blanks: offsets stay what they are.
        String text = chunk.text().substring(0, from).replaceAll("[^\r\n]", " ")
                + chunk.text().substring(from);
        try (JsonParser parser = FACTORY.createParser(new StringReader(text))) {
            new JsonTree(chunk, limits, parser).documents(into);
        } catch (IOException e) {
            throw new UncheckedIOException("a string can be closed", e);
        }
    }

    private void documents(List<Document> into) throws Unreadable {
        for (JsonToken token = next(); token != null; token = next()) {
            YamlNode root = node(token, TreePath.root(), 1);
            into.add(new Document(
                    chunk.source(), number, Optional.of(root).filter(node -> !node.isNull()), List.of(), flaws));
            flaws = new ArrayList<>();
            number++;
        }
    }

    private YamlNode node(JsonToken token, TreePath path, int depth) throws Unreadable {
        Position at = at();
        if (depth > limits.depth()) {
            throw new Unreadable(Messages.tooDeep(chunk.place(number, at, path), limits.depth()), at);
        }
        return switch (token) {
            case START_OBJECT -> mapping(at, path, depth);
            case START_ARRAY -> sequence(at, path, depth);
            case VALUE_STRING -> new Scalar(at, Kind.STRING, text(at, path));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(at, path);
            case VALUE_TRUE -> new Scalar(at, Kind.BOOL, "true");
            case VALUE_FALSE -> new Scalar(at, Kind.BOOL, "false");
            case VALUE_NULL -> new Scalar(at, Kind.NULL, "null");
            default -> throw syntax(at, "a value is missing");
        };
    }

    private Scalar number(Position at, TreePath path) throws Unreadable {
        String text = text(at, path);
        return new Scalar(at, PlainScalars.integer(text).isPresent() ? Kind.INT : Kind.FLOAT, text);
    }

    private YamlNode sequence(Position at, TreePath path, int depth) throws Unreadable {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = required(); token != JsonToken.END_ARRAY; token = required()) {
            items.add(node(token, path.index(items.size()), depth + 1));
        }
        return new Sequence(at, items);
    }

    private YamlNode mapping(Position at, TreePath path, int depth) throws Unreadable {
        List<Entry> entries = new ArrayList<>();
        Map<String, Position> keys = new HashMap<>();
        for (JsonToken token = required(); token != JsonToken.END_OBJECT; token = required()) {
            Position keyAt = at();
            String key = text(keyAt, path);
            TreePath valuePath = path.key(key);
            YamlNode value = node(required(), valuePath, depth + 1);
            Position first = keys.putIfAbsent(key, keyAt);
            if (first == null) {
                entries.add(new Entry(keyAt, key, value));
            } else {
                flaws.add(Messages.duplicate(chunk.place(number, keyAt, valuePath), key, first));
            }
        }
        return new Mapping(at, entries);
    }

    private String text(Position at, TreePath path) throws Unreadable {
        try {
            String text = parser.getText();
            if (Chunk.hasHalfPair(text)) {
                flaws.add(Messages.halfPair(chunk.place(number, at, path)));
            }
            return text;
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    private JsonToken required() throws Unreadable {
        JsonToken token = next();
        if (token == null) {
            throw syntax(at(), "the text ends too early");
        }
        return token;
    }

    private @Nullable JsonToken next() throws Unreadable {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    private Position at() {
        return chunk.lines().atChar((int) parser.currentTokenLocation().getCharOffset());
    }

    private Unreadable syntax(IOException e) {
        long offset = e instanceof JsonProcessingException json && json.getLocation() != null
                ? json.getLocation().getCharOffset()
                : parser.currentLocation().getCharOffset();
        return syntax(chunk.lines().atChar((int) offset), Messages.complaint(e));
    }

    private Unreadable syntax(Position at, String complaint) {
        return chunk.syntax(number, at, complaint, Messages::notJson);
    }
}
