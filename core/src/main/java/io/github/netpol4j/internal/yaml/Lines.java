package io.github.netpol4j.internal.yaml;

import java.util.Arrays;

/**
 * Lines and columns of a text by offset, as editors count them. The parsers' own counts differ: one takes U+2028 for a line
 * break, the other counts characters outside the Basic Multilingual Plane twice.
 */
final class Lines {

    private final String text;
    private final int firstLine;
    private final boolean hasPairs;
    private int[] starts = new int[16];
    private int lines = 1;

    /** How far {@link #atChar} has come, in chars and in code points: it is asked in ascending order. */
    private int cursorChar;

    private int cursorPoint;

    /**
     * A text that is part of a larger one.
     *
     * @param text starts at the beginning of a line
     * @param firstLine the number of its first line, from 1
     */
    Lines(String text, int firstLine) {
        this.text = text;
        this.firstLine = firstLine;
        int point = 0;
        for (int i = 0; i < text.length(); i++, point++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * lines);
                }
                starts[lines++] = point + 1;
            }
        }
        hasPairs = point != text.length();
    }

    /** The place of an offset in code points. */
    Position at(int offset) {
        int found = Arrays.binarySearch(starts, 0, lines, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(firstLine + line, offset - starts[line] + 1);
    }

    /** The place of an offset in chars. */
    Position atChar(int offset) {
        int end = Math.max(0, Math.min(offset, text.length()));
        if (!hasPairs) {
            return at(end);
        }
        if (end < cursorChar) {
            return at(text.codePointCount(0, end));
        }
        cursorPoint += text.codePointCount(cursorChar, end);
        cursorChar = end;
        return at(cursorPoint);
    }
}
