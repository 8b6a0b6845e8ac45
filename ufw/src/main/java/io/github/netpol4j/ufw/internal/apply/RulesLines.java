package io.github.netpol4j.ufw.internal.apply;

import java.util.List;
import java.util.Optional;

/** The lines of a rules file that are for the kernel, as text. */
final class RulesLines {

    /** The chains that rules are in, and those that log for them. */
    static final List<String> CHAINS =
            List.of("input", "output", "forward", "logging-input", "logging-output", "logging-forward");

    private static final int LAST_PRINTABLE = 126;

    private RulesLines() {}

    /** How the names of ufw's chains for rules begin. */
    static String prefix(boolean six) {
        return six ? "ufw6-user-" : "ufw-user-";
    }

    /** Refuses a text that a shell script or ufw's file could not hold as it is. */
    static void check(String file, boolean six) {
        for (int i = 0; i < file.length(); i++) {
            char c = file.charAt(i);
            if (c != '\n' && c != '\t' && (c < ' ' || c > LAST_PRINTABLE)) {
                throw Messages.character(
                        six, c, 1 + file.substring(0, i).lines().count());
            }
        }
        if (!file.endsWith("\n")) {
            throw Messages.notARulesFile(six);
        }
    }

    /**
     * One rule of the kernel's.
     *
     * @param option {@code -A} or {@code -I}
     * @param chain its chain, without the prefix
     * @param rest what it says
     */
    record Line(String option, String chain, String rest) {

        /** The same in another chain. */
        String in(String name) {
            return option + " " + name + " " + rest;
        }
    }

    /** The lines that fill the chains for rules, in order. */
    static List<Line> of(String file, boolean six) {
        String prefix = prefix(six);
        return file.lines()
                .filter(line -> line.startsWith("-A " + prefix) || line.startsWith("-I " + prefix))
                .map(line -> line(line, prefix))
                .filter(line -> CHAINS.contains(line.chain()))
                .toList();
    }

    private static Line line(String line, String prefix) {
        int name = 3 + prefix.length();
        int space = line.indexOf(' ', name);
        int end = space < 0 ? line.length() : space;
        return new Line(
                line.substring(0, 2), line.substring(name, end), line.substring(Math.min(end + 1, line.length())));
    }

    /** What a line jumps to; empty if it only counts. Quoted texts are passed over. */
    static Optional<String> target(String rest) {
        int at = jump(rest);
        if (at < 0) {
            return Optional.empty();
        }
        int end = rest.indexOf(' ', at);
        return Optional.of(rest.substring(at, end < 0 ? rest.length() : end));
    }

    /** The same line with another jump. */
    static String jumping(String rest, String jump) {
        int at = jump(rest);
        int end = at + target(rest).orElseThrow().length();
        return rest.substring(0, at - "-j ".length()) + jump + rest.substring(end);
    }

    /** Where the target's name begins. */
    private static int jump(String rest) {
        char quote = 0;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (rest.startsWith("-j ", i) && (i == 0 || rest.charAt(i - 1) == ' ')) {
                return i + "-j ".length();
            }
        }
        return -1;
    }
}
