package io.github.netpol4j.kubernetes;

import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Entry;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The fields of one mapping, read strictly: every field must be known, and have its type. What is wrong is told to the scope and
 * read as absent; an item of a list that is wrong keeps its place, so that the paths of the others stay right.
 */
final class Fields {

    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger SMALLEST = BigInteger.valueOf(Integer.MIN_VALUE);

    private final ReadScope scope;
    private final Mapping mapping;
    private final TreePath path;

    private Fields(ReadScope scope, Mapping mapping, TreePath path) {
        this.scope = scope;
        this.mapping = mapping;
        this.path = path;
    }

    /** The fields of a mapping; those that are not known are told. */
    static Fields of(ReadScope scope, Mapping mapping, TreePath path, List<String> known) {
        for (Entry entry : mapping.entries()) {
            TreePath entryPath = path.key(entry.key());
            if (!known.contains(entry.key()) && scope.isRendered(entry.key(), entry.at(), entryPath)) {
                scope.add(ReaderMessages.unknownField(scope.place(entry.at(), entryPath), entry.key(), known));
            }
        }
        return new Fields(scope, mapping, path);
    }

    /** A value that must be a mapping. */
    static Optional<Fields> of(ReadScope scope, YamlNode node, TreePath path, List<String> known) {
        Optional<Mapping> mapping = node.mapping();
        if (mapping.isEmpty()) {
            scope.wrongType(node, path, "mapping");
        }
        return mapping.map(m -> of(scope, m, path, known));
    }

    TreePath path() {
        return path;
    }

    ReadScope scope() {
        return scope;
    }

    /** A field's value; null is as good as absent, as for the API. */
    Optional<YamlNode> value(String key) {
        return mapping.value(key).filter(node -> !node.isNull());
    }

    Optional<String> string(String key) {
        return value(key).flatMap(node -> string(node, path.key(key)));
    }

    Optional<Fields> mapping(String key, List<String> known) {
        return value(key).flatMap(node -> of(scope, node, path.key(key), known));
    }

    /** A field that is a whole number of 32 bits. */
    Optional<Integer> integer(String key) {
        return value(key).flatMap(node -> integer(node, path.key(key), "number"));
    }

    /**
     * A field that is a list; nothing is as good as an empty one.
     *
     * @param item reads one item, and returns something for a wrong one too
     */
    <T> List<T> list(String key, BiFunction<YamlNode, TreePath, T> item) {
        Optional<YamlNode> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        TreePath listPath = path.key(key);
        Optional<YamlNode.Sequence> list = value.get().sequence();
        if (list.isEmpty()) {
            scope.wrongType(value.get(), listPath, "list");
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (YamlNode node : list.get().items()) {
            items.add(item.apply(node, listPath.index(items.size())));
        }
        return items;
    }

    List<String> strings(String key) {
        return list(key, (node, itemPath) -> string(node, itemPath).orElse(""));
    }

    /** A field that maps strings to strings. */
    SortedMap<String, String> stringMap(String key, boolean mayHoldTemplates) {
        SortedMap<String, String> strings = new TreeMap<>();
        TreePath mapPath = path.key(key);
        Optional<YamlNode> value = value(key);
        Optional<Mapping> map = value.flatMap(YamlNode::mapping);
        if (value.isPresent() && map.isEmpty()) {
            scope.wrongType(value.get(), mapPath, "mapping");
        }
        for (Entry entry : map.map(Mapping::entries).orElse(List.of())) {
            TreePath entryPath = mapPath.key(entry.key());
            if (mayHoldTemplates) {
                text(entry.value(), entryPath).ifPresent(text -> strings.put(entry.key(), text));
            } else if (scope.isRendered(entry.key(), entry.at(), entryPath)) {
                string(entry.value(), entryPath).ifPresent(text -> strings.put(entry.key(), text));
            }
        }
        return strings;
    }

    Optional<Integer> integer(YamlNode node, TreePath at, String wanted) {
        Optional<BigInteger> number =
                node.fold(m -> Optional.empty(), s -> Optional.empty(), scalar -> scalar.integer());
        if (number.isEmpty()) {
            scope.wrongType(node, at, wanted);
            return Optional.empty();
        }
        if (number.get().compareTo(LARGEST) > 0 || number.get().compareTo(SMALLEST) < 0) {
            scope.add(ReaderMessages.portRange(scope.place(node, at), number.get()));
            return Optional.empty();
        }
        return Optional.of(number.get().intValue());
    }

    Optional<String> string(YamlNode node, TreePath at) {
        return text(node, at).filter(text -> scope.isRendered(text, node.at(), at));
    }

    private Optional<String> text(YamlNode node, TreePath at) {
        Optional<String> text = node.string();
        if (text.isEmpty()) {
            scope.wrongType(node, at, "string");
        }
        return text;
    }
}
