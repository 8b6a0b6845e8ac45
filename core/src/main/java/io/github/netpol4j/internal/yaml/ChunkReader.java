package io.github.netpol4j.internal.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text at its document markers. A line that starts with {@code ---} or {@code ...} ends a YAML document wherever it
 * stands, also inside quotes and blocks, and JSON has no such line inside a value; so a document that can't be read leaves the
 * others readable.
 */
final class ChunkReader {

    private final String source;
    private final String text;
    private final List<Chunk> chunks = new ArrayList<>();
    private int start;
    private int startLine = 1;
    private boolean isMarked;

    private ChunkReader(String source, String text) {
        this.source = source;
        this.text = text;
    }

    static List<Chunk> chunks(String source, String text) {
        return new ChunkReader(source, text).read();
    }

    /** A text that has no markers. */
    static Chunk whole(String source, String text) {
        return new Chunk(source, 1, text, new Lines(text, 1));
    }

    private List<Chunk> read() {
        int line = 1;
        for (int at = 0; at < text.length(); line++) {
            int end = lineEnd(at);
            int next = nextLine(end);
            if (isMarker("---", at, end)) {
                // A %YAML directive belongs to the document whose marker follows it.
                if (!holdsOnlyDirectives(at)) {
                    close(at);
                    start = at;
                    startLine = line;
                }
                isMarked = true;
            } else if (isMarker("...", at, end) && isIdle(at + 3, end)) {
                close(at);
                start = next;
                startLine = line + 1;
                isMarked = false;
            }
            at = next;
        }
        close(text.length());
        return chunks;
    }

    private void close(int end) {
        if (isMarked || anyLine(end, false)) {
            String part = text.substring(start, end);
            chunks.add(new Chunk(source, chunks.size() + 1, part, new Lines(part, startLine)));
        }
    }

    private boolean holdsOnlyDirectives(int end) {
        return !isMarked && anyLine(end, false) && !anyLine(end, true);
    }

    /** Whether a line of the chunk is neither blank nor a comment (nor a directive). */
    private boolean anyLine(int chunkEnd, boolean exceptDirectives) {
        for (int at = start; at < chunkEnd; ) {
            int end = lineEnd(at);
            if (!isIdle(at, end) && !(exceptDirectives && text.charAt(at) == '%')) {
                return true;
            }
            at = nextLine(end);
        }
        return false;
    }

    private boolean isMarker(String marker, int at, int end) {
        return text.startsWith(marker, at) && (at + 3 == end || isBlank(text.charAt(at + 3)));
    }

    private boolean isIdle(int from, int end) {
        for (int i = from; i < end; i++) {
            if (!isBlank(text.charAt(i))) {
                return text.charAt(i) == '#';
            }
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private int nextLine(int end) {
        boolean isTwo = end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
        return Math.min(text.length(), end + (isTwo ? 2 : 1));
    }
}
