package io.github.netpol4j.internal.cluster;

import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fabric8's objects as the trees that manifests are read into; the place of a value is its object and its path. */
public final class ObjectTree {

    private static final Position NOWHERE = new Position(0, 0);
    private static final int DEPTH = ReadLimits.defaults().maxDepth();

    /** Far beyond what a server takes; maps that hold each other may stand for more. */
    private static final int MOST = 500_000;

    private final String source;
    private final List<Problem> problems = new ArrayList<>();
    private int values;

    private ObjectTree(String source) {
        this.source = source;
    }

    /**
     * Objects with all that is in them.
     *
     * @param objects typed or generic ones
     * @return a document for each, whose source is its kind and name
     */
    public static List<Document> documents(Collection<? extends HasMetadata> objects) {
        Map<String, Integer> seen = new HashMap<>();
        List<Document> documents = new ArrayList<>();
        for (HasMetadata object : objects) {
            String name = name(object);
            int times = seen.merge(name, 1, Integer::sum);
            documents.add(new ObjectTree(times == 1 ? name : name + " (" + times + ")").document(object));
        }
        return documents;
    }

    private static String name(HasMetadata object) {
        String name = Optional.ofNullable(object.getMetadata())
                .map(metadata -> Stream.of(metadata.getNamespace(), metadata.getName())
                        .filter(Objects::nonNull)
                        .reduce((namespace, one) -> namespace + "/" + one)
                        .orElse(""))
                .orElse("");
        return (Objects.requireNonNullElse(object.getKind(), "(no kind)") + " " + name).trim();
    }

    private Document document(HasMetadata object) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("apiVersion", object.getApiVersion());
        all.put("kind", object.getKind());
        all.putAll(Properties.of(object));
        YamlNode root = node(all, TreePath.root(), 0);
        return problems.isEmpty()
                ? new Document(source, 0, Optional.of(root), List.of(), List.of())
                : new Document(source, 0, Optional.empty(), problems, List.of());
    }

    private YamlNode node(@Nullable Object value, TreePath path, int level) {
        if (isTooMuch(level)) {
            return new Scalar(NOWHERE, Kind.NULL, "");
        }
        if (value instanceof Map<?, ?> map) {
            return mapping(map, path, level);
        }
        if (value instanceof AnyType numberOrText) {
            return scalar(numberOrText.getValue(), path);
        }
        if (value instanceof KubernetesResource bean) {
            return mapping(Properties.of(bean), path, level);
        }
        if (value instanceof Collection<?> list) {
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
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (values > MOST) {
                break;
            }
            if (entry.getKey() instanceof String key) {
                entries.add(new Entry(NOWHERE, key, node(entry.getValue(), path.key(key), level + 1)));
            } else {
                problems.add(Messages.keyIsNoString(Place.of(source, path.toString())));
            }
        }
        return new Mapping(NOWHERE, entries);
    }

    private YamlNode scalar(@Nullable Object value, TreePath path) {
        if (value == null) {
            return new Scalar(NOWHERE, Kind.NULL, "");
        }
        Optional<Kind> kind = kind(value);
        if (kind.isEmpty()) {
            problems.add(Messages.notJson(Place.of(source, path.toString()), value));
        }
        return new Scalar(NOWHERE, kind.orElse(Kind.NULL), value.toString());
    }

    private static Optional<Kind> kind(Object value) {
        if (value instanceof String) {
            return Optional.of(Kind.STRING);
        }
        if (value instanceof Boolean) {
            return Optional.of(Kind.BOOL);
        }
        if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger) {
            return Optional.of(Kind.INT);
        }
        return value instanceof Double || value instanceof Float || value instanceof BigDecimal
                ? Optional.of(Kind.FLOAT)
                : Optional.empty();
    }
}
