package io.github.netpol4j.calico.selector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables under {@code src/test/resources/selectors}; their README says where the facts are from. */
final class Facts {

    private static final Path FOLDER = Path.of("src", "test", "resources", "selectors");

    private Facts() {}

    /** A selector, and labels that it matches or does not match. */
    record Matches(String selector, List<Map<String, String>> matching, List<Map<String, String>> others) {}

    record Canonical(String text, String printed) {}

    static List<Matches> matches() {
        List<Matches> facts = new ArrayList<>();
        for (String line : lines("matches.txt")) {
            if (line.startsWith("+")) {
                facts.get(facts.size() - 1).matching.add(labels(line));
            } else if (line.startsWith("-")) {
                facts.get(facts.size() - 1).others.add(labels(line));
            } else {
                facts.add(new Matches(line, new ArrayList<>(), new ArrayList<>()));
            }
        }
        return facts;
    }

    static Stream<String> refused() {
        return lines("refused.txt").stream().map(line -> line.substring(0, line.length() - 1));
    }

    static Stream<Canonical> canonical() {
        return lines("canonical.txt").stream().map(line -> {
            int arrow = line.indexOf("-> ");
            return new Canonical(line.substring(0, Math.max(0, arrow - 1)), line.substring(arrow + 3));
        });
    }

    private static Map<String, String> labels(String line) {
        return Arrays.stream(line.substring(1).strip().split(", "))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toMap(
                        label -> label.substring(0, label.indexOf('=')),
                        label -> label.substring(label.indexOf('=') + 1)));
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
