package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of sections with keys and values, as Python's configparser reads them, but for what goes on in a second line. */
final class IniText {

    private static final Pattern HEADER = Pattern.compile("\\[(.+)\\]");
    private static final Pattern SETTING = Pattern.compile("([^=:\\s][^=:]*?)\\s*[=:]\\s*(.*)");

    private IniText() {}

    /**
     * A section.
     *
     * @param name its name
     * @param line its line, from 0
     * @param values its keys, in lower case, with their values
     */
    record Section(String name, int line, Map<String, String> values) {

        String get(String key) {
            return values.getOrDefault(key, "");
        }
    }

    /** Whether a value comes back as it was. */
    static boolean isValue(String value) {
        boolean visible = value.codePoints().noneMatch(c -> {
            int type = Character.getType(c);
            return type == Character.CONTROL
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
        });
        return visible && value.strip().equals(value) && value.equals(withoutSpaceAround(value));
    }

    /** Python knows more spaces than Java, such as the one that keeps words together. */
    private static String withoutSpaceAround(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isSpace(value.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static void write(StringBuilder file, String name, Map<String, String> values, String assigns) {
        file.append('[').append(name).append("]\n");
        values.forEach((key, value) ->
                file.append((key + assigns + value).stripTrailing()).append('\n'));
        file.append('\n');
    }

    static List<Section> read(TextLines lines) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < lines.count(); i++) {
            String line = lines.line(i);
            if (line.isBlank() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            Matcher header = HEADER.matcher(line.strip());
            Matcher setting = SETTING.matcher(line.strip());
            boolean isIndented = Character.isWhitespace(line.charAt(0));
            if (!isIndented && header.matches()) {
                String name = header.group(1);
                if (sections.stream().anyMatch(one -> one.name().equals(name))) {
                    lines.problem(i, where -> Messages.twice(where, "section", name));
                }
                sections.add(new Section(name, i, new LinkedHashMap<>()));
            } else if (isIndented || sections.isEmpty() || !setting.matches()) {
                lines.problem(i, where -> Messages.notIni(where, line));
            } else {
                add(lines, i, sections.get(sections.size() - 1), setting);
            }
        }
        return sections;
    }

    private static void add(TextLines lines, int index, Section section, Matcher setting) {
        String key = CommandParser.lower(setting.group(1));
        if (section.values().put(key, setting.group(2)) != null) {
            lines.problem(index, (Place where) -> Messages.twice(where, "key", key));
        }
    }
}
