package io.github.netpol4j.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One row of the Kubernetes end-to-end truth tables, a file of {@code e2e/tables}: steps that add policies or label
 * namespaces, and after each step who reaches whom.
 *
 * <p>Source: kubernetes/kubernetes test/e2e/network/netpol, in our words and names. The table of a probe says what
 * differs from "everyone reaches everyone", line by line, a later line over an earlier one.
 *
 * @param row the number of the row
 * @param title what it shows
 * @param families {@code IPv4}, {@code IPv6} or both
 * @param steps what happens, in order
 */
record TruthTable(String row, String title, List<String> families, List<Step> steps) {

    /**
     * The state after a step.
     *
     * @param policies all policies up to here, as YAML
     * @param namespaceLabels all labels given to namespaces up to here
     * @param probes what is tried
     */
    record Step(String policies, Map<String, Map<String, String>> namespaceLabels, List<Probe> probes) {}

    /**
     * An attempt of every pod to reach every other.
     *
     * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
     * @param port the port of each destination
     * @param lines what differs from "allowed"
     */
    record Probe(String protocol, int port, List<Line> lines) {

        boolean expects(String from, String to) {
            boolean allowed = true;
            for (Line line : lines) {
                if (line.speaksOf(from, to)) {
                    allowed = line.allowed;
                }
            }
            return allowed;
        }
    }

    /**
     * Such as {@code x -> y/a blocked}.
     *
     * @param from {@code any}, a namespace, or a pod as {@code namespace/pod}
     * @param to the same
     * @param allowed whether they connect
     */
    record Line(String from, String to, boolean allowed) {

        static Line parse(String text) {
            String[] words = text.split(" ", -1);
            if (words.length != 4
                    || !words[1].equals("->")
                    || !List.of("allowed", "blocked").contains(words[3])) {
                throw new IllegalArgumentException("not a line of a truth table: " + text);
            }
            for (String end : List.of(words[0], words[2])) {
                if (EndToEndCluster.PODS.stream().noneMatch(pod -> names(end, pod))) {
                    throw new IllegalArgumentException(end + " names no pod: " + text);
                }
            }
            return new Line(words[0], words[2], words[3].equals("allowed"));
        }

        boolean speaksOf(String source, String destination) {
            return names(from, source) && names(to, destination);
        }

        private static boolean names(String end, String pod) {
            return end.equals("any") || end.equals(pod) || pod.startsWith(end + "/");
        }
    }

    /** Every table in a folder, by file name. */
    static List<TruthTable> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(TruthTable::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TruthTable read(Path file) {
        Map<?, ?> yaml = load(file);
        List<Step> steps = new ArrayList<>();
        StringBuilder policies = new StringBuilder();
        Map<String, Map<String, String>> labels = new TreeMap<>();
        for (Object each : (List<?>) yaml.get("steps")) {
            Map<?, ?> step = (Map<?, ?>) each;
            if (step.get("policies") != null) {
                policies.append("---\n").append(step.get("policies"));
            }
            if (step.get("namespaceLabels") != null) {
                ((Map<?, ?>) step.get("namespaceLabels"))
                        .forEach((namespace, given) -> labels.put((String) namespace, strings((Map<?, ?>) given)));
            }
            List<Probe> probes = new ArrayList<>();
            ((Map<?, ?>) step.get("probes"))
                    .forEach((port, lines) -> probes.add(probe((String) port, (List<?>) lines)));
            steps.add(new Step(policies.toString(), Map.copyOf(labels), probes));
        }
        List<String> families =
                yaml.get("family") == null ? List.of("IPv4", "IPv6") : List.of((String) yaml.get("family"));
        return new TruthTable((String) yaml.get("row"), (String) yaml.get("title"), families, steps);
    }

    /** A file of the folder e2e as a tree. */
    static Map<?, ?> load(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Probe probe(String port, List<?> lines) {
        String[] words = port.split(" ", -1);
        return new Probe(
                words[0],
                Integer.parseInt(words[1]),
                lines.stream().map(line -> Line.parse((String) line)).toList());
    }

    private static Map<String, String> strings(Map<?, ?> yaml) {
        Map<String, String> strings = new TreeMap<>();
        yaml.forEach((key, value) -> strings.put((String) key, (String) value));
        return strings;
    }
}
