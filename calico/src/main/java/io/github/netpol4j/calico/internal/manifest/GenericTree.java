package io.github.netpol4j.calico.internal.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Document;
import io.github.netpol4j.internal.yaml.Position;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Entry;
import io.github.netpol4j.internal.yaml.YamlNode.Kind;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import io.github.netpol4j.internal.yaml.YamlNode.Scalar;
import io.github.netpol4j.internal.yaml.YamlNode.Sequence;
import io.github.netpol4j.target.ReadLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fabric8's objects as the trees that manifests are read into; the place of a value is its object and its path. */
final class GenericTree {

    private static final Position NOWHERE = new Position(0, 0);
    private static final int DEPTH = ReadLimits.defaults().maxDepth();

    /** Far beyond what a server takes; maps that hold each other may stand for more. */
    private static final int MOST = 1_000_000;

    private final String source;
    private int values;
    private final List<Problem> problems = new ArrayList<>();

    private GenericTree(HasMetadata object) {
        String name = Optional.ofNullable(object.getMetadata())
                .map(metadata -> Stream.of(metadata.getNamespace(), metadata.getName())
                        .filter(Objects::nonNull)
                        .reduce((namespace, one) -> namespace + "/" + one)
                        .orElse(""))
                .orElse("");
        this.source = (Objects.requireNonNullElse(object.getKind(), "(no kind)") + " " + name).trim();
    }

    /** An object with all that is in it. */
    static Document document(GenericKubernetesResource object) {
        return new GenericTree(object).document(tree(object));
    }

    /** An object as maps and lists. */
    static Map<String, @Nullable Object> tree(GenericKubernetesResource object) {
        Map<String, @Nullable Object> tree = header(object.getApiVersion(), object.getKind());
        Optional.ofNullable(object.getMetadata()).ifPresent(metadata -> tree.put("metadata", metadata(metadata)));
        tree.putAll(object.getAdditionalProperties());
        return tree;
    }

    /** An object of a type that fabric8 knows: what it says that it is. */
    static Document header(HasMetadata object) {
        return new GenericTree(object).document(header(object.getApiVersion(), object.getKind()));
    }

    private static Map<String, @Nullable Object> header(@Nullable String apiVersion, @Nullable String kind) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("apiVersion", apiVersion);
        tree.put("kind", kind);
        return tree;
    }

    /** What is ours to read; what the server manages is left out, as it would be dropped. */
    private static Map<String, @Nullable Object> metadata(ObjectMeta metadata) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", metadata.getName());
        tree.put("generateName", metadata.getGenerateName());
        tree.put("namespace", metadata.getNamespace());
        tree.put("labels", metadata.getLabels());
        tree.put("annotations", metadata.getAnnotations());
        tree.putAll(metadata.getAdditionalProperties());
        // A list has no name, not even one that is null.
        tree.values().removeIf(Objects::isNull);
        return tree;
    }

    private Document document(Map<String, @Nullable Object> tree) {
        YamlNode root = node(tree, TreePath.root(), 0);
        return problems.isEmpty()
                ? new Document(source, 0, Optional.of(root), List.of(), List.of())
                : new Document(source, 0, Optional.empty(), problems, List.of());
    }

    private YamlNode node(@Nullable Object value, TreePath path, int level) {
        if (isTooMuch(level)) {
            return scalar(Kind.NULL, "");
        }
        if (value instanceof Map<?, ?> map) {
            return mapping(map, path, level);
        }
        if (value instanceof List<?> list) {
            List<YamlNode> items = new ArrayList<>();
            list.forEach(item -> items.add(node(item, path.index(items.size()), level + 1)));
            return new Sequence(NOWHERE, items);
        }
        return scalar(value, path);
    }

    /** One problem of this sort ends it all: there could be as many as there are values. */
    private boolean isTooMuch(int level) {
        if (values <= MOST && level > DEPTH) {
            problems.add(Messages.tooDeep(Place.of(source, ""), DEPTH));
            values = MOST + 1;
        } else if (values <= MOST && ++values > MOST) {
            problems.add(Messages.tooLarge(Place.of(source, ""), MOST));
        }
        return values > MOST;
    }

    private YamlNode mapping(Map<?, ?> map, TreePath path, int level) {
        List<Entry> entries = new ArrayList<>();
        map.forEach((key, value) -> {
            if (key instanceof String text) {
                entries.add(new Entry(NOWHERE, text, node(value, path.key(text), level + 1)));
            } else {
                problems.add(Messages.keyIsNoString(Place.of(source, path.toString())));
            }
        });
        return new Mapping(NOWHERE, entries);
    }

    private YamlNode scalar(@Nullable Object value, TreePath path) {
        if (value == null) {
            return scalar(Kind.NULL, "");
        }
        if (value instanceof String text) {
            return scalar(Kind.STRING, text);
        }
        if (value instanceof Boolean flag) {
            return scalar(Kind.BOOL, flag.toString());
        }
        if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger) {
            return scalar(Kind.INT, value.toString());
        }
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return scalar(Kind.FLOAT, value.toString());
        }
        problems.add(Messages.notJson(Place.of(source, path.toString()), value));
        return scalar(Kind.NULL, "");
    }

    private static Scalar scalar(Kind kind, String text) {
        return new Scalar(NOWHERE, kind, text);
    }
}
