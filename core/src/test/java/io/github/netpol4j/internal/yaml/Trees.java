package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.YamlNode.Entry;
import io.github.netpol4j.target.ReadLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Documents and trees as short texts, for tests to compare with. */
final class Trees {

    private Trees() {}

    static List<Document> read(String text) {
        return DocumentReader.read("a.yaml", text.getBytes(StandardCharsets.UTF_8), ReadLimits.defaults());
    }

    static Document one(String text) {
        List<Document> documents = read(text);
        if (documents.size() != 1) {
            throw new AssertionError("one document was expected: " + documents);
        }
        return documents.get(0);
    }

    static String tree(String text) {
        Document document = one(text);
        if (!document.errors().isEmpty() || !document.flaws().isEmpty()) {
            throw new AssertionError(document.errors() + " " + document.flaws());
        }
        return show(document);
    }

    static String show(Document document) {
        return document.root().map(Trees::show).orElse("nothing");
    }

    /** JSON-like, with the kind of scalars that are no strings, and without places. */
    static String show(YamlNode node) {
        return node.fold(
                mapping -> mapping.entries().stream()
                        .map(entry -> entry.key() + ": " + show(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}")),
                sequence -> sequence.items().stream().map(Trees::show).collect(Collectors.joining(", ", "[", "]")),
                scalar -> switch (scalar.kind()) {
                    case STRING -> "'" + scalar.text() + "'";
                    case NULL -> "null";
                    default -> scalar.kind() + " " + scalar.text();
                });
    }

    /** Every key and scalar with its place: {@code 1:1 a, 1:4 'b'}. */
    static String places(YamlNode node) {
        return node.fold(
                mapping -> mapping.entries().stream().map(Trees::places).collect(Collectors.joining(", ")),
                sequence -> sequence.items().stream().map(Trees::places).collect(Collectors.joining(", ")),
                scalar -> at(scalar.at()) + " " + show(scalar));
    }

    private static String places(Entry entry) {
        return at(entry.at()) + " " + entry.key() + ", " + places(entry.value());
    }

    private static String at(Position position) {
        return position.line() + ":" + position.column();
    }

    static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
