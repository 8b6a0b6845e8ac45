package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.target.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads YAML and JSON into trees, within limits. It never throws for what the input says: each document carries its problems, and
 * one that can't be read leaves the others readable.
 */
public final class DocumentReader {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String source;
    private final ReadLimits limits;
    private final Limits used;

    private DocumentReader(String source, ReadLimits limits) {
        this.source = source;
        this.limits = limits;
        this.used = new Limits(limits);
    }

    /**
     * The documents of a stream, which is read no further than the limit and not closed.
     *
     * @param source the stream's name, for places; a name that ends in {@code .json} says that it is JSON
     * @param stream UTF-8
     * @param limits what is refused
     * @return in order; documents between markers that hold nothing are there, without a tree
     * @throws IOException if the stream fails
     */
    public static List<Document> read(String source, InputStream stream, ReadLimits limits) throws IOException {
        int most = (int) Math.min(limits.maxBytes() + 1, Integer.MAX_VALUE - 8);
        return read(source, stream.readNBytes(most), limits);
    }

    /**
     * The documents of an array.
     *
     * @param source its name, for places; a name that ends in {@code .json} says that it is JSON
     * @param bytes UTF-8
     * @param limits what is refused
     * @return in order; documents between markers that hold nothing are there, without a tree
     */
    public static List<Document> read(String source, byte[] bytes, ReadLimits limits) {
        return new DocumentReader(source, limits).bytes(bytes);
    }

    /**
     * The documents of a string.
     *
     * @param source its name, for places; a name that ends in {@code .json} says that it is JSON
     * @param text YAML or JSON
     * @param limits what is refused
     * @return in order; documents between markers that hold nothing are there, without a tree
     */
    public static List<Document> read(String source, String text, ReadLimits limits) {
        DocumentReader reader = new DocumentReader(source, limits);
        // No character takes less than a byte, so the longest texts need no counting.
        boolean isTooLarge =
                text.length() > limits.maxBytes() || text.getBytes(StandardCharsets.UTF_8).length > limits.maxBytes();
        return isTooLarge ? reader.tooLarge() : reader.text(text);
    }

    private List<Document> bytes(byte[] bytes) {
        if (bytes.length > limits.maxBytes()) {
            return tooLarge();
        }
        if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe)) {
            return unreadable(Messages.utf16(Place.of(source, "")));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            Position at = new Lines(text, 1).atChar(text.length());
            Place place = new Place(source, 0, at.line(), at.column(), "");
            return unreadable(Messages.notUtf8(place, bytes[in.position()] & 0xff, in.position()));
        }
        return text(text);
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private List<Document> text(String given) {
        String text = given.startsWith(BYTE_ORDER_MARK) ? given.substring(1) : given;
        List<Document> documents = new ArrayList<>();
        if (source.toLowerCase(Locale.ROOT).endsWith(".json")) {
            Chunk whole = ChunkReader.whole(source, text);
            try {
                JsonTree.read(whole, 0, used, documents);
            } catch (Unreadable e) {
                documents.add(failed(documents.size() + 1, e));
            }
            return documents;
        }
        for (Chunk chunk : ChunkReader.chunks(source, text)) {
            documents.addAll(chunk(
                    documents.isEmpty()
                            ? chunk
                            : new Chunk(source, documents.size() + 1, chunk.text(), chunk.lines())));
        }
        return documents;
    }

    private List<Document> chunk(Chunk chunk) {
        Optional<Integer> bracket = openingBracket(chunk.text());
        if (bracket.isEmpty()) {
            return yaml(chunk);
        }
        List<Document> documents = new ArrayList<>();
        try {
            JsonTree.read(chunk, bracket.get(), used, documents);
            return documents;
        } catch (Unreadable json) {
            return yamlAfterAll(chunk, documents, json);
        }
    }

    /** YAML may open with a bracket too. If the text is neither, the format that could read more of it was probably meant. */
    private List<Document> yamlAfterAll(Chunk chunk, List<Document> read, Unreadable json) {
        try {
            return List.of(YamlTree.read(chunk, used));
        } catch (Unreadable yaml) {
            if (yaml.cameFurtherThan(json)) {
                return List.of(failed(chunk.number(), yaml));
            }
            read.add(failed(chunk.number() + read.size(), json));
            return read;
        }
    }

    private List<Document> yaml(Chunk chunk) {
        try {
            return List.of(YamlTree.read(chunk, used));
        } catch (Unreadable e) {
            return List.of(failed(chunk.number(), e));
        }
    }

    /** The offset of the bracket that a text starts with, if it does: past the marker, blanks and comments. */
    private static Optional<Integer> openingBracket(String text) {
        for (int i = text.startsWith("---") ? 3 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#') {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else if (c == '{' || c == '[') {
                return Optional.of(i);
            } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Document failed(int number, Unreadable e) {
        return new Document(source, number, Optional.empty(), e.problems(), List.of());
    }

    private List<Document> tooLarge() {
        return unreadable(Messages.tooLarge(Place.of(source, ""), limits.maxBytes()));
    }

    private List<Document> unreadable(Problem problem) {
        return List.of(Document.unreadable(source, problem));
    }
}
