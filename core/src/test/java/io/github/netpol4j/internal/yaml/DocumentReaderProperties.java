package io.github.netpol4j.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.internal.yaml.YamlNode.Entry;
import io.github.netpol4j.internal.yaml.YamlNode.Kind;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import io.github.netpol4j.internal.yaml.YamlNode.Scalar;
import io.github.netpol4j.internal.yaml.YamlNode.Sequence;
import io.github.netpol4j.target.ReadLimits;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Trees survive being written and read. Edge cases are off: those of trees alone would use up all tries. */
class DocumentReaderProperties {

    private static final Position NOWHERE = new Position(1, 1);

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aTreeWrittenAsBlocksIsReadAsItIs(@ForAll("trees") YamlNode tree) {
        assertThat(Trees.tree(block(tree, 0))).isEqualTo(Trees.show(tree));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aTreeWrittenAsJsonIsReadAsItIs(@ForAll("trees") YamlNode tree) {
        List<Document> documents = DocumentReader.read("a.json", json(tree), ReadLimits.defaults());

        assertThat(documents).extracting(Trees::show).containsExactly(Trees.show(tree));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void severalTreesAreReadInTheirOrder(@ForAll("forests") List<YamlNode> trees) {
        String yaml = trees.stream().map(tree -> "---\n" + block(tree, 0)).collect(Collectors.joining());

        assertThat(Trees.read(yaml))
                .extracting(Trees::show)
                .containsExactlyElementsOf(trees.stream().map(Trees::show).toList());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aDocumentThatCannotBeReadLeavesTheOthersReadable(
            @ForAll("trees") YamlNode before, @ForAll("trees") YamlNode after, @ForAll("garbage") String garbage) {
        List<Document> documents =
                Trees.read("---\n" + block(before, 0) + "---\n" + garbage + "\n---\n" + block(after, 0));

        assertThat(Trees.show(documents.get(0))).isEqualTo(Trees.show(before));
        assertThat(Trees.show(documents.get(documents.size() - 1))).isEqualTo(Trees.show(after));
    }

    @Provide
    Arbitrary<YamlNode> trees() {
        return Combinators.combine(keys(), node(3), node(2))
                .as((key, first, second) -> new Mapping(
                        NOWHERE, List.of(new Entry(NOWHERE, key, first), new Entry(NOWHERE, key + "'", second))));
    }

    @Provide
    Arbitrary<List<YamlNode>> forests() {
        return trees().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> garbage() {
        return Arbitraries.strings()
                .withChars("{}[]:,-?&*!|>'\"%@#\\ \n\tab1")
                .ofMaxLength(20)
                .filter(text -> !text.contains("...") && !text.contains("---"));
    }

    private static Arbitrary<YamlNode> node(int depth) {
        if (depth == 0) {
            return scalar();
        }
        Arbitrary<YamlNode> sequence =
                Arbitraries.lazy(() -> node(depth - 1)).list().ofMaxSize(3).map(items -> new Sequence(NOWHERE, items));
        Arbitrary<YamlNode> mapping = Combinators.combine(
                        keys().list().uniqueElements().ofMaxSize(3),
                        Arbitraries.lazy(() -> node(depth - 1)).list().ofSize(3))
                .as((keys, values) -> new Mapping(
                        NOWHERE,
                        IntStream.range(0, keys.size())
                                .mapToObj(i -> new Entry(NOWHERE, keys.get(i), values.get(i)))
                                .toList()));
        return Arbitraries.oneOf(scalar(), sequence, mapping);
    }

    private static Arbitrary<YamlNode> scalar() {
        return Arbitraries.oneOf(
                text().map(text -> new Scalar(NOWHERE, Kind.STRING, text)),
                Arbitraries.longs().map(number -> new Scalar(NOWHERE, Kind.INT, number.toString())),
                Arbitraries.of("true", "false").map(text -> new Scalar(NOWHERE, Kind.BOOL, text)),
                Arbitraries.just(new Scalar(NOWHERE, Kind.NULL, "null")));
    }

    private static Arbitrary<String> keys() {
        return Arbitraries.oneOf(text(), Arbitraries.of("a", "no", "80", "<<", "~", "a.b/c"));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.strings().alpha().numeric().ofMaxLength(8),
                Arbitraries.strings()
                        .withChars("\u0000\t\r\n\u0085\u2028\ufeff ñ:-#'\"\\{}[]&*!|>%@`/")
                        .ofMaxLength(6),
                Arbitraries.of("😀", "a😀b", "{{ x }}", "---", "..."));
    }

    /** Block style, strings always in quotes: simple enough to be right at sight. */
    private static String block(YamlNode node, int indent) {
        String lead = " ".repeat(indent);
        return node.fold(
                mapping -> mapping.entries().isEmpty()
                        ? lead + "{}\n"
                        : lines(mapping.entries().size(), i -> {
                            Entry entry = mapping.entries().get(i);
                            return lead + quote(entry.key()) + ":\n" + block(entry.value(), indent + 2);
                        }),
                sequence -> sequence.items().isEmpty()
                        ? lead + "[]\n"
                        : lines(
                                sequence.items().size(),
                                i -> lead + "-\n" + block(sequence.items().get(i), indent + 2)),
                scalar -> lead + literal(scalar) + "\n");
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }

    private static String json(YamlNode node) {
        return node.fold(
                mapping -> mapping.entries().stream()
                        .map(entry -> quote(entry.key()) + ":\t" + json(entry.value()))
                        .collect(Collectors.joining(",\n", "{", "}")),
                sequence -> sequence.items().stream()
                        .map(DocumentReaderProperties::json)
                        .collect(Collectors.joining(", ", "[", "]")),
                DocumentReaderProperties::literal);
    }

    private static String literal(Scalar scalar) {
        return scalar.kind() == Kind.STRING ? quote(scalar.text()) : scalar.text();
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c == 0x85 || c == 0x2028 || c == 0xfeff) {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
