package io.github.netpol4j.internal.manifest;

import io.github.netpol4j.finding.Place;
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
import java.util.function.Function;

/**
 * The fields of one mapping, read strictly: every field must be known, and have its type. What is wrong is told to the scope and
 * read as absent; an item of a list that is wrong keeps its place, so that the paths of the others stay right.
 */
public final class Fields {

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

    /**
     * The fields of a mapping; those that are not known are told.
     *
     * @param scope takes the problems
     * @param mapping the mapping
     * @param path where it is
     * @param known the fields that the API has there
     * @return the fields
     */
    public static Fields of(ReadScope scope, Mapping mapping, TreePath path, List<String> known) {
        for (Entry entry : mapping.entries()) {
            TreePath entryPath = path.key(entry.key());
            if (!known.contains(entry.key()) && scope.isRendered(entry.key(), entry.at(), entryPath)) {
                scope.add(ReaderMessages.unknownField(scope.place(entry.at(), entryPath), entry.key(), known));
            }
        }
        return new Fields(scope, mapping, path);
    }

    /**
     * The fields of a mapping of which only some matter. Those that are not known are let be; that one is nearly one that matters
     * is doubted, because then that was meant, and is missing.
     *
     * @param scope takes the problems
     * @param mapping the mapping
     * @param path where it is
     * @param read the fields that matter; a constant, so that what was found out about it can be remembered
     * @return the fields
     */
    public static Fields open(ReadScope scope, Mapping mapping, TreePath path, List<String> read) {
        for (Entry entry : mapping.entries()) {
            scope.meant(entry.key(), read).ifPresent(meant -> {
                TreePath entryPath = path.key(entry.key());
                scope.doubt(
                        ReaderMessages.unknownField(scope.place(entry.at(), entryPath), entry.key(), List.of(meant)));
            });
        }
        return new Fields(scope, mapping, path);
    }

    /**
     * A value that must be a mapping, of which only some fields matter.
     *
     * @param scope takes the problems
     * @param node the value
     * @param path where it is
     * @param read the fields that matter
     * @return empty if it is none, which is told
     */
    public static Optional<Fields> open(ReadScope scope, YamlNode node, TreePath path, List<String> read) {
        Optional<Mapping> mapping = node.mapping();
        if (mapping.isEmpty()) {
            scope.wrongType(node, path, "mapping");
        }
        return mapping.map(m -> open(scope, m, path, read));
    }

    /**
     * A field that is a mapping, of which only some fields matter.
     *
     * @param key the field
     * @param read the fields that matter
     * @return empty if it is absent, or wrong, which is told
     */
    public Optional<Fields> open(String key, List<String> read) {
        return value(key).flatMap(node -> open(scope, node, path.key(key), read));
    }

