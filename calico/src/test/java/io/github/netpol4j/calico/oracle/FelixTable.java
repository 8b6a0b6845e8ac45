package io.github.netpol4j.calico.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A file of cases: objects, connections, and what becomes of them.
 *
 * @param name the file's
 * @param source where its facts are from
 * @param cases one after the other
 */
record FelixTable(String name, String source, List<Case> cases) {

    /**
     * Objects, and what they do.
     *
     * @param title what is tried
     * @param objects as on the wire
     * @param expectations what becomes of some connections
     */
    record Case(String title, List<Map<String, Object>> objects, List<Expectation> expectations) {}

    /**
     * One connection.
     *
     * @param line how the table writes it
     * @param connection the same as a value
     * @param verdict what becomes of it
     */
    record Expectation(String line, Connection connection, Verdict verdict) {}

    /** All tables of a folder beside this class, by name. */
    static List<FelixTable> readAll(String folder) {
        URL url = Objects.requireNonNull(FelixTable.class.getResource(folder), folder);
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.sorted().map(FelixTable::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FelixTable read(Path file) {
        try {
            Map<String, Object> yaml = Tree.documents(Files.readString(file)).get(0);
            Map<String, End> ends = new LinkedHashMap<>();
            Tree.child(yaml, "ends")
                    .forEach((name, end) -> ends.put(name, end(Tree.child(Tree.child(yaml, "ends"), name))));
            List<Case> cases = new ArrayList<>();
            for (Map<String, Object> one : Tree.children(yaml, "cases")) {
                List<Map<String, Object>> objects = new ArrayList<>(shared(yaml));
                Tree.children(one, "objects").forEach(object -> objects.add(object(object)));
                List<Expectation> expectations = new ArrayList<>();
                for (Verdict verdict : Verdict.values()) {
                    for (String line : Tree.texts(one, verdict.name().toLowerCase(java.util.Locale.ROOT))) {
                        expectations.add(new Expectation(line, connection(line, ends), verdict));
                    }
                }
                cases.add(new Case(Tree.text(one, "title"), objects, expectations));
            }
            return new FelixTable(file.getFileName().toString(), Tree.text(yaml, "source"), cases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, Object>> shared(Map<String, Object> yaml) {
        return Tree.children(yaml, "objects").stream().map(FelixTable::object).toList();
    }

    /** Tables write what is in metadata beside the kind, and no version where it is Calico's. */
    static Map<String, Object> object(Map<String, Object> written) {
        Map<String, Object> object = new LinkedHashMap<>();
        Map<String, Object> metadata = new LinkedHashMap<>();
        boolean namespace = Tree.text(written, "kind").equals("Namespace");
        object.put("apiVersion", namespace ? "v1" : "projectcalico.org/v3");
        written.forEach((key, value) -> {
            boolean inside = List.of("name", "namespace", "labels").contains(key);
            (inside ? metadata : object).put(key, value);
        });
        object.put("metadata", metadata);
        return object;
    }

    private static End end(Map<String, Object> yaml) {
        String address = Tree.text(yaml, "address");
        if (Tree.has(yaml, "external")) {
            return End.external(Tree.text(yaml, "external"));
        }
        if (Tree.has(yaml, "host")) {
            return End.host(Tree.text(yaml, "host"), address).by(Tree.text(yaml, "interface"));
        }
        String[] name = Tree.text(yaml, "pod").split("/", -1);
        return new End(
                End.Kind.POD,
                name[0],
                Tree.labels(yaml, "namespaceLabels"),
                name[1],
                Tree.labels(yaml, "labels"),
                Tree.has(yaml, "serviceAccount") ? Tree.text(yaml, "serviceAccount") : "default",
                Tree.labels(yaml, "serviceAccountLabels"),
                Tree.text(yaml, "node"),
                address,
                Tree.texts(yaml, "ports").stream().map(FelixTable::port).toList(),
                Tree.text(yaml, "interface"));
    }

    /** Such as {@code http TCP 80}. */
    private static End.Port port(String text) {
        String[] words = text.split(" ", -1);
        return new End.Port(words[0], Connection.protocol(words[1]), Integer.parseInt(words[2]));
    }

    /** Such as {@code web -> db TCP 5432}, {@code web -> db TCP 80 from 1234} or {@code web@fd00::1 -> out ICMPv6 128/0}. */
    static Connection connection(String line, Map<String, End> ends) {
        String[] words = line.split(" ", -1);
        if (words.length < 4 || !words[1].equals("->")) {
            throw new IllegalArgumentException("not a connection: " + line);
        }
        int protocol = Connection.protocol(words[3]);
        Connection bare = Connection.to(named(words[0], ends), named(words[2], ends), protocol, 0);
        if (words.length == 4) {
            return bare;
        }
        if (protocol == 1 || protocol == 58) {
            String[] message = words[4].split("/", -1);
            return bare.message(Integer.parseInt(message[0]), message.length == 1 ? 0 : Integer.parseInt(message[1]));
        }
        Connection to = Connection.to(bare.from(), bare.to(), protocol, Integer.parseInt(words[4]));
        return words.length == 7 ? to.fromPort(Integer.parseInt(words[6])) : to;
    }

    /** An end by its name in the table; {@code @} gives another address, {@code #} the interface of its node. */
    private static End named(String text, Map<String, End> ends) {
        String[] parts = text.split("[@#]", -1);
        End end = ends.get(parts[0]);
        if (end == null) {
            throw new IllegalArgumentException("not an end of the table: " + text);
        }
        if (text.contains("#")) {
            return end.by(parts[1]);
        }
        return text.contains("@") ? end.at(parts[1]) : end;
    }
}
