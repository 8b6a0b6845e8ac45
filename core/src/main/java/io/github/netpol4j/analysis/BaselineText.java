package io.github.netpol4j.analysis;

import io.github.netpol4j.analysis.Baseline.Entry;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads and writes the text of baselines, strictly. */
final class BaselineText {

    static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

    private static final String HEAD = "netpol4j-baseline 1";
    private static final String INDENT = "  ";
    private static final String TIMES = "times: ";
    private static final String REASON = "reason: ";
    private static final String ESCAPED = "\\nrtse";
    private static final List<String> MEANT = List.of("\\", "\n", "\r", "\t", " ", "");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final String source;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<List<String>> seen = new HashSet<>();

    private BaselineText(String source) {
        this.source = source;
    }

    static String of(List<Entry> entries) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        for (Entry entry : entries) {
            text.append('\n').append(entry.code());
            text.append(entry.object().isEmpty() ? "" : " " + escaped(entry.object()));
            text.append('\n').append(INDENT).append(escaped(entry.sentence())).append('\n');
            if (entry.times() > 1) {
                text.append(INDENT).append(TIMES).append(entry.times()).append('\n');
            }
            if (!entry.reason().isEmpty()) {
                text.append(INDENT)
                        .append(REASON)
                        .append(escaped(entry.reason()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** What would break a line, or be lost at the end of one. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        if (escaped.isEmpty()) {
            return "\\e";
        }
        String end = escaped.endsWith(" ") ? escaped.substring(0, escaped.length() - 1) + "\\s" : escaped;
        return end.startsWith(" ") ? "\\s" + end.substring(1) : end;
    }

    static Baseline read(String text, String source) {
        return new BaselineText(source).read(text);
    }

    private Baseline read(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        }
        if (!lines.get(0).equals(HEAD)) {
            throw new InvalidInputException(Messages.baselineLine(
                    source,
                    1,
                    lines.get(0).startsWith("netpol4j-baseline")
                            ? "\"" + lines.get(0) + "\" is another version than this library reads, which is \"" + HEAD
                                    + "\""
                            : "this is no baseline: its first line is not \"" + HEAD + "\"",
                    "name the file of a baseline, or make it anew with Baseline.of(lint)"));
        }
        int next = 1;
        while (next < lines.size()) {
            String line = lines.get(next);
            if (line.isBlank() || line.startsWith("#")) {
                next++;
            } else {
                next = entry(lines, next);
            }
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(Problem::place));
            throw new InvalidInputException(problems);
        }
        return Baseline.of(entries);
    }

    /** One entry; the line behind it is the result. */
    private int entry(List<String> lines, int first) {
        int end = first + 1;
        while (end < lines.size()
                && lines.get(end).startsWith(INDENT)
                && lines.get(end).length() > INDENT.length()) {
            end++;
        }
        String head = lines.get(first);
        int blank = head.indexOf(' ');
        String code = blank < 0 ? head : head.substring(0, blank);
        if (!CODE.matcher(code).matches()) {
            wrong(
                    first,
                    "\"" + head + "\" is not the first line of an entry, which is a code and an object",
                    "write it as CODE namespace/name, and what belongs to an entry behind two blanks");
            return end;
        }
        if (end == first + 1) {
            wrong(first, "the entry has no sentence", "write the finding's sentence below it, behind two blanks");
            return end;
        }
        Optional<String> object = blank < 0 ? Optional.of("") : plain(head.substring(blank + 1), first);
        Optional<String> sentence = plain(lines.get(first + 1).substring(INDENT.length()), first + 1);
        Optional<Integer> times = Optional.empty();
        Optional<String> reason = Optional.empty();
        for (int i = first + 2; i < end; i++) {
            String field = lines.get(i).substring(INDENT.length());
            if (field.startsWith(TIMES) && times.isEmpty() && reason.isEmpty()) {
                times = times(field.substring(TIMES.length()), i);
            } else if (field.startsWith(REASON) && reason.isEmpty()) {
                reason = plain(field.substring(REASON.length()), i);
            } else {
                wrong(
                        i,
                        "\"" + field + "\" is nothing that an entry has here",
                        "an entry has a sentence in one line, then \"times: 2\" if it is found twice, then \"reason: ...\""
                                + " if there is one");
            }
        }
        if (object.isPresent() && sentence.isPresent()) {
            if (!seen.add(List.of(code, object.get(), sentence.get()))) {
                wrong(first, "this entry is there twice", "keep one, with the sum of both behind \"times: \"");
            }
            entries.add(new Entry(code, object.get(), sentence.get(), times.orElse(1), reason.orElse("")));
        }
        return end;
    }

    private Optional<Integer> times(String text, int line) {
        if (!NUMBER.matcher(text).matches()) {
            wrong(line, "\"" + text + "\" is no number of times", "write a number from 1");
            return Optional.of(1);
        }
        return Optional.of(Integer.parseInt(text));
    }

    private Optional<String> plain(String text, int line) {
        StringBuilder plain = new StringBuilder();
        boolean behind = false;
        for (char letter : (text + " ").toCharArray()) {
            if (!behind && letter == '\\') {
                behind = true;
                continue;
            }
            if (behind && ESCAPED.indexOf(letter) < 0) {
                wrong(
                        line,
                        "a backslash stands before something that it does not stand before",
                        "write \\\\ for a backslash, \\n for a line break, \\r, \\t, or \\s for a blank at an end");
                return Optional.empty();
            }
            plain.append(behind ? MEANT.get(ESCAPED.indexOf(letter)) : String.valueOf(letter));
            behind = false;
        }
        plain.setLength(plain.length() - 1);
        return Optional.of(plain.toString());
    }

    private void wrong(int line, String what, String remedy) {
        problems.add(Messages.baselineLine(source, line + 1, what, remedy));
    }
}