    /**
     * A field that is a list of mappings, of which only some fields matter.
     *
     * @param key the field
     * @param read the fields that matter
     * @return those that are mappings; the others are told
     */
    public List<Fields> openList(String key, List<String> read) {
        return list(key, (node, at) -> open(scope, node, at, read)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * A value that must be a mapping.
     *
     * @param scope takes the problems
     * @param node the value
     * @param path where it is
     * @param known the fields that the API has there
     * @return empty if it is none, which is told
     */
    public static Optional<Fields> of(ReadScope scope, YamlNode node, TreePath path, List<String> known) {
        Optional<Mapping> mapping = node.mapping();
        if (mapping.isEmpty()) {
            scope.wrongType(node, path, "mapping");
        }
        return mapping.map(m -> of(scope, m, path, known));
    }

    /**
     * Where the mapping is.
     *
     * @return its path
     */
    public TreePath path() {
        return path;
    }

    /**
     * The place of a field's value.
     *
     * @param key the field
     * @return that of the mapping if the field is absent
     */
    public Place place(String key) {
        return scope.place(value(key).orElse(mapping), path.key(key));
    }

    /**
     * The document.
     *
     * @return what takes the problems
     */
    public ReadScope scope() {
        return scope;
    }

    /**
     * A field's value; null is as good as absent, as for the API.
     *
     * @param key the field
     * @return empty if it is absent
     */
    public Optional<YamlNode> value(String key) {
        return mapping.value(key).filter(node -> !node.isNull());
    }

    /**
     * A field that is a string.
     *
     * @param key the field
     * @return empty if it is absent, or wrong, which is told
     */
    public Optional<String> string(String key) {
        return value(key).flatMap(node -> string(node, path.key(key)));
    }

    /**
     * A field that is a mapping.
     *
     * @param key the field
     * @param known the fields that the API has there
     * @return empty if it is absent, or wrong, which is told
     */
    public Optional<Fields> mapping(String key, List<String> known) {
        return value(key).flatMap(node -> of(scope, node, path.key(key), known));
    }

    /**
     * A field that is a whole number of 32 bits.
     *
     * @param key the field
     * @param range what the API would say of one beyond
     * @return empty if it is absent, or wrong, which is told
     */
    public Optional<Integer> integer(String key, String range) {
        return value(key).flatMap(node -> integer(node, path.key(key), "number", range));
    }

    /**
     * A field that is any number.
     *
     * @param key the field
     * @return empty if it is absent, or wrong, which is told
     */
    public Optional<Double> decimal(String key) {
        return scalar(key, "number", YamlNode.Scalar::decimal);
    }

    /**
     * A field that is true or false.
     *
     * @param key the field
     * @return empty if it is absent, or wrong, which is told
     */
    public Optional<Boolean> bool(String key) {
        return scalar(key, "boolean", YamlNode.Scalar::bool);
    }

    private <T> Optional<T> scalar(String key, String wanted, Function<? super YamlNode.Scalar, Optional<T>> reading) {
        Optional<YamlNode> node = value(key);
        Optional<T> read = node.flatMap(
                given -> given.<Optional<T>>fold(mapping -> Optional.empty(), sequence -> Optional.empty(), reading));
        if (node.isPresent() && read.isEmpty()) {
            scope.wrongType(node.get(), path.key(key), wanted);
        }
        return read;
    }

    /**
     * A field that is a list; nothing is as good as an empty one.
     *
     * @param key the field
     * @param item reads one item, and returns something for a wrong one too
     * @param <T> what an item becomes
     * @return as many as there are
     */
    public <T> List<T> list(String key, BiFunction<YamlNode, TreePath, T> item) {
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

    /**
     * A field that is a list of strings.
     *
     * @param key the field
     * @return as many as there are; one that is wrong is told, and empty
     */
    public List<String> strings(String key) {
        return list(key, (node, itemPath) -> string(node, itemPath).orElse(""));
    }

    /**
     * A field that maps strings to strings.
     *
     * @param key the field
     * @param mayHoldTemplates whether the mark of templates is only text there
     * @return those that are right; the others are told
     */
    public SortedMap<String, String> stringMap(String key, boolean mayHoldTemplates) {
        SortedMap<String, String> strings = new TreeMap<>();
        TreePath mapPath = path.key(key);
        Optional<YamlNode> value = value(key);
        Optional<Mapping> map = value.flatMap(YamlNode::mapping);
        if (value.isPresent() && map.isEmpty()) {
            scope.wrongType(value.get(), mapPath, "mapping");
        }
        for (Entry entry : map.map(Mapping::entries).orElse(List.of())) {
            TreePath entryPath = mapPath.key(entry.key());
            if (mayHoldTemplates && entry.value().isNull()) {
                // What a chart leaves empty, the API takes for an empty text, and nothing selects by annotations.
                strings.put(entry.key(), "");
            } else if (mayHoldTemplates) {
                text(entry.value(), entryPath).ifPresent(text -> strings.put(entry.key(), text));
            } else if (scope.isRendered(entry.key(), entry.at(), entryPath)) {
                string(entry.value(), entryPath).ifPresent(text -> strings.put(entry.key(), text));
            }
        }
        return strings;
    }

    /**
     * A value that is a whole number of 32 bits.
     *
     * @param node the value
     * @param at where it is
     * @param wanted what belongs there
     * @param range what the API would say of one beyond
     * @return empty if it is wrong, which is told
     */
    public Optional<Integer> integer(YamlNode node, TreePath at, String wanted, String range) {
        Optional<BigInteger> number = wholeNumber(node, at, wanted);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (number.get().compareTo(LARGEST) > 0 || number.get().compareTo(SMALLEST) < 0) {
            scope.add(ReaderMessages.outOfRange(scope.place(node, at), number.get(), range));
            return Optional.empty();
        }
        return Optional.of(number.get().intValue());
    }

    /**
     * A value that is a whole number.
     *
     * @param node the value
     * @param at where it is
     * @param wanted what belongs there
     * @return empty if it is wrong, which is told
     */
    public Optional<BigInteger> wholeNumber(YamlNode node, TreePath at, String wanted) {
        Optional<BigInteger> number =
                node.fold(m -> Optional.empty(), s -> Optional.empty(), scalar -> scalar.integer());
        if (number.isEmpty()) {
            scope.wrongType(node, at, wanted);
        }
        return number;
    }

    /**
     * A value that is a string, and no template.
     *
     * @param node the value
     * @param at where it is
     * @return empty if it is wrong, which is told
     */
    public Optional<String> string(YamlNode node, TreePath at) {
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
